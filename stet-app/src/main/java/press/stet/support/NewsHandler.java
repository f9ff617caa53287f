package press.stet.support;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;

/** Acts on news that was kept: looks at what it is about. */
@Component
class NewsHandler implements JobHandler<BookRows.Act> {

    private static final Logger LOG = LoggerFactory.getLogger(NewsHandler.class);

    /** After so many failures news lies still until somebody has it played again. */
    private static final int TRIES = 8;

    private final NewsRows rows;
    private final Looking looking;

    NewsHandler(NewsRows rows, Looking looking) {
        this.rows = rows;
        this.looking = looking;
    }

    @Override
    public JobKind<BookRows.Act> kind() {
        return BookRows.ACT;
    }

    @Override
    public void run(BookRows.Act act) {
        try {
            looking.newsOf(act.on().object());
        } catch (RuntimeException e) {
            int tries = rows.trouble(act.news(), sentence(e));
            if (tries < TRIES) {
                throw e;
            }
            LOG.error(
                    "News {} of a rail could not be acted on {} times and lies still. {}",
                    act.news(),
                    tries,
                    sentence(e));
        }
    }

    /** Only our own sentences hold nothing of a contributor for sure. */
    private static String sentence(RuntimeException e) {
        return e instanceof RailUnclear || e instanceof RailRefused
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }
}

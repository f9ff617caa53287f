package press.stet.support;

import org.springframework.stereotype.Component;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;

/** Looks at something of a rail's that another look named. */
@Component
class LookHandler implements JobHandler<BookRows.Look> {

    private final Looking looking;

    LookHandler(Looking looking) {
        this.looking = looking;
    }

    @Override
    public JobKind<BookRows.Look> kind() {
        return BookRows.LOOK;
    }

    @Override
    public void run(BookRows.Look look) {
        looking.look(look.object());
    }
}

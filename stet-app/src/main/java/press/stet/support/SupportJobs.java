package press.stet.support;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;

/** What waits in the queue for this room: news to act on, objects to look at, orders to carry out. */
@Configuration(proxyBeanMethods = false)
class SupportJobs {

    private static final Logger LOG = LoggerFactory.getLogger(SupportJobs.class);

    /** After so many failures news lies still until somebody has it played again; the desk says so. */
    private static final int TRIES = 8;

    @Bean
    JobHandler<BookRows.Act> newsHandler(BookRows books, Looking looking) {
        return new JobHandler<>() {
            @Override
            public JobKind<BookRows.Act> kind() {
                return BookRows.ACT;
            }

            @Override
            public void run(BookRows.Act act) {
                if (books.isDone(act.news())) {
                    return;
                }
                try {
                    looking.newsOf(act.on().object());
                } catch (RuntimeException e) {
                    int tries = books.trouble(act.news(), sentence(e));
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
        };
    }

    private static String sentence(RuntimeException e) {
        return e instanceof RailUnclear || e instanceof RailRefused
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }

    @Bean
    JobHandler<BookRows.Look> lookHandler(Looking looking) {
        return new JobHandler<>() {
            @Override
            public JobKind<BookRows.Look> kind() {
                return BookRows.LOOK;
            }

            @Override
            public void run(BookRows.Look look) {
                looking.look(look.object());
            }
        };
    }

    @Bean
    JobHandler<BookRows.Carry> orderHandler(Ordering ordering) {
        return new JobHandler<>() {
            @Override
            public JobKind<BookRows.Carry> kind() {
                return BookRows.CARRY;
            }

            @Override
            public void run(BookRows.Carry carry) {
                var unused = ordering.carryOut(carry.order());
            }
        };
    }
}

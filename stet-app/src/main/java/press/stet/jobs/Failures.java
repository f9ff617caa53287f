package press.stet.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Jobs that failed and wait to be tried again: what they are, and trying them at once. */
@Component
public class Failures {

    /**
     * The failed jobs of one kind.
     *
     * @param kind its name in the queue
     * @param jobs how many
     * @param last when one of them failed last
     * @param next when the first of them is tried again
     */
    public record Failed(String kind, int jobs, Instant last, Instant next) {}

    private final FailureRows rows;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Failures(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.rows = new FailureRows(jdbc);
        this.clock = clock;
        this.events = events;
    }

    /** By kind, the latest first. */
    public List<Failed> byKind() {
        return rows.byKind();
    }

    /** Tries all failed jobs of a kind now; harmless if there are none. */
    @Transactional
    public void tryAgain(String kind) {
        rows.due(kind, clock.instant());
        events.publishEvent(new DbJobs.Enqueued());
    }
}

package press.stet.edition;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.jobs.JobKind;
import press.stet.jobs.Jobs;
import press.stet.newsroom.PrintChange;

/** Notes what has to be printed, in the transaction that changes it, and calls the printer. */
@Component
class PrintQueue {

    /** @param upTo the number of the change that called; part of the key, so that no call is lost while the printer works */
    record Call(long upTo, Extent extent) {}

    /** How much of what is pending a call is for. */
    enum Extent {
        /** What readers are waiting for. */
        LIVE,
        /** Also what follows it: search, sitemaps, files to take along. */
        ALL
    }

    static final JobKind<Call> PRINT = new JobKind<>("edition.print", Call.class);

    /** What follows is printed once in so long: a desk that publishes one thing after the other is not held up each time. */
    private static final long SECONDS_APART = 10;

    private final PendingRows rows;
    private final Jobs jobs;
    private final Clock clock;

    PrintQueue(JdbcClient jdbc, Jobs jobs, Clock clock) {
        this.rows = new PendingRows(jdbc);
        this.jobs = jobs;
        this.clock = clock;
    }

    @EventListener
    void on(PrintChange change) {
        long number = rows.add(change);
        jobs.enqueue(PRINT, Long.toString(number), new Call(number, Extent.LIVE));
    }

    List<PendingRows.Pending> pending() {
        return rows.all();
    }

    /** Readers have these; what follows them is called for, one call for all that are live by then. */
    void live(List<PendingRows.Pending> shown) {
        List<Long> numbers = numbers(shown);
        rows.live(numbers);
        long next = (clock.instant().getEpochSecond() / SECONDS_APART + 1) * SECONDS_APART;
        jobs.enqueue(PRINT, "all-" + next, new Call(numbers.getLast(), Extent.ALL), Instant.ofEpochSecond(next));
    }

    void printed(List<PendingRows.Pending> done) {
        rows.remove(numbers(done));
    }

    private static List<Long> numbers(List<PendingRows.Pending> pending) {
        return pending.stream().map(PendingRows.Pending::number).toList();
    }
}

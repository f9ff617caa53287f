package press.stet.edition;

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
    record Call(long upTo) {}

    static final JobKind<Call> PRINT = new JobKind<>("edition.print", Call.class);

    private final PendingRows rows;
    private final Jobs jobs;

    PrintQueue(JdbcClient jdbc, Jobs jobs) {
        this.rows = new PendingRows(jdbc);
        this.jobs = jobs;
    }

    @EventListener
    void on(PrintChange change) {
        long number = rows.add(change);
        jobs.enqueue(PRINT, Long.toString(number), new Call(number));
    }

    List<PendingRows.Pending> pending() {
        return rows.all();
    }

    void printed(List<PendingRows.Pending> done) {
        rows.remove(done.stream().map(PendingRows.Pending::number).toList());
    }
}

package press.stet.jobs;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;

/** Runs what is due in the queue, on the calling thread; for tests that move the clock and have no workers. */
@TestComponent
public class TestJobs {

    private record Due(String name, String instance, byte[] data) {}

    private final JdbcClient jdbc;
    private final List<JobHandler<?>> handlers;
    private final JobSerializer serializer;
    private final Clock clock;

    TestJobs(JdbcClient jdbc, List<JobHandler<?>> handlers, JobSerializer serializer, Clock clock) {
        this.jdbc = jdbc;
        this.handlers = handlers;
        this.serializer = serializer;
        this.clock = clock;
    }

    /** Everything that is due, and what that makes due, in order of its time. */
    public void run() {
        while (true) {
            List<Due> due = jdbc.sql("select task_name, task_instance, task_data from jobs.scheduled_tasks"
                            + " where execution_time <= :now order by execution_time, task_instance limit 1")
                    .param("now", Sql.at(clock.instant()))
                    .query((row, n) -> new Due(row.getString(1), row.getString(2), row.getBytes(3)))
                    .list();
            if (due.isEmpty()) {
                return;
            }
            jdbc.sql("delete from jobs.scheduled_tasks where task_name = :name and task_instance = :instance")
                    .param("name", due.getFirst().name())
                    .param("instance", due.getFirst().instance())
                    .update();
            handlers.stream()
                    .filter(handler ->
                            handler.kind().name().equals(due.getFirst().name()))
                    .forEach(handler -> run(handler, due.getFirst().data()));
        }
    }

    private <P extends Record> void run(JobHandler<P> handler, byte[] data) {
        handler.run(serializer.deserialize(handler.kind().payload(), data));
    }
}

package press.stet.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

@Component
class DbJobs implements Jobs {

    static final String TABLE = "jobs.scheduled_tasks";

    /** Something was put into the queue; published inside the transaction, acted on after it. */
    record Enqueued() {}

    private final SchedulerClient client;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DbJobs(DataSource dataSource, JobSerializer serializer, Clock clock, ApplicationEventPublisher events) {
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .serializer(serializer)
                .tableName(TABLE)
                .build();
        this.clock = clock;
        this.events = events;
    }

    @Override
    public <P extends Record> void enqueue(JobKind<P> kind, String key, P payload) {
        enqueue(kind, key, payload, clock.instant());
        events.publishEvent(new Enqueued());
    }

    @Override
    public <P extends Record> void enqueue(JobKind<P> kind, String key, P payload, Instant at) {
        client.scheduleIfNotExists(new TaskInstance<>(kind.name(), key, payload), at);
    }

    @Override
    public void cancel(JobKind<?> kind, String key) {
        client.cancel(TaskInstanceId.of(kind.name(), key));
    }
}

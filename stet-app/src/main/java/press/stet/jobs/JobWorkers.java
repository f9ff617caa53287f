package press.stet.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Takes jobs from the queue and hands them to their handlers. Runs on every node that has the worker role. */
@Component
@ConditionalOnProperty(name = "stet.worker", havingValue = "true", matchIfMissing = true)
class JobWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorkers.class);
    private static final int WORKERS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final double PAUSE_GROWTH = 2.0;
    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    /** A job whose worker was killed is taken up again after as many missed ones, four at least: the library's own make it half an hour. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED_HEARTBEATS = 4;

    private final DataSource dataSource;
    private final JobSerializer serializer;
    private final List<JobHandler<?>> handlers;
    private final Clock clock;
    private @Nullable Scheduler scheduler;

    JobWorkers(DataSource dataSource, JobSerializer serializer, List<JobHandler<?>> handlers, Clock clock) {
        this.dataSource = dataSource;
        this.serializer = serializer;
        this.handlers = handlers;
        this.clock = clock;
    }

    @Override
    public void start() {
        List<Task<?>> tasks = handlers.stream().<Task<?>>map(JobWorkers::task).toList();
        Scheduler started = Scheduler.create(dataSource, tasks)
                .serializer(serializer)
                .tableName(DbJobs.TABLE)
                .clock(clock::instant)
                .threads(WORKERS)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofSeconds(5))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(STOP_WAIT)
                .executorService(Executors.newFixedThreadPool(
                        WORKERS, Thread.ofPlatform().name("job-", 1).factory()))
                .build();
        started.start();
        scheduler = started;
    }

    private static <P extends Record> Task<P> task(JobHandler<P> handler) {
        return Tasks.oneTime(handler.kind().name(), handler.kind().payload())
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_PAUSE, PAUSE_GROWTH))
                .execute((instance, context) -> handler.run(instance.getData()));
    }

    /** A job was committed: look at once instead of at the next poll. */
    @TransactionalEventListener(fallbackExecution = true)
    void wake(DbJobs.Enqueued enqueued) {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        } else {
            LOG.debug("A job waits for the workers to start: {}", enqueued);
        }
    }

    @Override
    public void stop() {
        Scheduler running = scheduler;
        if (running != null) {
            running.stop();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}

package press.stet.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;
import press.stet.jobs.Jobs;

/** Signs the clock again every hour, and when the program starts. */
@Component
class ClockHandler implements JobHandler<ClockHandler.Hour> {

    /** @param hour since 1970; part of the key, so that each hour has one signing however often it is asked for */
    record Hour(long hour) {}

    static final JobKind<Hour> SIGN = new JobKind<>("edition.clock", Hour.class);

    private static final long SECONDS = 3600;

    private final Seal seal;
    private final Jobs jobs;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClockHandler(Seal seal, Jobs jobs, ApplicationEventPublisher events, Clock clock) {
        this.seal = seal;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        enqueue(thisHour());
    }

    @Override
    public JobKind<Hour> kind() {
        return SIGN;
    }

    @Override
    public void run(Hour hour) {
        enqueue(thisHour() + 1);
        try {
            seal.again()
                    .ifPresent(signed -> events.publishEvent(new EditionSealed(signed.edition(), signed.version())));
        } catch (IOException e) {
            throw new UncheckedIOException("The clock could not be signed; it is tried again.", e);
        }
    }

    private void enqueue(long hour) {
        jobs.enqueue(SIGN, Long.toString(hour), new Hour(hour), Instant.ofEpochSecond(hour * SECONDS));
    }

    private long thisHour() {
        return Math.floorDiv(clock.instant().getEpochSecond(), SECONDS);
    }
}

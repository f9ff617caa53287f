package press.stet.mirrors;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import press.stet.edition.EditionSealed;

/**
 * Every mirror has a thread and a queue of its own, so that one that hangs or fails delays no other and no print. What is still to
 * be pushed need not be kept: it is the difference between the mirror's row and the newsroom's clock, so nothing is lost when the
 * program ends.
 */
@Component
@ConditionalOnProperty(name = "stet.worker", havingValue = "true", matchIfMissing = true)
class Rounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** Looks by itself too: another command may have printed. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private record Round(Thread thread, BlockingQueue<EditionSealed> news) {}

    private final MirrorRows rows;
    private final Errand errand;
    private final Channels channels;
    private final Map<UUID, Round> rounds = new ConcurrentHashMap<>();
    private volatile boolean running;

    Rounds(MirrorRows rows, Errand errand, Channels channels) {
        this.rows = rows;
        this.errand = errand;
        this.channels = channels;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(EditionSealed sealed) {
        if (running) {
            begin();
            rounds.values().forEach(round -> round.news().add(sealed));
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("mirrors").start(this::lookForNewOnes);
    }

    private void lookForNewOnes() {
        try {
            while (running) {
                look();
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            begin();
            channels.sign();
        } catch (RuntimeException e) {
            LOG.warn("The mirrors could not be looked after; it is tried again: {}", e.getMessage());
        }
    }

    /** Begins a round for every mirror that has none yet. */
    private void begin() {
        for (Mirror mirror : rows.all()) {
            rounds.computeIfAbsent(mirror.id(), id -> {
                BlockingQueue<EditionSealed> news = new LinkedBlockingQueue<>();
                return new Round(
                        Thread.ofVirtual().name("mirror-" + mirror.name()).start(() -> go(id, news)), news);
            });
        }
    }

    private void go(UUID mirror, BlockingQueue<EditionSealed> news) {
        Duration pause = FIRST_PAUSE;
        try {
            while (running) {
                news.clear();
                Errand.Went went = errand.run(mirror);
                switch (went) {
                    case UP_TO_DATE -> {
                        pause = FIRST_PAUSE;
                        var unused = news.poll(LOOK_EVERY.toSeconds(), TimeUnit.SECONDS);
                    }
                    case FAILED -> {
                        Thread.sleep(pause);
                        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                                ? LONGEST_PAUSE
                                : pause.multipliedBy(2);
                    }
                    case GONE -> {
                        rounds.remove(mirror);
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        rounds.values().forEach(round -> round.thread().interrupt());
        rounds.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

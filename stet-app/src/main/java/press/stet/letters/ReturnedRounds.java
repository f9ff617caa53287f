package press.stet.letters;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks into the mailbox for returned mail every two minutes. Two nodes that look at once do no harm. */
@Component
@ConditionalOnProperty(name = "stet.worker", havingValue = "true", matchIfMissing = true)
class ReturnedRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnedRounds.class);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(2);

    private final ReturnedBox box;
    private @Nullable Thread rounds;

    ReturnedRounds(ReturnedBox box) {
        this.box = box;
    }

    @Override
    public void start() {
        rounds = Thread.ofVirtual().name("letters-returned").start(this::go);
    }

    private void go() {
        try {
            while (true) {
                try {
                    box.look();
                } catch (RuntimeException e) {
                    LOG.warn(
                            "Returned mail cannot be looked through just now: {}",
                            e.getClass().getSimpleName());
                }
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread now = rounds;
        if (now != null) {
            now.interrupt();
            rounds = null;
        }
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }
}

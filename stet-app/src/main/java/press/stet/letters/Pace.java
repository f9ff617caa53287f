package press.stet.letters;

import java.time.Duration;

/** Lets so many through in a second, evenly; shared by all lines to one relay. */
final class Pace {

    private final long nanosEach;
    private long next = System.nanoTime();

    Pace(int perSecond) {
        this.nanosEach = Duration.ofSeconds(1).toNanos() / perSecond;
    }

    void await() throws InterruptedException {
        long wait;
        synchronized (this) {
            long now = System.nanoTime();
            // A line that had nothing to send for a while may catch up a tenth of a second, not more.
            next = Math.max(next, now - 100_000_000L) + nanosEach;
            wait = next - now;
        }
        if (wait > 1_000_000L) {
            Thread.sleep(Duration.ofNanos(wait));
        }
    }
}

package press.stet.ops;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Shows on one line how far a long task has come, once it takes longer than two seconds. */
final class ProgressBar implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final InstantSource clock;
    private final Instant start;
    private Instant next;
    private boolean shown;

    ProgressBar(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.start = clock.instant();
        this.next = start.plus(PATIENCE);
    }

    void at(long done, long total) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(PAUSE);
        int part = (int) (done * WIDTH / Math.max(1, total));
        out.print("\r[" + "#".repeat(part) + " ".repeat(WIDTH - part) + "] " + done * 100 / Math.max(1, total) + " %");
        out.flush();
        shown = true;
    }

    @Override
    public void close() {
        if (shown) {
            out.print("\r" + " ".repeat(WIDTH + 8) + "\r");
            out.flush();
        }
    }
}

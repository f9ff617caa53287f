package press.stet.ops;

import java.io.PrintWriter;
import java.time.Duration;

/** A line of progress for what takes longer than two seconds; nothing where nobody watches. */
final class ProgressBar {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final String what;
    private final boolean watched = System.console() != null && System.console().isTerminal();
    private final long began = System.nanoTime();
    private long shown;

    /** @param what what is counted, for instance {@code stories} */
    ProgressBar(PrintWriter out, String what) {
        this.out = out;
        this.what = what;
    }

    void at(long done, long total) {
        long now = System.nanoTime();
        if (watched && now - began > PATIENCE.toNanos() && now - shown > BETWEEN.toNanos()) {
            shown = now;
            int filled = total == 0 ? 0 : (int) Math.min(WIDTH, WIDTH * done / total);
            out.print("\r" + "█".repeat(filled) + "░".repeat(WIDTH - filled) + " " + done + " of " + total + " " + what + " ");
            out.flush();
        }
    }

    /** Takes the line away. */
    void end() {
        if (shown != 0) {
            out.print("\r" + " ".repeat(WIDTH + 60) + "\r");
            out.flush();
        }
    }
}

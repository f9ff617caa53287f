package press.stet.ops;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * How far something has come, in one line that is written over. Shows nothing for the first two seconds, and nothing at all
 * when nobody watches (the output is no terminal).
 */
final class ProgressBar implements AutoCloseable {

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final int WIDTH = 30;

    private final String what;
    private final String unit;
    private final PrintWriter out;
    private final boolean watched;
    private final long began = System.nanoTime();
    private long shown = began;
    private boolean drawn;

    /**
     * @param what for instance “Printing”
     * @param unit what is counted, for instance “stories”
     */
    ProgressBar(String what, String unit, PrintWriter out) {
        this.what = what;
        this.unit = unit;
        this.out = out;
        this.watched = System.console() != null && System.console().isTerminal();
    }

    synchronized void at(long done, long total) {
        long now = System.nanoTime();
        if (watched && now - began > SHORT.toNanos() && now - shown > BETWEEN.toNanos()) {
            shown = now;
            drawn = true;
            out.print("\r" + line(what, done, total, unit) + " ");
            out.flush();
        }
    }

    /** Takes the line away. */
    @Override
    public synchronized void close() {
        if (drawn) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }

    static String line(String what, long done, long total, String unit) {
        double part = total <= 0 ? 0 : Math.min(1, done / (double) total);
        int full = (int) Math.round(part * WIDTH);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %3d %%, %,d of %,d %s",
                what,
                "=".repeat(full),
                " ".repeat(WIDTH - full),
                Math.round(part * 100),
                done,
                total,
                unit);
    }
}

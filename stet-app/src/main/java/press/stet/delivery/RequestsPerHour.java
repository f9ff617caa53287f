package press.stet.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many requests this machine answered in each hour of the last two days, and nothing else about them: a cliff may mean a
 * block. Kept in memory only.
 */
public final class RequestsPerHour {

    /** An hour. @param begins full hour, UTC */
    public record Hour(Instant begins, long requests) {}

    private static final int HOURS = 48;
    private static final long MILLIS = 3_600_000;

    private final InstantSource clock;
    private final AtomicLongArray counts = new AtomicLongArray(HOURS);
    private final AtomicLongArray hours = new AtomicLongArray(HOURS);

    RequestsPerHour(InstantSource clock) {
        this.clock = clock;
    }

    void count() {
        long hour = Math.floorDiv(clock.millis(), MILLIS);
        int place = (int) Math.floorMod(hour, (long) HOURS);
        long there = hours.get(place);
        if (there != hour && hours.compareAndSet(place, there, hour)) {
            counts.set(place, 0);
        }
        counts.incrementAndGet(place);
    }

    /** The last hours, the present one first. */
    public List<Hour> latest(int most) {
        long now = Math.floorDiv(clock.millis(), MILLIS);
        List<Hour> latest = new ArrayList<>();
        for (long hour = now; hour > now - Math.min(most, HOURS); hour--) {
            int place = (int) Math.floorMod(hour, (long) HOURS);
            latest.add(new Hour(Instant.ofEpochMilli(hour * MILLIS), hours.get(place) == hour ? counts.get(place) : 0));
        }
        return latest;
    }
}

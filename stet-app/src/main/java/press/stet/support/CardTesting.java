package press.stet.support;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Holds off those who try stolen cards on the giving page: few attempts from one range of addresses, and a quarter of an hour of quiet
 * when most of many attempts fail. Counts in memory only, by a fingerprint whose key dies with the process; no address is kept.
 */
@Component
public class CardTesting {

    static final Duration WINDOW = Duration.ofMinutes(10);
    static final Duration QUIET = Duration.ofMinutes(15);
    static final int PER_RANGE = 10;
    static final int FAILED_PER_RANGE = 5;
    static final int MANY = 30;
    /** Of many attempts in the window, this share failing is no accident. */
    static final double MOST = 0.7;

    private static final int RANGES = 20_000;

    private record Attempt(Instant at, boolean failed) {}

    private final byte[] key = new byte[32];
    private final Map<String, Deque<Attempt>> ranges = new HashMap<>();
    private final Deque<Attempt> all = new ArrayDeque<>();
    private Instant quietUntil = Instant.EPOCH;
    private final Clock clock;

    CardTesting(Clock clock) {
        this.clock = clock;
        new SecureRandom().nextBytes(key);
    }

    /** @param address as the connection has it */
    public synchronized boolean mayTry(String address) {
        Instant now = clock.instant();
        if (now.isBefore(quietUntil)) {
            return false;
        }
        Deque<Attempt> mine = ranges.get(range(address));
        if (mine == null) {
            return true;
        }
        forget(mine, now);
        return mine.size() < PER_RANGE && mine.stream().filter(Attempt::failed).count() < FAILED_PER_RANGE;
    }

    public synchronized void tried(String address, boolean failed) {
        Instant now = clock.instant();
        if (ranges.size() >= RANGES) {
            ranges.values().removeIf(attempts -> {
                forget(attempts, now);
                return attempts.isEmpty();
            });
        }
        Attempt attempt = new Attempt(now, failed);
        if (ranges.size() < RANGES) {
            ranges.computeIfAbsent(range(address), range -> new ArrayDeque<>()).add(attempt);
        }
        forget(all, now);
        all.add(attempt);
        if (all.size() >= MANY && all.stream().filter(Attempt::failed).count() >= MOST * all.size()) {
            quietUntil = now.plus(QUIET);
            all.clear();
        }
    }

    /** Whether giving rests just now because cards were being tried. */
    public synchronized boolean quiet() {
        return clock.instant().isBefore(quietUntil);
    }

    private static void forget(Deque<Attempt> attempts, Instant now) {
        while (!attempts.isEmpty() && attempts.peekFirst().at().isBefore(now.minus(WINDOW))) {
            attempts.removeFirst();
        }
    }

    /** A /24 of IPv4, a /48 of IPv6; as a fingerprint. */
    private String range(String address) {
        String[] parts = address.split("[.:]", -1);
        String range = address.contains(":")
                ? String.join(":", Arrays.copyOf(parts, Math.min(3, parts.length)))
                : String.join(".", Arrays.copyOf(parts, Math.min(3, parts.length)));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(range.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", e);
        }
    }
}

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
 * Holds off those who try stolen cards on the giving page. Few attempts from one range of addresses, with one card and with one mail
 * address; when more fail than usual, everybody shows patience first; and when most of many fail, giving rests for a quarter of an hour
 * and the desk is told. Counts in memory only, by fingerprints whose key dies with the process: no address and no card is kept.
 */
@Component
public class CardTesting {

    static final Duration WINDOW = Duration.ofMinutes(10);
    static final Duration QUIET = Duration.ofMinutes(15);
    static final int PER_RANGE = 10;
    static final int FAILED_PER_RANGE = 5;
    /** Of one card, and of one mail address. */
    static final int PER_PERSON = 4;

    static final int MANY = 30;
    /** Of many attempts in the window, this share failing is no accident. */
    static final double MOST = 0.7;

    static final int SOME = 10;
    /** From this share on everybody is asked for patience. */
    static final double UNUSUAL = 0.4;

    /** More attempts than this in the window ask everybody for patience, whatever becomes of them. */
    static final int RUSH = 300;

    private static final int COUNTED = 40_000;

    private record Attempt(Instant at, boolean failed) {}

    private final byte[] key = new byte[32];
    private final Map<String, Deque<Attempt>> counted = new HashMap<>();
    private final Deque<Attempt> all = new ArrayDeque<>();
    private Instant quietUntil = Instant.EPOCH;
    private final Books books;
    private final Clock clock;

    CardTesting(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
        new SecureRandom().nextBytes(key);
    }

    /** @param address as the connection has it */
    public synchronized boolean mayTry(String address) {
        if (quiet()) {
            return false;
        }
        Deque<Attempt> mine = of(range(address));
        return mine.size() < PER_RANGE && mine.stream().filter(Attempt::failed).count() < FAILED_PER_RANGE;
    }

    /** Counts one more attempt with a card that is about to be charged. @return false when it was tried too often */
    public synchronized boolean mayCharge(Instrument card) {
        String fingerprint = card.fingerprint();
        return fingerprint == null || once("card:" + fingerprint);
    }

    /** Counts one more attempt for an address that somebody typed. @return false when it was tried too often */
    public synchronized boolean mayGiveAs(String mail) {
        return once("mail:" + Donors.normal(mail));
    }

    private boolean once(String who) {
        Deque<Attempt> mine = of(who);
        if (mine.size() >= PER_PERSON) {
            return false;
        }
        count(who, new Attempt(clock.instant(), false));
        return true;
    }

    /** Whether more goes wrong than usual, so that everybody must show patience before a card is charged. */
    public synchronized boolean wary() {
        forget(all, clock.instant());
        return all.size() >= RUSH || all.size() >= SOME && failed() >= UNUSUAL * all.size();
    }

    /** How many leading zero bits the proof of patience needs: harder while more goes wrong. */
    public synchronized int bits() {
        return 14 + (int) Math.min(4, failed() / SOME);
    }

    public synchronized void tried(String address, boolean failed) {
        Attempt attempt = new Attempt(clock.instant(), failed);
        count(range(address), attempt);
        forget(all, attempt.at());
        all.add(attempt);
        if (all.size() >= MANY && failed() >= MOST * all.size()) {
            quietUntil = attempt.at().plus(QUIET);
            Changes changes = Changes.none();
            changes.alarms()
                    .add("Cards were being tried on " + attempt.at() + ": " + failed() + " of " + all.size()
                            + " attempts failed within ten minutes. Giving rested for a quarter of an hour.");
            boolean unused = books.commit(changes);
            all.clear();
        }
    }

    private long failed() {
        return all.stream().filter(Attempt::failed).count();
    }

    /** Whether giving rests just now because cards were being tried. */
    public synchronized boolean quiet() {
        return clock.instant().isBefore(quietUntil);
    }

    private Deque<Attempt> of(String who) {
        Deque<Attempt> mine = counted.get(fingerprint(who));
        if (mine == null) {
            return new ArrayDeque<>();
        }
        forget(mine, clock.instant());
        return mine;
    }

    private void count(String who, Attempt attempt) {
        if (counted.size() >= COUNTED) {
            counted.values().removeIf(attempts -> {
                forget(attempts, attempt.at());
                return attempts.isEmpty();
            });
        }
        if (counted.size() < COUNTED) {
            counted.computeIfAbsent(fingerprint(who), one -> new ArrayDeque<>()).add(attempt);
        }
    }

    private static void forget(Deque<Attempt> attempts, Instant now) {
        while (!attempts.isEmpty() && attempts.peekFirst().at().isBefore(now.minus(WINDOW))) {
            attempts.removeFirst();
        }
    }

    /** A /24 of IPv4, a /48 of IPv6. */
    private static String range(String address) {
        String[] parts = address.split("[.:]", -1);
        return "range:"
                + (address.contains(":")
                        ? String.join(":", Arrays.copyOf(parts, Math.min(3, parts.length)))
                        : String.join(".", Arrays.copyOf(parts, Math.min(3, parts.length))));
    }

    private String fingerprint(String who) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(who.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", e);
        }
    }
}

package press.stet.letters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import press.stet.mail.Reply;

/** Which mail hosts asked us to slow down, and until when; only mail to them waits. */
final class Slowness {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOMAINS = 10_000;

    private record Slow(Instant until, Duration pause) {}

    private final Map<String, Slow> slow = new ConcurrentHashMap<>();
    private final Clock clock;

    Slowness(Clock clock) {
        this.clock = clock;
    }

    /** Until when mail to this domain waits; null if it does not. */
    @Nullable
    Instant until(String domain) {
        Slow now = slow.get(domain);
        return now == null || !now.until().isAfter(clock.instant()) ? null : now.until();
    }

    /** 421, or words about the host and not the mailbox (RFC 3463: 4.3, 4.7). */
    void heard(String domain, Reply reply) {
        String code = reply.enhanced();
        if (reply.isClosing() || code.startsWith("4.7.") || code.startsWith("4.3.")) {
            Instant now = clock.instant();
            slow.compute(domain, (name, before) -> {
                if (before != null && before.until().isAfter(now)) {
                    return before;
                }
                Duration pause = before == null ? FIRST : before.pause().multipliedBy(2);
                Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
                return new Slow(now.plus(bounded), bounded);
            });
            if (slow.size() > DOMAINS) {
                slow.values().removeIf(one -> one.until().isBefore(now));
            }
        } else if (reply.verdict() == Reply.Verdict.ACCEPTED) {
            slow.remove(domain);
        }
    }
}

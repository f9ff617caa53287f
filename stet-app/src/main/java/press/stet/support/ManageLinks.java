package press.stet.support;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import press.stet.kernel.Fingerprints;

/**
 * Secrets in links that prove by themselves what they open: a kind, an id, a time, and 16 bytes of a keyed fingerprint. Nothing of them
 * is stored.
 */
@Component
class ManageLinks {

    /** What a link opens. */
    enum Kind {
        DONOR,
        PLAN,
        REMINDER
    }

    record Opened(Kind kind, UUID id) {}

    static final Duration MAILED = Duration.ofDays(35);
    static final Duration ASKED_FOR = Duration.ofDays(1);
    /** A plan without an address has nothing else to be managed by. */
    static final Duration SHOWN = Duration.ofDays(3650);

    private static final String PURPOSE = "support.manage";
    private static final int WORDS = 1 + 16 + 8;
    private static final int PROOF = 16;

    private final Fingerprints fingerprints;
    private final Clock clock;

    ManageLinks(Fingerprints fingerprints, Clock clock) {
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    String make(Kind kind, UUID id, Duration life) {
        byte[] words = ByteBuffer.allocate(WORDS)
                .put((byte) kind.ordinal())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(clock.instant().plus(life).getEpochSecond())
                .array();
        byte[] link = Arrays.copyOf(words, WORDS + PROOF);
        System.arraycopy(fingerprints.of(PURPOSE, words), 0, link, WORDS, PROOF);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(link);
    }

    /** What the secret opens now; empty when it is none of ours, or too old. */
    Optional<Opened> open(String secret) {
        byte[] link;
        try {
            link = Base64.getUrlDecoder().decode(secret);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (link.length != WORDS + PROOF) {
            return Optional.empty();
        }
        byte[] words = Arrays.copyOf(link, WORDS);
        if (!fingerprints.proves(Arrays.copyOfRange(link, WORDS, link.length), PURPOSE, words)) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(words);
        Kind kind = Kind.values()[read.get()];
        UUID id = new UUID(read.getLong(), read.getLong());
        return Instant.ofEpochSecond(read.getLong()).isAfter(clock.instant())
                ? Optional.of(new Opened(kind, id))
                : Optional.empty();
    }
}

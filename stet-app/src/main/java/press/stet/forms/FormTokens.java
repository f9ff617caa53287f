package press.stet.forms;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import press.stet.kernel.Fingerprints;

/**
 * Proof in a form that this newsroom made it, and when: the time in seconds and the first 12 bytes of a keyed fingerprint, as
 * base64url. Nothing of it is stored.
 */
@Component
class FormTokens {

    private static final Duration LONGEST = Duration.ofHours(12);
    /** Nobody reads and fills in a form faster. */
    private static final Duration SHORTEST = Duration.ofSeconds(2);

    private static final int TIME = Long.BYTES;
    private static final int PROOF = 12;

    /** What a token is worth. */
    enum Verdict {
        GOOD,
        /** Younger than anybody can fill in a form, made elsewhere, or for another form. */
        FALSE,
        /** The page was open too long; a new one is to be shown, with what was typed. */
        OLD
    }

    private final Fingerprints fingerprints;
    private final Clock clock;

    FormTokens(Fingerprints fingerprints, Clock clock) {
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /** @param form which form it is for, for instance {@code letters.join} */
    String issue(String form) {
        byte[] time = ByteBuffer.allocate(TIME)
                .putLong(clock.instant().getEpochSecond())
                .array();
        byte[] token = Arrays.copyOf(time, TIME + PROOF);
        System.arraycopy(fingerprints.of(purpose(form), time), 0, token, TIME, PROOF);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    Verdict check(String form, String typed) {
        return age(form, typed)
                .map(age -> age.compareTo(LONGEST) > 0
                        ? Verdict.OLD
                        : age.compareTo(SHORTEST) < 0 ? Verdict.FALSE : Verdict.GOOD)
                .orElse(Verdict.FALSE);
    }

    /** How long ago the token was issued; empty when it is none of ours, or for another form. */
    Optional<Duration> age(String form, String typed) {
        byte[] token;
        try {
            token = Base64.getUrlDecoder().decode(typed);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (token.length != TIME + PROOF) {
            return Optional.empty();
        }
        byte[] time = Arrays.copyOf(token, TIME);
        if (!fingerprints.proves(Arrays.copyOfRange(token, TIME, token.length), purpose(form), time)) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.between(Instant.ofEpochSecond(ByteBuffer.wrap(time).getLong()), clock.instant()));
    }

    private static String purpose(String form) {
        return "form:" + form;
    }
}

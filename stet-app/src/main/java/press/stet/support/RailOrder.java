package press.stet.support;

import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something asked of a rail: written down with its idempotency key before it is first sent, and sent again with the same key until the
 * rail answered.
 *
 * @param key the idempotency key
 * @param subject the contribution (begin, refund) or the plan (all else)
 * @param token what the reader's browser got from the rail, for {@code BEGIN} and {@code CARD}; forgotten with the answer
 * @param amount for a begin, a change or a refund
 * @param rhythm for a change
 */
record RailOrder(
        String key,
        Kind kind,
        UUID subject,
        RailAccount account,
        @Nullable String token,
        @Nullable Money amount,
        @Nullable Rhythm rhythm,
        Instant madeAt) {

    enum Kind {
        BEGIN,
        CAPTURE,
        STOP,
        CHANGE,
        CARD,
        PAUSE,
        RESUME,
        REFUND
    }

    /** A rail may forget a key after a day (Stripe), so a doubt older than that is settled by asking what there is. */
    static final java.time.Duration KEY_LIFE = java.time.Duration.ofHours(23);

    boolean keyHolds(Instant now) {
        return now.isBefore(madeAt.plus(KEY_LIFE));
    }
}

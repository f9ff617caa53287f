package press.stet.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to give, or one charge of a plan.
 *
 * @param id made before any call to the rail; the idempotency key of the attempt
 * @param version grows with every change; 0 for one that is not kept yet
 * @param payment the rail's id of the payment; null until the rail answered
 * @param plan of which it is a charge; null for a single one
 * @param period first day the charge of a plan is for
 * @param failure why it failed, if it did
 * @param donor whose it is; null when nobody left an address, or the identity was destroyed
 */
public record Contribution(
        UUID id,
        long version,
        RailAccount account,
        @Nullable String payment,
        @Nullable UUID plan,
        @Nullable LocalDate period,
        Money amount,
        Rhythm rhythm,
        String language,
        ContributionState state,
        @Nullable Failure failure,
        @Nullable UUID donor,
        Instant createdAt,
        Instant changedAt) {

    Contribution with(ContributionState state, @Nullable Failure failure, @Nullable String payment, Instant now) {
        return new Contribution(
                id,
                version,
                account,
                payment == null ? this.payment : payment,
                plan,
                period,
                amount,
                rhythm,
                language,
                state,
                failure,
                donor,
                createdAt,
                now);
    }
}

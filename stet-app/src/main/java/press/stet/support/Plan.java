package press.stet.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A repeated contribution.
 *
 * @param version grows with every change; 0 for one that is not kept yet
 * @param ref the rail's id; null until the rail answered
 * @param country ISO 3166 code of the country whose bank is charged, as far as known: what a designation day asks for
 * @param next day of the next charge, as the rail says
 */
public record Plan(
        UUID id,
        long version,
        RailAccount account,
        @Nullable String ref,
        Money amount,
        Rhythm rhythm,
        String language,
        PlanState state,
        @Nullable String country,
        @Nullable LocalDate next,
        @Nullable UUID donor,
        Instant createdAt,
        Instant changedAt) {

    Plan with(PlanState state, Instant now) {
        return new Plan(
                id, version, account, ref, amount, rhythm, language, state, country, next, donor, createdAt, now);
    }
}

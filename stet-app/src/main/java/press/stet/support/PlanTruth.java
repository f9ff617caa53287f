package press.stet.support;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a rail says about one plan at this moment.
 *
 * @param attempt the id of the contribution it began with
 * @param country whose bank is charged now: it changes with the card; null when the rail does not say
 * @param payments the rail's ids of its newest payments
 */
public record PlanTruth(
        RailAccount account,
        String ref,
        @Nullable UUID attempt,
        Money amount,
        Rhythm rhythm,
        Status status,
        @Nullable String country,
        @Nullable LocalDate next,
        List<String> payments) {

    /** How it stands with the rail. */
    public enum Status {
        INCOMPLETE,
        ACTIVE,
        ACTION_REQUIRED,
        PAST_DUE,
        PAUSED,
        CANCELLED,
        /** Ended by the rail because charges failed. */
        GAVE_UP
    }

    public PlanTruth {
        payments = List.copyOf(payments);
    }

    PlanState state() {
        return switch (status) {
            case INCOMPLETE -> PlanState.PENDING_FIRST;
            case ACTIVE -> PlanState.ACTIVE;
            case ACTION_REQUIRED -> PlanState.ACTION_REQUIRED;
            case PAST_DUE -> PlanState.PAST_DUE;
            case PAUSED -> PlanState.PAUSED;
            case CANCELLED -> PlanState.CANCELLED;
            case GAVE_UP -> PlanState.LAPSED;
        };
    }
}

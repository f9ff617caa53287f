package press.stet.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a rail says about one payment at this moment, fetched anew; never what an event carried.
 *
 * @param attempt the id we gave it; null for a charge that the rail made by itself for a plan
 * @param plan the rail's id of the plan it is a charge of, or null
 * @param period first day the charge is for; null unless it is a plan's
 * @param settled what it came to on the newsroom's account; null until the rail knows
 */
public record PaymentTruth(
        RailAccount account,
        String ref,
        @Nullable UUID attempt,
        @Nullable String plan,
        @Nullable LocalDate period,
        Money amount,
        Status status,
        @Nullable Failure failure,
        @Nullable Settled settled,
        List<Refund> refunds,
        List<Dispute> disputes) {

    /** How it stands with the rail. Only {@code PAID} is money. */
    public enum Status {
        WAITING_FOR_READER,
        /** The reader said yes, and the rail waits for the newsroom to take it. */
        APPROVED,
        PROCESSING,
        RETRYING,
        PAID,
        FAILED,
        EXPIRED
    }

    /**
     * A charge as it was booked to the newsroom's account with the rail.
     *
     * @param charge the rail's id of it
     * @param gross in the account's currency, which may differ from the amount's
     * @param fee what the rail kept of it
     */
    public record Settled(String charge, Money gross, Money fee, Instant at) {}

    /** @param settled what left the account for it, in the account's currency */
    public record Refund(String ref, Money amount, Money settled, Instant at) {}

    /**
     * The contributor's bank wants the money back.
     *
     * @param settled what left the account, in its currency
     * @param fee of the case, kept whatever the end
     * @param returned when the money came back after a case that was won; null unless it did
     * @param debit a direct debit taken back, which is never decided
     */
    public record Dispute(
            String ref,
            Money amount,
            Money settled,
            Money fee,
            Outcome outcome,
            boolean debit,
            Instant at,
            @Nullable Instant returned) {}

    /** How a case stands. */
    public enum Outcome {
        OPEN,
        WON,
        LOST
    }

    public PaymentTruth {
        refunds = List.copyOf(refunds);
        disputes = List.copyOf(disputes);
    }

    /** The state of the contribution that this amounts to. */
    ContributionState state() {
        return switch (status) {
            case WAITING_FOR_READER -> ContributionState.ACTION_REQUIRED;
            case APPROVED, PROCESSING -> ContributionState.PROCESSING;
            case RETRYING -> ContributionState.RETRYING;
            case FAILED -> ContributionState.FAILED;
            case EXPIRED -> ContributionState.EXPIRED;
            case PAID -> afterMoney();
        };
    }

    private ContributionState afterMoney() {
        for (Dispute dispute : disputes) {
            if (dispute.debit()) {
                return ContributionState.RETURNED;
            }
            if (dispute.outcome() == Outcome.LOST) {
                return ContributionState.LOST;
            }
        }
        if (disputes.stream().anyMatch(dispute -> dispute.outcome() == Outcome.OPEN)) {
            return ContributionState.DISPUTED;
        }
        Money refunded = refunds.stream().map(Refund::amount).reduce(Money.zero(amount.getCurrencyUnit()), Money::plus);
        if (refunded.isZero()) {
            return ContributionState.SUCCEEDED;
        }
        return refunded.isLessThan(amount) ? ContributionState.PARTIALLY_REFUNDED : ContributionState.REFUNDED;
    }
}

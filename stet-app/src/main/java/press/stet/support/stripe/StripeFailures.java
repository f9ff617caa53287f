package press.stet.support.stripe;

import org.jspecify.annotations.Nullable;
import press.stet.support.Failure;

/** Stripe's decline codes as reasons a person can act on. */
final class StripeFailures {

    private StripeFailures() {}

    /** @param decline the bank's code, if there is one; else the error's own */
    static Failure of(@Nullable String decline, @Nullable String code) {
        String word = decline != null ? decline : code;
        return switch (word == null ? "" : word) {
            case "insufficient_funds", "withdrawal_count_limit_exceeded", "card_velocity_exceeded" ->
                Failure.NOT_ENOUGH_MONEY;
            case "authentication_required", "payment_intent_authentication_failure", "approve_with_id" ->
                Failure.NEEDS_CONFIRMATION;
            case "expired_card", "invalid_expiry_month", "invalid_expiry_year" -> Failure.CARD_EXPIRED;
            case "incorrect_number",
                    "invalid_number",
                    "incorrect_cvc",
                    "invalid_cvc",
                    "incorrect_zip",
                    "invalid_account" -> Failure.WRONG_DETAILS;
            case "lost_card", "stolen_card", "pickup_card", "restricted_card", "account_closed" -> Failure.CARD_GONE;
            case "processing_error", "issuer_not_available", "try_again_later", "reenter_transaction" ->
                Failure.RAIL_FAULT;
            default -> Failure.BANK_REFUSED;
        };
    }
}

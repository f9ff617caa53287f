package press.stet.support.paypal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import press.stet.support.Failure;
import press.stet.support.Instrument;
import press.stet.support.PaymentTruth;
import press.stet.support.RailAccount;
import press.stet.support.RailUnclear;
import tools.jackson.databind.JsonNode;

/** What PayPal's orders (API v2) say, in our words. */
final class PaypalOrders {

    private final RailAccount account;

    PaypalOrders(RailAccount account) {
        this.account = account;
    }

    /** @param disputes of its capture, as the disputes API lists them; missing when there are none */
    PaymentTruth truth(JsonNode order, JsonNode disputes) {
        JsonNode unit = order.path("purchase_units").path(0);
        JsonNode capture = capture(order);
        PaymentTruth.Status status = status(order, capture);
        String attempt = unit.path("custom_id").asString("");
        return new PaymentTruth(
                account,
                text(order, "id"),
                attempt.isEmpty() ? null : UUID.fromString(attempt),
                null,
                null,
                money(unit.path("amount")),
                status,
                status == PaymentTruth.Status.FAILED
                        ? Failure.BANK_REFUSED
                        : status == PaymentTruth.Status.EXPIRED ? Failure.NOT_FINISHED : null,
                status == PaymentTruth.Status.PAID ? settled(capture) : null,
                refunds(unit),
                disputes(disputes));
    }

    static JsonNode capture(JsonNode order) {
        return order.path("purchase_units")
                .path(0)
                .path("payments")
                .path("captures")
                .path(0);
    }

    private static PaymentTruth.Status status(JsonNode order, JsonNode capture) {
        return switch (text(order, "status")) {
            case "CREATED", "SAVED", "PAYER_ACTION_REQUIRED" -> PaymentTruth.Status.WAITING_FOR_READER;
            case "APPROVED" -> PaymentTruth.Status.APPROVED;
            case "VOIDED" -> PaymentTruth.Status.EXPIRED;
            case "COMPLETED" ->
                switch (text(capture, "status")) {
                    case "COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED" -> PaymentTruth.Status.PAID;
                    case "PENDING" -> PaymentTruth.Status.PROCESSING;
                    default -> PaymentTruth.Status.FAILED;
                };
            default -> throw new RailUnclear("PayPal calls an order by a state that is not known here.");
        };
    }

    /** An amount that was changed into the account's currency is booked as it arrived there, after PayPal's fee. */
    private static PaymentTruth.Settled settled(JsonNode capture) {
        JsonNode parts = capture.path("seller_receivable_breakdown");
        Money gross = money(capture.path("amount"));
        JsonNode changed = parts.path("receivable_amount");
        boolean other = changed.isObject()
                && !changed.path("currency_code")
                        .asString("")
                        .equals(gross.getCurrencyUnit().getCode());
        Money arrived = other ? money(changed) : gross;
        Money fee = other || !parts.path("paypal_fee").isObject()
                ? Money.zero(arrived.getCurrencyUnit())
                : money(parts.path("paypal_fee"));
        return new PaymentTruth.Settled(text(capture, "id"), arrived, fee, at(capture, "create_time"));
    }

    /** What is given back leaves the account less the part of the fee that PayPal gives back too. */
    private static List<PaymentTruth.Refund> refunds(JsonNode unit) {
        List<PaymentTruth.Refund> refunds = new ArrayList<>();
        for (JsonNode refund : unit.path("payments").path("refunds")) {
            if (refund.path("status").asString("").equals("COMPLETED")) {
                JsonNode net = refund.path("seller_payable_breakdown").path("net_amount");
                refunds.add(new PaymentTruth.Refund(
                        text(refund, "id"),
                        money(refund.path("amount")),
                        money(net.isObject() ? net : refund.path("amount")),
                        at(refund, "create_time")));
            }
        }
        return refunds;
    }

    private static List<PaymentTruth.Dispute> disputes(JsonNode listed) {
        List<PaymentTruth.Dispute> disputes = new ArrayList<>();
        for (JsonNode dispute : listed.path("items")) {
            Money amount = money(dispute.path("dispute_amount"));
            String outcome =
                    dispute.path("dispute_outcome").path("outcome_code").asString("");
            boolean resolved = dispute.path("status").asString("").equals("RESOLVED");
            boolean won = resolved && (outcome.equals("RESOLVED_SELLER_FAVOUR") || outcome.equals("CANCELED_BY_BUYER"));
            disputes.add(new PaymentTruth.Dispute(
                    text(dispute, "dispute_id"),
                    amount,
                    amount,
                    Money.zero(amount.getCurrencyUnit()),
                    won ? PaymentTruth.Outcome.WON : resolved ? PaymentTruth.Outcome.LOST : PaymentTruth.Outcome.OPEN,
                    false,
                    at(dispute, "create_time"),
                    won ? at(dispute, "update_time") : null));
        }
        return disputes;
    }

    /** Whose account pays, as far as PayPal says. */
    static Instrument payer(JsonNode order) {
        String country = order.path("payment_source")
                .path("paypal")
                .path("address")
                .path("country_code")
                .asString(
                        order.path("payer").path("address").path("country_code").asString(""));
        return country.isEmpty() ? Instrument.UNKNOWN : new Instrument(null, null, null, country, null);
    }

    /** Where the reader approves. */
    static @Nullable String approval(JsonNode order) {
        for (JsonNode link : order.path("links")) {
            String rel = link.path("rel").asString("");
            if (rel.equals("payer-action") || rel.equals("approve")) {
                return link.path("href").asString("");
            }
        }
        return null;
    }

    static Money money(JsonNode amount) {
        try {
            return Money.of(
                    CurrencyUnit.of(text(amount, "currency_code")),
                    new BigDecimal(text(amount, "value")),
                    RoundingMode.UNNECESSARY);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new RailUnclear("PayPal wrote an amount that is none.", e);
        }
    }

    static Instant at(JsonNode node, String field) {
        try {
            return Instant.parse(text(node, field));
        } catch (DateTimeParseException e) {
            throw new RailUnclear("PayPal wrote a time that is none.", e);
        }
    }

    static String text(JsonNode node, String field) {
        String text = node.path(field).asString("");
        if (text.isEmpty()) {
            throw new RailUnclear("PayPal left out " + field + ".");
        }
        return text;
    }
}

package press.stet.support;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.joda.money.Money;
import tools.jackson.databind.json.JsonMapper;

/** What the fake provider knows, in the shapes of API 2026-07-29. */
class StripeShapes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FakeProvider provider;
    private final Supplier<Instant> clock;

    StripeShapes(FakeProvider provider, Supplier<Instant> clock) {
        this.provider = provider;
        this.clock = clock;
    }

    Map<String, Object> token(String name) {
        FakeProvider.Token token = provider.tokens.get(name);
        Map<String, Object> card = new HashMap<>();
        card.put("country", token.country());
        card.put("iin", "424242");
        return Map.of(
                "id",
                name,
                "object",
                "confirmation_token",
                "payment_method_preview",
                Map.of("type", "card", "card", card));
    }

    Map<String, Object> setup(String id, String status) {
        Map<String, Object> setup = new LinkedHashMap<>();
        setup.put("id", id);
        setup.put("object", "setup_intent");
        setup.put("status", status);
        setup.put("payment_method", id.replace("seti_", "pm_"));
        if (status.equals("requires_action")) {
            setup.put(
                    "next_action",
                    Map.of("type", "redirect_to_url", "redirect_to_url", Map.of("url", "https://bank.example/")));
        }
        return setup;
    }

    Map<String, Object> intent(FakeProvider.Payment payment) {
        Map<String, Object> intent = new LinkedHashMap<>();
        intent.put("id", payment.ref);
        intent.put("object", "payment_intent");
        intent.put("amount", payment.amount.getAmountMinorLong());
        intent.put("currency", currency(payment.amount));
        intent.put("livemode", provider.account.mode() == Mode.LIVE);
        intent.put("metadata", payment.plan == null ? Map.of("attempt", payment.attempt.toString()) : Map.of());
        intent.put(
                "status",
                switch (payment.status) {
                    case PAID -> "succeeded";
                    case APPROVED, PROCESSING -> "processing";
                    case EXPIRED -> "canceled";
                    case WAITING_FOR_READER -> payment.token == null ? "requires_payment_method" : "requires_action";
                    case FAILED, RETRYING -> "requires_payment_method";
                });
        if (payment.failure != null) {
            intent.put(
                    "last_payment_error",
                    Map.of("type", "card_error", "code", "card_declined", "decline_code", "insufficient_funds"));
        }
        if (payment.status == PaymentTruth.Status.WAITING_FOR_READER && payment.token != null) {
            intent.put(
                    "next_action",
                    Map.of("type", "redirect_to_url", "redirect_to_url", Map.of("url", "https://bank.example/")));
        }
        if (payment.settled != null) {
            intent.put("latest_charge", charge(payment));
        }
        return intent;
    }

    Map<String, Object> charge(FakeProvider.Payment payment) {
        PaymentTruth.Settled settled = payment.settled;
        return Map.of(
                "id", settled.charge(),
                "object", "charge",
                "disputed", !payment.disputes.isEmpty(),
                "balance_transaction",
                        booked(
                                "txn_" + settled.charge(),
                                settled.gross(),
                                settled.fee(),
                                settled.at(),
                                settled.charge()),
                "refunds",
                        list(payment.refunds.stream()
                                .map(refund -> Map.<String, Object>of(
                                        "id", refund.ref(),
                                        "object", "refund",
                                        "status", "succeeded",
                                        "amount", refund.amount().getAmountMinorLong(),
                                        "currency", currency(refund.amount()),
                                        "balance_transaction",
                                                booked(
                                                        "txn_" + refund.ref(),
                                                        refund.settled().negated(),
                                                        Money.zero(
                                                                refund.settled().getCurrencyUnit()),
                                                        refund.at(),
                                                        refund.ref())))
                                .toList()));
    }

    Map<String, Object> booked(String id, Money amount, Money fee, Instant at, String source) {
        return Map.of(
                "id", id,
                "object", "balance_transaction",
                "amount", amount.getAmountMinorLong(),
                "fee", fee.getAmountMinorLong(),
                "net", amount.minus(fee).getAmountMinorLong(),
                "currency", currency(amount),
                "created", at.getEpochSecond(),
                "source", source);
    }

    List<Map<String, Object>> disputes(String intent) {
        return provider.payments.get(intent).disputes.stream()
                .map(dispute -> {
                    List<Map<String, Object>> booked = new ArrayList<>();
                    booked.add(booked(
                            "txn_" + dispute.ref(),
                            dispute.settled().negated(),
                            dispute.fee(),
                            dispute.at(),
                            dispute.ref()));
                    if (dispute.returned() != null) {
                        booked.add(booked(
                                "txn_back_" + dispute.ref(),
                                dispute.settled(),
                                Money.zero(dispute.settled().getCurrencyUnit()),
                                dispute.returned(),
                                dispute.ref()));
                    }
                    return Map.<String, Object>of(
                            "id", dispute.ref(),
                            "object", "dispute",
                            "amount", dispute.amount().getAmountMinorLong(),
                            "currency", currency(dispute.amount()),
                            "status",
                                    switch (dispute.outcome()) {
                                        case OPEN -> "needs_response";
                                        case WON -> "won";
                                        case LOST -> "lost";
                                    },
                            "payment_method_details", Map.of("type", dispute.debit() ? "sepa_debit" : "card"),
                            "balance_transactions", booked);
                })
                .toList();
    }

    List<Map<String, Object>> invoicePayments(String intent) {
        FakeProvider.Payment payment = provider.payments.get(intent);
        return payment == null || payment.plan == null
                ? List.of()
                : List.of(Map.of("id", "inpay_" + intent, "object", "invoice_payment", "invoice", invoice(payment)));
    }

    Map<String, Object> invoice(FakeProvider.Payment payment) {
        Map<String, Object> invoice = new LinkedHashMap<>();
        FakeProvider.Subscription plan = provider.plans.get(payment.plan);
        invoice.put("id", "in_" + payment.ref);
        invoice.put("object", "invoice");
        invoice.put("billing_reason", payment.attempt == null ? "subscription_cycle" : "subscription_create");
        invoice.put(
                "parent",
                Map.of(
                        "type",
                        "subscription_details",
                        "subscription_details",
                        Map.of("subscription", plan.ref, "metadata", Map.of("attempt", plan.attempt.toString()))));
        long start = payment.period.atStartOfDay(java.time.ZoneOffset.UTC).toEpochSecond();
        invoice.put(
                "lines", list(List.of(Map.of("object", "line_item", "period", Map.of("start", start, "end", start)))));
        invoice.put(
                "next_payment_attempt",
                payment.status == PaymentTruth.Status.RETRYING ? clock.get().getEpochSecond() + 1000 : null);
        invoice.put(
                "payments",
                list(List.of(Map.of(
                        "object",
                        "invoice_payment",
                        "payment",
                        Map.of("type", "payment_intent", "payment_intent", payment.ref)))));
        return invoice;
    }

    List<Map<String, Object>> invoices(String plan) {
        return provider.plans.get(plan).payments.reversed().stream()
                .limit(3)
                .map(this::invoice)
                .toList();
    }

    Map<String, Object> subscription(FakeProvider.Subscription plan) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", plan.ref);
        shape.put("object", "subscription");
        shape.put("customer", "cus_1");
        shape.put(
                "status",
                switch (plan.status) {
                    case INCOMPLETE -> "incomplete";
                    case ACTIVE, PAUSED -> "active";
                    case ACTION_REQUIRED, PAST_DUE -> "past_due";
                    case CANCELLED, GAVE_UP -> "canceled";
                });
        shape.put("metadata", Map.of("attempt", plan.attempt.toString()));
        shape.put("pause_collection", plan.status == PlanTruth.Status.PAUSED ? Map.of("behavior", "void") : null);
        shape.put(
                "cancellation_details",
                Map.of(
                        "reason",
                        plan.status == PlanTruth.Status.GAVE_UP ? "payment_failed" : "cancellation_requested"));
        shape.put(
                "default_payment_method",
                plan.token == null
                        ? null
                        : Map.of(
                                "id",
                                "pm_1",
                                "object",
                                "payment_method",
                                "card",
                                Map.of("country", plan.token.country())));
        shape.put(
                "items",
                list(List.of(Map.of(
                        "id",
                        "si_1",
                        "object",
                        "subscription_item",
                        "current_period_end",
                        plan.next().atStartOfDay(java.time.ZoneOffset.UTC).toEpochSecond(),
                        "price",
                        Map.of(
                                "id",
                                "price_1",
                                "object",
                                "price",
                                "product",
                                "prod_1",
                                "unit_amount",
                                plan.amount.getAmountMinorLong(),
                                "currency",
                                currency(plan.amount),
                                "recurring",
                                Map.of("interval", plan.months == 12 ? "year" : "month"))))));
        return shape;
    }

    Map<String, Object> event(RailEvent event) {
        Map<String, Object> object =
                switch (event.about().kind()) {
                    case PAYMENT -> intent(provider.payments.get(event.about().ref()));
                    case PLAN -> subscription(provider.plans.get(event.about().ref()));
                    case OTHER -> Map.of("id", event.about().ref(), "object", "account");
                };
        return Map.of(
                "id", event.id(),
                "object", "event",
                "type", event.type(),
                "created", event.at().getEpochSecond(),
                "livemode", provider.account.mode() == Mode.LIVE,
                "data", Map.of("object", object));
    }

    /** As it is delivered. */
    byte[] body(RailEvent event) {
        return JSON.writeValueAsBytes(event(event));
    }

    List<Map<String, Object>> movements(Map<String, String> query) {
        long from = Long.parseLong(query.getOrDefault("created[gte]", "0"));
        long to = Long.parseLong(query.getOrDefault("created[lt]", "99999999999"));
        return provider.movements.stream()
                .filter(movement ->
                        movement.at().getEpochSecond() >= from && movement.at().getEpochSecond() < to)
                .map(movement -> booked(
                        "txn_" + movement.key(),
                        movement.net(),
                        Money.zero(movement.net().getCurrencyUnit()),
                        movement.at(),
                        movement.key().split(":")[1]))
                .toList();
    }

    static Map<String, Object> list(List<? extends Map<String, Object>> data) {
        return Map.of("object", "list", "data", data, "has_more", false, "url", "/v1/list");
    }

    static String currency(Money amount) {
        return amount.getCurrencyUnit().getCode().toLowerCase(java.util.Locale.ROOT);
    }
}

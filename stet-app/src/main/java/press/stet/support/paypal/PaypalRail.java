package press.stet.support.paypal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import press.stet.support.Failure;
import press.stet.support.Instrument;
import press.stet.support.PaymentTruth;
import press.stet.support.PlanTruth;
import press.stet.support.Rail;
import press.stet.support.RailAccount;
import press.stet.support.RailEvent;
import press.stet.support.RailRefused;
import press.stet.support.Rhythm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Single contributions by PayPal (Orders v2). The reader approves on PayPal's page; only then does PayPal say whose account it is, and
 * only if its country may be charged is the money taken. Repeated ones are not carried: PayPal would charge them by itself before
 * anybody could ask for the country.
 */
final class PaypalRail implements Rail {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 300;

    private final RailAccount account;
    private final PaypalLine line;
    private final PaypalOrders orders;
    private final PaypalNews news;
    private final Supplier<String> site;

    /** @param site the newsroom's public address, where readers come back to */
    PaypalRail(RailAccount account, PaypalLine line, PaypalNews news, Supplier<String> site) {
        this.account = account;
        this.line = line;
        this.orders = new PaypalOrders(account);
        this.news = news;
        this.site = site;
    }

    @Override
    public RailAccount account() {
        return account;
    }

    @Override
    public String label() {
        return "PayPal";
    }

    @Override
    public Payer payer(Rhythm rhythm) {
        return rhythm == Rhythm.ONCE ? Payer.ON_APPROVAL : Payer.NEVER;
    }

    @Override
    public boolean carries(Rhythm rhythm) {
        return rhythm == Rhythm.ONCE;
    }

    @Override
    public Instrument inspect(String token) {
        return Instrument.UNKNOWN;
    }

    @Override
    public Begun begin(Start start) {
        String back = site.get() + "/-/give/back/" + start.attempt() + "?language=" + start.language();
        JsonNode order = line.post(
                "attempt-" + start.attempt(),
                "/v2/checkout/orders",
                Map.of(
                        "intent",
                        "CAPTURE",
                        "purchase_units",
                        List.of(Map.of(
                                "custom_id",
                                start.attempt().toString(),
                                "soft_descriptor",
                                start.statement(),
                                "amount",
                                amount(start.amount()))),
                        "payment_source",
                        Map.of(
                                "paypal",
                                Map.of(
                                        "experience_context",
                                        Map.of(
                                                "user_action",
                                                "PAY_NOW",
                                                "shipping_preference",
                                                "NO_SHIPPING",
                                                "return_url",
                                                back,
                                                "cancel_url",
                                                back)))));
        return new Begun(truth(order), null, PaypalOrders.approval(order));
    }

    /** PayPal writes amounts as decimals with all of the currency's digits. */
    private static Map<String, String> amount(Money amount) {
        return Map.of(
                "currency_code",
                amount.getCurrencyUnit().getCode(),
                "value",
                amount.getAmount().toPlainString());
    }

    @Override
    public PaymentTruth payment(String ref) {
        return truth(order(ref));
    }

    private JsonNode order(String ref) {
        return line.get("/v2/checkout/orders/" + safe(ref));
    }

    private PaymentTruth truth(JsonNode order) {
        JsonNode capture = PaypalOrders.capture(order);
        JsonNode disputes = capture.isObject()
                ? line.get("/v1/customer/disputes?disputed_transaction_id=" + safe(PaypalOrders.text(capture, "id")))
                : JsonNodeFactory.instance.missingNode();
        return orders.truth(order, disputes);
    }

    @Override
    public void capture(String key, String payment, Predicate<Instrument> allowed) {
        JsonNode order = order(payment);
        if (!order.path("status").asString("").equals("APPROVED")) {
            return;
        }
        if (!allowed.test(PaypalOrders.payer(order))) {
            throw new RailRefused(
                    "The payer's account is in a country on the list, or its country is not known.",
                    Failure.BANK_REFUSED);
        }
        try {
            var unused = line.post(key, "/v2/checkout/orders/" + safe(payment) + "/capture", Map.of());
        } catch (RailRefused refused) {
            if (!String.valueOf(refused.getMessage()).contains("ORDER_ALREADY_CAPTURED")) {
                throw refused;
            }
        }
    }

    /** Orders cannot be listed. One whose answer was lost was never approved, for its reader was never led to it. */
    @Override
    public Optional<Begun> find(UUID attempt) {
        return Optional.empty();
    }

    @Override
    public PlanTruth plan(String ref) {
        throw noPlans();
    }

    @Override
    public void stop(String key, String plan) {
        throw noPlans();
    }

    @Override
    public void change(String key, String plan, Terms terms) {
        throw noPlans();
    }

    @Override
    public @Nullable String card(String key, String plan, String token, String language) {
        throw noPlans();
    }

    @Override
    public void pause(String key, String plan) {
        throw noPlans();
    }

    @Override
    public void resume(String key, String plan) {
        throw noPlans();
    }

    private static RailRefused noPlans() {
        return new RailRefused("By PayPal one gives once; nothing repeats by itself.", Failure.RAIL_FAULT);
    }

    @Override
    public void refund(String key, String payment, Money amount) {
        String capture = PaypalOrders.text(PaypalOrders.capture(order(payment)), "id");
        var unused =
                line.post(key, "/v2/payments/captures/" + safe(capture) + "/refund", Map.of("amount", amount(amount)));
    }

    @Override
    public RailEvent delivered(byte[] raw, Headers headers) {
        return news.verified(raw, headers);
    }

    @Override
    public List<RailEvent> events(Instant since) {
        JsonNode listed = line.get("/v1/notifications/webhooks-events?page_size=" + PAGE + "&start_time=" + since);
        List<RailEvent> events = new ArrayList<>();
        for (JsonNode event : listed.path("events")) {
            events.add(news.read(event, JSON.writeValueAsString(event).getBytes(StandardCharsets.UTF_8)));
        }
        return events.reversed();
    }

    /** What PayPal's transaction reporting has; the newsroom's app needs the right to it. */
    @Override
    public List<Movement> movements(LocalDate day) {
        JsonNode listed = line.get("/v1/reporting/transactions?fields=transaction_info&page_size=500&start_date=" + day
                + "T00:00:00Z&end_date=" + day + "T23:59:59Z");
        List<Movement> movements = new ArrayList<>();
        for (JsonNode each : listed.path("transaction_details")) {
            JsonNode booked = each.path("transaction_info");
            Money net = PaypalOrders.money(booked.path("transaction_amount"));
            if (booked.path("fee_amount").isObject()) {
                net = net.plus(PaypalOrders.money(booked.path("fee_amount")));
            }
            movements.add(new Movement(
                    fact(PaypalOrders.text(booked, "transaction_event_code"))
                            + PaypalOrders.text(booked, "transaction_id"),
                    net,
                    PaypalOrders.at(booked, "transaction_initiation_date")));
        }
        return movements;
    }

    /** The beginning of the key under which the ledger has the same fact (PayPal's transaction event codes). */
    private static String fact(String code) {
        return code.startsWith("T00")
                ? "charge:"
                : code.startsWith("T11") ? "refund:" : code.startsWith("T04") ? "payout:" : "other:";
    }

    /** Ids stand in addresses; what is none of PayPal's ids is never asked for. */
    private static String safe(String id) {
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            throw new RailRefused("This is no id of PayPal's.", Failure.RAIL_FAULT);
        }
        return id;
    }
}

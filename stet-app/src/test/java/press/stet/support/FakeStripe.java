package press.stet.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks Stripe's API over the fake provider: form-encoded requests, answers in the shapes of API 2026-07-29, an idempotency store that
 * replays answers and complains about a key with other parameters, and a script of faults.
 */
class FakeStripe implements AutoCloseable {

    /** What goes wrong with the next request that changes something. */
    enum Fault {
        NONE,
        LOST_BEFORE,
        LOST_AFTER,
        FAILS,
        BUSY,
        TOO_MANY,
        HTML
    }

    private record Answer(int status, Object body) {}

    private record Kept(String parameters, Answer answer) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final FakeProvider provider;
    final Deque<Fault> faults = new ArrayDeque<>();
    final List<String> requests = new ArrayList<>();
    private final Map<String, Kept> keys = new HashMap<>();
    private final Supplier<Instant> clock;
    private final HttpServer server;

    FakeStripe(FakeProvider provider, Supplier<Instant> clock) {
        this.provider = provider;
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String path = exchange.getRequestURI().getPath().substring("/v1/".length());
        String query = exchange.getRequestURI().getRawQuery();
        boolean changes = !exchange.getRequestMethod().equals("GET");
        requests.add(exchange.getRequestMethod() + " " + path);
        Fault fault = changes && !faults.isEmpty() ? faults.poll() : Fault.NONE;
        if (fault == Fault.LOST_BEFORE) {
            exchange.close();
            return;
        }
        Answer answer =
                switch (fault) {
                    case FAILS -> error(500, "api_error", null, null);
                    case BUSY -> error(409, "invalid_request_error", "lock_timeout", null);
                    case TOO_MANY -> error(429, "invalid_request_error", "rate_limit", null);
                    case HTML -> new Answer(502, "<html>Bad gateway</html>");
                    default -> once(exchange, path, form(body), form(query));
                };
        if (fault == Fault.LOST_AFTER) {
            exchange.close();
            return;
        }
        byte[] bytes =
                answer.body() instanceof String text ? text.getBytes(UTF_8) : JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer once(HttpExchange exchange, String path, Map<String, String> form, Map<String, String> query) {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (!exchange.getRequestMethod().equals("POST")) {
            return route(exchange.getRequestMethod(), path, form, query);
        }
        if (key == null) {
            provider.wrongs.add("A change without a key: " + path);
        }
        Kept kept = keys.get(key);
        if (kept != null) {
            return kept.parameters().equals(path + form) ? kept.answer() : error(400, "idempotency_error", null, null);
        }
        Answer answer = route("POST", path, form, query);
        keys.put(key, new Kept(path + form, answer));
        return answer;
    }

    private Answer route(String method, String path, Map<String, String> form, Map<String, String> query) {
        String[] parts = path.split("/");
        return switch (method + " " + parts[0] + (parts.length > 1 ? "/*" : "")
                + (parts.length > 2 ? "/" + parts[2] : "")) {
            case "GET confirmation_tokens/*" -> ok(token(parts[1]));
            case "POST payment_intents" -> pay(form);
            case "GET payment_intents/*" -> found(provider.payments.get(parts[1]), this::intent);
            case "GET payment_intents" ->
                ok(list(provider.payments.values().stream().map(this::intent).toList()));
            case "POST payment_intents/*/confirm" -> confirm(parts[1], form);
            case "GET invoice_payments" -> ok(list(invoicePayments(query.get("payment[payment_intent]"))));
            case "POST products" -> ok(Map.of("id", "prod_1", "object", "product"));
            case "POST customers" -> ok(Map.of("id", "cus_1", "object", "customer"));
            case "POST subscriptions" -> subscribe(form);
            case "GET subscriptions/*" -> found(provider.plans.get(parts[1]), this::subscription);
            case "POST subscriptions/*" -> update(parts[1], form);
            case "DELETE subscriptions/*" -> {
                provider.stop("http-" + requests.size(), parts[1]);
                yield ok(subscription(provider.plans.get(parts[1])));
            }
            case "GET invoices" -> ok(list(invoices(query.get("subscription"))));
            case "POST refunds" -> refund(form);
            case "GET disputes" -> ok(list(disputes(query.get("payment_intent"))));
            case "GET events" ->
                ok(list(provider.events.reversed().stream().map(this::event).toList()));
            case "GET balance_transactions" -> ok(list(movements(query)));
            default -> error(404, "invalid_request_error", "resource_missing", null);
        };
    }

    private Answer pay(Map<String, String> form) {
        UUID attempt = UUID.fromString(form.get("metadata[attempt]"));
        FakeProvider.Payment payment =
                provider.draft(attempt, amount(form.get("amount"), form.get("currency")), Rhythm.ONCE);
        provider.confirm(payment, form.get("confirmation_token"));
        return charged(payment);
    }

    private Answer subscribe(Map<String, String> form) {
        String item = "items[0][price_data]";
        Rhythm rhythm = form.get(item + "[recurring][interval]").equals("year") ? Rhythm.ANNUAL : Rhythm.MONTHLY;
        FakeProvider.Payment payment = provider.draft(
                UUID.fromString(form.get("metadata[attempt]")),
                amount(form.get(item + "[unit_amount]"), form.get(item + "[currency]")),
                rhythm);
        return ok(subscription(provider.plans.get(payment.plan)));
    }

    private Answer confirm(String intent, Map<String, String> form) {
        FakeProvider.Payment payment = provider.payments.get(intent);
        provider.confirm(payment, form.get("confirmation_token"));
        return charged(payment);
    }

    private Answer charged(FakeProvider.Payment payment) {
        return payment.status == PaymentTruth.Status.FAILED
                ? error(402, "card_error", "card_declined", "insufficient_funds")
                : ok(intent(payment));
    }

    private Answer update(String ref, Map<String, String> form) {
        String key = "http-" + requests.size();
        if (form.containsKey("pause_collection[behavior]")) {
            provider.status(key, ref, PlanTruth.Status.PAUSED);
        } else if (form.containsKey("pause_collection")) {
            provider.status(key, ref, PlanTruth.Status.ACTIVE);
        } else {
            String item = "items[0][price_data]";
            provider.change(key, ref, amount(form.get(item + "[unit_amount]"), form.get(item + "[currency]")));
        }
        return ok(subscription(provider.plans.get(ref)));
    }

    private Answer refund(Map<String, String> form) {
        FakeProvider.Payment payment = provider.payments.get(form.get("payment_intent"));
        provider.refundAtTheCounter(
                payment.ref,
                amount(form.get("amount"), payment.amount.getCurrencyUnit().getCode()));
        return ok(Map.of("id", "re_answer", "object", "refund"));
    }

    private static Money amount(String minor, String currency) {
        return Money.ofMinor(CurrencyUnit.of(currency.toUpperCase(java.util.Locale.ROOT)), Long.parseLong(minor));
    }

    // --- shapes
    // ---------------------------------------------------------------------------------------------------------

    private Map<String, Object> token(String name) {
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

    private Map<String, Object> intent(FakeProvider.Payment payment) {
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
                    case PROCESSING -> "processing";
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

    private Map<String, Object> charge(FakeProvider.Payment payment) {
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

    private Map<String, Object> booked(String id, Money amount, Money fee, Instant at, String source) {
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

    private List<Map<String, Object>> disputes(String intent) {
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

    private List<Map<String, Object>> invoicePayments(String intent) {
        FakeProvider.Payment payment = provider.payments.get(intent);
        return payment == null || payment.plan == null
                ? List.of()
                : List.of(Map.of("id", "inpay_" + intent, "object", "invoice_payment", "invoice", invoice(payment)));
    }

    private Map<String, Object> invoice(FakeProvider.Payment payment) {
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

    private List<Map<String, Object>> invoices(String plan) {
        return provider.plans.get(plan).payments.reversed().stream()
                .limit(3)
                .map(this::invoice)
                .toList();
    }

    private Map<String, Object> subscription(FakeProvider.Subscription plan) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", plan.ref);
        shape.put("object", "subscription");
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

    private List<Map<String, Object>> movements(Map<String, String> query) {
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

    private static Map<String, Object> list(List<? extends Map<String, Object>> data) {
        return Map.of("object", "list", "data", data, "has_more", false, "url", "/v1/list");
    }

    private static String currency(Money amount) {
        return amount.getCurrencyUnit().getCode().toLowerCase(java.util.Locale.ROOT);
    }

    private static Answer ok(Object body) {
        return new Answer(200, body);
    }

    private static <T> Answer found(T thing, java.util.function.Function<T, Map<String, Object>> shape) {
        return thing == null ? error(404, "invalid_request_error", "resource_missing", null) : ok(shape.apply(thing));
    }

    private static Answer error(int status, String type, String code, String decline) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("type", type);
        error.put("code", code);
        error.put("decline_code", decline);
        error.put("message", "As scripted.");
        return new Answer(status, Map.of("error", error));
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> form = new LinkedHashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&")) {
                String[] parts = pair.split("=", 2);
                form.put(
                        URLDecoder.decode(parts[0], UTF_8), parts.length > 1 ? URLDecoder.decode(parts[1], UTF_8) : "");
            }
        }
        return form;
    }
}

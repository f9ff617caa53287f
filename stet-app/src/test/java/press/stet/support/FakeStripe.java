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
    final StripeShapes shapes;
    private final Map<String, String> setups = new HashMap<>();
    private final HttpServer server;

    FakeStripe(FakeProvider provider, Supplier<Instant> clock) {
        this.provider = provider;
        this.shapes = new StripeShapes(provider, clock);
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
            case "GET confirmation_tokens/*" -> ok(shapes.token(parts[1]));
            case "POST payment_intents" -> pay(form);
            case "GET payment_intents/*" -> found(provider.payments.get(parts[1]), shapes::intent);
            case "GET payment_intents" ->
                ok(StripeShapes.list(
                        provider.payments.values().stream().map(shapes::intent).toList()));
            case "POST payment_intents/*/confirm" -> confirm(parts[1], form);
            case "GET invoice_payments" ->
                ok(StripeShapes.list(shapes.invoicePayments(query.get("payment[payment_intent]"))));
            case "POST products" -> ok(Map.of("id", "prod_1", "object", "product"));
            case "POST setup_intents" -> setUp(form);
            case "GET setup_intents/*" -> ok(shapes.setup(parts[1], setups.get(parts[1])));
            case "POST customers" -> ok(Map.of("id", "cus_1", "object", "customer"));
            case "POST subscriptions" -> subscribe(form);
            case "GET subscriptions/*" -> found(provider.plans.get(parts[1]), shapes::subscription);
            case "POST subscriptions/*" -> update(parts[1], form);
            case "DELETE subscriptions/*" -> {
                provider.stop("http-" + requests.size(), parts[1]);
                yield ok(shapes.subscription(provider.plans.get(parts[1])));
            }
            case "GET invoices" -> ok(StripeShapes.list(shapes.invoices(query.get("subscription"))));
            case "POST refunds" -> refund(form);
            case "GET disputes" -> ok(StripeShapes.list(shapes.disputes(query.get("payment_intent"))));
            case "GET events" ->
                ok(StripeShapes.list(
                        provider.events.reversed().stream().map(shapes::event).toList()));
            case "GET balance_transactions" -> ok(StripeShapes.list(shapes.movements(query)));
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
        return ok(shapes.subscription(provider.plans.get(payment.plan)));
    }

    private Answer confirm(String intent, Map<String, String> form) {
        FakeProvider.Payment payment = provider.payments.get(intent);
        provider.confirm(payment, form.get("confirmation_token"));
        return charged(payment);
    }

    private Answer charged(FakeProvider.Payment payment) {
        return payment.status == PaymentTruth.Status.FAILED
                ? error(402, "card_error", "card_declined", "insufficient_funds")
                : ok(shapes.intent(payment));
    }

    private Answer setUp(Map<String, String> form) {
        FakeProvider.Token token = provider.tokens.get(form.get("confirmation_token"));
        if (token.card() == FakeProvider.Card.DECLINED) {
            return error(402, "card_error", "card_declined", "insufficient_funds");
        }
        String id = "seti_" + token.name();
        setups.put(id, token.card() == FakeProvider.Card.ASKS ? "requires_action" : "succeeded");
        return ok(shapes.setup(id, setups.get(id)));
    }

    /** The reader confirms every other card with the bank. */
    synchronized void readersConfirm() {
        setups.replaceAll((id, status) -> "succeeded");
    }

    private Answer update(String ref, Map<String, String> form) {
        String key = "http-" + requests.size();
        if (form.containsKey("default_payment_method")) {
            provider.card(key, ref, form.get("default_payment_method").substring("pm_".length()));
        } else if (form.containsKey("pause_collection[behavior]")) {
            provider.status(key, ref, PlanTruth.Status.PAUSED);
        } else if (form.containsKey("pause_collection")) {
            provider.status(key, ref, PlanTruth.Status.ACTIVE);
        } else {
            String item = "items[0][price_data]";
            Rhythm rhythm = form.get(item + "[recurring][interval]").equals("year") ? Rhythm.ANNUAL : Rhythm.MONTHLY;
            FakeProvider.Subscription plan = provider.plans.get(ref);
            if (plan.months != rhythm.months() && !form.containsKey("trial_end")) {
                provider.wrongs.add("Stripe would charge at once for another interval: " + ref);
            }
            provider.change(key, ref, amount(form.get(item + "[unit_amount]"), form.get(item + "[currency]")), rhythm);
        }
        return ok(shapes.subscription(provider.plans.get(ref)));
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

package press.stet.support;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.stet.support.paypal.PaypalForTests;
import tools.jackson.databind.JsonNode;

/** PayPal with a memory: orders, captures, refunds, disputes, events, and a store of request ids that replays answers. */
final class FakePaypal extends FakeJson {

    static final class Order {
        final String id;
        final String attempt;
        final String value;
        final String currency;
        String status = "PAYER_ACTION_REQUIRED";
        String country;
        String capture;
        String captured;
        boolean declines;
        final List<Map<String, Object>> refunds = new ArrayList<>();
        Map<String, Object> dispute;

        Order(String id, String attempt, String value, String currency) {
            this.id = id;
            this.attempt = attempt;
            this.value = value;
            this.currency = currency;
        }
    }

    private record Kept(String parameters, Answer answer) {}

    final Map<String, Order> orders = new LinkedHashMap<>();
    final List<Map<String, Object>> events = new ArrayList<>();
    private final Map<String, Kept> keys = new HashMap<>();
    private final SmallPartsTest.Moving clock;

    FakePaypal(SmallPartsTest.Moving clock) {
        this.clock = clock;
    }

    /** The reader says yes on PayPal's page. @param country of the account; null when PayPal does not say */
    void approves(Order order, String country) {
        order.status = "APPROVED";
        order.country = country;
        event("CHECKOUT.ORDER.APPROVED", Map.of("id", order.id));
    }

    void disputes(Order order, String status, String outcome) {
        Map<String, Object> dispute = new LinkedHashMap<>(Map.of(
                "dispute_id",
                "PP-D-" + order.id,
                "create_time",
                clock.instant().toString(),
                "update_time",
                clock.instant().toString(),
                "status",
                status,
                "dispute_amount",
                money(order.value, order.currency)));
        if (outcome != null) {
            dispute.put("dispute_outcome", Map.of("outcome_code", outcome));
        }
        order.dispute = dispute;
        event(
                "CUSTOMER.DISPUTE.UPDATED",
                Map.of("disputed_transactions", List.of(Map.of("seller_transaction_id", order.capture))));
    }

    @Override
    boolean changes(Asked asked) {
        return asked.method().equals("POST") && asked.path().startsWith("/v2/");
    }

    @Override
    Answer answer(Asked asked) {
        if (asked.path().equals("/v1/oauth2/token")) {
            return asked.headers().getOrDefault("authorization", "").startsWith("Basic ")
                    ? new Answer(200, Map.of("access_token", "A21", "token_type", "Bearer", "expires_in", 3600))
                    : new Answer(401, Map.of());
        }
        if (!"Bearer A21".equals(asked.headers().get("authorization"))) {
            return new Answer(401, Map.of());
        }
        String key = asked.headers().get("paypal-request-id");
        if (!changes(asked)) {
            return route(asked);
        }
        if (key == null) {
            wrongs.add("A change without a request id: " + asked.path());
            return route(asked);
        }
        String parameters = asked.path() + asked.body();
        Kept kept = keys.get(key);
        if (kept != null) {
            if (!kept.parameters().equals(parameters)) {
                wrongs.add("The request id " + key + " was used for something else.");
            }
            return kept.answer();
        }
        Answer answer = route(asked);
        keys.put(key, new Kept(parameters, answer));
        return answer;
    }

    private Answer route(Asked asked) {
        String[] parts = asked.path().substring(1).split("/");
        String what = asked.method() + " " + parts[0] + "/" + parts[1]
                + (parts.length > 2 ? "/" + parts[2] : "")
                + (parts.length > 4 ? "/*/" + parts[4] : parts.length > 3 ? "/*" : "");
        return switch (what) {
            case "POST v2/checkout/orders" -> made(asked);
            case "GET v2/checkout/orders/*" -> of(orders.get(parts[3]));
            case "POST v2/checkout/orders/*/capture" -> capture(orders.get(parts[3]));
            case "GET v2/payments/captures/*" ->
                new Answer(
                        200,
                        Map.of(
                                "id",
                                parts[3],
                                "supplementary_data",
                                Map.of("related_ids", Map.of("order_id", captured(parts[3]).id))));
            case "POST v2/payments/captures/*/refund" -> refund(asked, captured(parts[3]));
            case "GET v1/customer/disputes" -> {
                Order order = captured(asked.query().get("disputed_transaction_id"));
                yield new Answer(200, Map.of("items", order.dispute == null ? List.of() : List.of(order.dispute)));
            }
            case "GET v1/notifications/webhooks-events" -> new Answer(200, Map.of("events", events.reversed()));
            case "POST v1/notifications/verify-webhook-signature" -> verified(asked.json());
            default -> new Answer(404, Map.of("name", "RESOURCE_NOT_FOUND"));
        };
    }

    private Answer made(Asked asked) {
        hold("paypal-order-request", asked.body());
        JsonNode unit = asked.json().path("purchase_units").path(0);
        Order order = new Order(
                "ORDER" + (orders.size() + 1),
                unit.path("custom_id").asString(),
                unit.path("amount").path("value").asString(),
                unit.path("amount").path("currency_code").asString());
        orders.put(order.id, order);
        return of(order);
    }

    private Answer capture(Order order) {
        if (order.capture != null) {
            return refused("ORDER_ALREADY_CAPTURED");
        }
        if (!order.status.equals("APPROVED")) {
            return refused("ORDER_NOT_APPROVED");
        }
        if (order.declines) {
            return refused("INSTRUMENT_DECLINED");
        }
        order.status = "COMPLETED";
        order.capture = "CAP" + order.id;
        order.captured = clock.instant().toString();
        event(
                "PAYMENT.CAPTURE.COMPLETED",
                Map.of("id", order.capture, "supplementary_data", Map.of("related_ids", Map.of("order_id", order.id))));
        return of(order);
    }

    private static Answer refused(String issue) {
        return new Answer(422, Map.of("name", "UNPROCESSABLE_ENTITY", "details", List.of(Map.of("issue", issue))));
    }

    private Answer refund(Asked asked, Order order) {
        hold("paypal-refund-request", asked.body());
        JsonNode amount = asked.json().path("amount");
        String id = "REF" + (order.refunds.size() + 1) + order.id;
        order.refunds.add(Map.of(
                "id",
                id,
                "status",
                "COMPLETED",
                "create_time",
                clock.instant().toString(),
                "amount",
                money(amount.path("value").asString(), order.currency),
                "seller_payable_breakdown",
                Map.of("net_amount", money(amount.path("value").asString(), order.currency))));
        event(
                "PAYMENT.CAPTURE.REFUNDED",
                Map.of(
                        "id",
                        id,
                        "links",
                        List.of(Map.of(
                                "rel",
                                "up",
                                "href",
                                "https://api-m.paypal.com/v2/payments/captures/" + order.capture))));
        return new Answer(201, Map.of("id", id, "status", "COMPLETED"));
    }

    private Answer verified(JsonNode question) {
        boolean ours = question.path("transmission_sig").asString("").equals("signed")
                && question.path("webhook_id").asString("").equals(PaypalForTests.WEBHOOK)
                && question.path("webhook_event").path("id").isString();
        return new Answer(200, Map.of("verification_status", ours ? "SUCCESS" : "FAILURE"));
    }

    private Order captured(String capture) {
        return orders.values().stream()
                .filter(order -> capture.equals(order.capture))
                .findFirst()
                .orElseThrow();
    }

    private Answer of(Order order) {
        if (order == null) {
            return new Answer(404, Map.of("name", "RESOURCE_NOT_FOUND"));
        }
        Map<String, Object> unit = new LinkedHashMap<>();
        unit.put("custom_id", order.attempt);
        unit.put("amount", money(order.value, order.currency));
        if (order.capture != null) {
            String fee = new BigDecimal(order.value)
                    .multiply(new BigDecimal("0.1"))
                    .setScale(2)
                    .toPlainString();
            unit.put(
                    "payments",
                    Map.of(
                            "captures",
                            List.of(Map.of(
                                    "id",
                                    order.capture,
                                    "status",
                                    "COMPLETED",
                                    "create_time",
                                    order.captured,
                                    "amount",
                                    money(order.value, order.currency),
                                    "seller_receivable_breakdown",
                                    Map.of("paypal_fee", money(fee, order.currency)))),
                            "refunds",
                            order.refunds));
        }
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", order.id);
        shape.put("status", order.status);
        shape.put("purchase_units", List.of(unit));
        if (order.country != null) {
            shape.put("payment_source", Map.of("paypal", Map.of("address", Map.of("country_code", order.country))));
        }
        shape.put(
                "links",
                List.of(Map.of("rel", "payer-action", "href", "https://www.paypal.com/checkoutnow?token=" + order.id)));
        return new Answer(200, shape);
    }

    private static Map<String, Object> money(String value, String currency) {
        return Map.of("value", value, "currency_code", currency);
    }

    private void event(String type, Map<String, Object> resource) {
        events.add(Map.of(
                "id",
                "WH-" + (events.size() + 1),
                "event_type",
                type,
                "create_time",
                clock.instant().toString(),
                "resource",
                resource));
    }
}

package press.stet.support.paypal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.stet.support.Failure;
import press.stet.support.Rail;
import press.stet.support.RailAccount;
import press.stet.support.RailEvent;
import press.stet.support.RailObject;
import press.stet.support.RailRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what PayPal delivers. PayPal itself is asked whether it sent it, with the bytes as they came: written anew, the same JSON would
 * not be proven.
 */
final class PaypalNews {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PLAIN = Pattern.compile("[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]{1,1000}");
    private static final Pattern CAPTURE = Pattern.compile("/v2/payments/captures/([A-Z0-9]{1,40})$");

    private final RailAccount account;
    private final PaypalLine line;
    private final String webhook;

    PaypalNews(RailAccount account, PaypalLine line, String webhook) {
        this.account = account;
        this.line = line;
        this.webhook = webhook;
    }

    /** @throws RailRefused for everything that PayPal says it did not send to this webhook */
    RailEvent verified(byte[] raw, Rail.Headers headers) {
        JsonNode event = parsed(raw);
        ByteArrayOutputStream question = new ByteArrayOutputStream();
        StringBuilder fields = new StringBuilder("{");
        field(fields, "auth_algo", headers.value("PAYPAL-AUTH-ALGO"));
        field(fields, "cert_url", headers.value("PAYPAL-CERT-URL"));
        field(fields, "transmission_id", headers.value("PAYPAL-TRANSMISSION-ID"));
        field(fields, "transmission_sig", headers.value("PAYPAL-TRANSMISSION-SIG"));
        field(fields, "transmission_time", headers.value("PAYPAL-TRANSMISSION-TIME"));
        field(fields, "webhook_id", webhook);
        question.writeBytes(fields.append("\"webhook_event\":").toString().getBytes(StandardCharsets.US_ASCII));
        question.writeBytes(raw);
        question.write('}');
        JsonNode answer = line.postRaw("/v1/notifications/verify-webhook-signature", question.toByteArray());
        if (!answer.path("verification_status").asString("").equals("SUCCESS")) {
            throw refused();
        }
        return read(event, raw);
    }

    private static void field(StringBuilder json, String name, @org.jspecify.annotations.Nullable String value) {
        if (value == null || !PLAIN.matcher(value).matches()) {
            throw refused();
        }
        json.append('"').append(name).append("\":\"").append(value).append("\",");
    }

    private static JsonNode parsed(byte[] raw) {
        try {
            JsonNode event = JSON.readTree(raw);
            if (!event.isObject() || !event.path("id").isString()) {
                throw refused();
            }
            return event;
        } catch (JacksonException e) {
            throw refused();
        }
    }

    /** An event whose origin is sure. */
    RailEvent read(JsonNode event, byte[] raw) {
        String order = order(event.path("event_type").asString(""), event.path("resource"));
        return new RailEvent(
                account,
                PaypalOrders.text(event, "id"),
                event.path("event_type").asString(""),
                new RailObject(
                        account,
                        order.isEmpty() ? RailObject.Kind.OTHER : RailObject.Kind.PAYMENT,
                        order.isEmpty() ? PaypalOrders.text(event, "id") : order),
                PaypalOrders.at(event, "create_time"),
                raw);
    }

    /** The order an event is about; refunds and disputes name only the capture, which names the order. */
    private String order(String type, JsonNode resource) {
        if (type.startsWith("CHECKOUT.ORDER.")) {
            return resource.path("id").asString("");
        }
        String named = related(resource);
        if (!named.isEmpty()) {
            return named;
        }
        String capture = type.startsWith("CUSTOMER.DISPUTE.")
                ? resource.path("disputed_transactions")
                        .path(0)
                        .path("seller_transaction_id")
                        .asString("")
                : type.startsWith("PAYMENT.CAPTURE.") ? up(resource) : "";
        return capture.matches("[A-Z0-9]{1,40}") ? related(line.get("/v2/payments/captures/" + capture)) : "";
    }

    private static String related(JsonNode resource) {
        return resource.path("supplementary_data")
                .path("related_ids")
                .path("order_id")
                .asString("");
    }

    private static String up(JsonNode resource) {
        for (JsonNode link : resource.path("links")) {
            Matcher capture = CAPTURE.matcher(link.path("href").asString(""));
            if (link.path("rel").asString("").equals("up") && capture.find()) {
                return capture.group(1);
            }
        }
        return "";
    }

    private static RailRefused refused() {
        return new RailRefused("This is no delivery of ours.", Failure.RAIL_FAULT);
    }
}

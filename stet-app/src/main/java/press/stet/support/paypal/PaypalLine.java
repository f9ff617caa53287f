package press.stet.support.paypal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.stet.kernel.Secret;
import press.stet.support.Failure;
import press.stet.support.RailRefused;
import press.stet.support.RailUnclear;
import press.stet.support.line.JsonLine;
import tools.jackson.databind.JsonNode;

/** Requests to PayPal with an access token, which is fetched when there is none and a minute before the old one ends. */
final class PaypalLine {

    private static final Duration BEFORE_ITS_END = Duration.ofMinutes(1);

    private record Token(String word, Instant ends) {}

    private final JsonLine line;
    private final String client;
    private final Secret secret;
    private final Clock clock;
    private @Nullable Token token;

    PaypalLine(JsonLine line, String client, Secret secret, Clock clock) {
        this.line = line;
        this.client = client;
        this.secret = secret;
        this.clock = clock;
    }

    JsonNode get(String path) {
        return read(line.get(path, headers(null)));
    }

    /** @param key makes a repeat harmless: PayPal answers it as it answered the first */
    JsonNode post(String key, String path, Object body) {
        return read(line.post(path, headers(key), body));
    }

    JsonNode postRaw(String path, byte[] json) {
        return read(line.postRaw(path, headers(null), json));
    }

    private Map<String, String> headers(@Nullable String key) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + word());
        headers.put("Prefer", "return=representation");
        if (key != null) {
            headers.put("PayPal-Request-Id", key);
        }
        return headers;
    }

    private synchronized String word() {
        Instant now = clock.instant();
        Token known = token;
        if (known == null || !now.isBefore(known.ends().minus(BEFORE_ITS_END))) {
            String basic = Base64.getEncoder()
                    .encodeToString((client + ":" + secret.value()).getBytes(StandardCharsets.UTF_8));
            JsonLine.Answer answer = line.postForm(
                    "/v1/oauth2/token",
                    Map.of("Authorization", "Basic " + basic, "Content-Type", "application/x-www-form-urlencoded"),
                    "grant_type=client_credentials");
            if (!answer.ok()) {
                throw new RailUnclear("PayPal does not take the newsroom's keys.");
            }
            known = new Token(
                    answer.body().path("access_token").asString(""),
                    now.plusSeconds(answer.body().path("expires_in").asLong(0)));
            token = known;
        }
        return known.word();
    }

    private static JsonNode read(JsonLine.Answer answer) {
        if (answer.ok()) {
            return answer.body();
        }
        if (answer.status() == 401) {
            throw new RailUnclear("PayPal does not take the newsroom's keys.");
        }
        String issue = answer.body().path("details").path(0).path("issue").asString("");
        throw new RailRefused("PayPal refused the request: " + answer.status() + " " + issue, failure(issue));
    }

    private static Failure failure(String issue) {
        return switch (issue) {
            case "INSTRUMENT_DECLINED", "TRANSACTION_REFUSED", "PAYER_CANNOT_PAY" -> Failure.BANK_REFUSED;
            case "PAYER_ACTION_REQUIRED", "ORDER_NOT_APPROVED" -> Failure.NEEDS_CONFIRMATION;
            case "PAYER_ACCOUNT_LOCKED_OR_CLOSED", "PAYER_ACCOUNT_RESTRICTED" -> Failure.CARD_GONE;
            default -> Failure.RAIL_FAULT;
        };
    }
}

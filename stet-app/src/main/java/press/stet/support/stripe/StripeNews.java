package press.stet.support.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.stet.support.Mode;
import press.stet.support.RailAccount;
import press.stet.support.RailEvent;
import press.stet.support.RailObject;
import press.stet.support.RailRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what Stripe delivers: signature over the raw bytes first, then only what it is about. */
final class StripeNews {

    private static final long TOLERANCE_SECONDS = 300;
    private static final Pattern TIME = Pattern.compile("(?:^|,)\\s*t=(\\d{1,12})(?:,|$)");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RailAccount account;
    private final String secret;
    private final Clock clock;

    StripeNews(RailAccount account, String secret, Clock clock) {
        this.account = account;
        this.secret = secret;
        this.clock = clock;
    }

    /** @throws RailRefused for everything that is not a delivery of this account, signed lately with our secret */
    RailEvent verified(byte[] raw, @Nullable String signature) {
        String body = new String(raw, StandardCharsets.UTF_8);
        if (signature == null || body.isEmpty()) {
            throw refused();
        }
        Matcher time = TIME.matcher(signature);
        // The library accepts any time to come.
        if (!time.find()
                || Long.parseLong(time.group(1)) > clock.instant().getEpochSecond() + TOLERANCE_SECONDS
                || Long.parseLong(time.group(1)) < clock.instant().getEpochSecond() - TOLERANCE_SECONDS) {
            throw refused();
        }
        try {
            boolean unused = Webhook.Signature.verifyHeader(body, signature, secret, 0);
        } catch (SignatureVerificationException | RuntimeException e) {
            throw refused();
        }
        return read(raw);
    }

    Instant now() {
        return clock.instant();
    }

    /** An event whose origin is sure. */
    RailEvent read(byte[] raw) {
        try {
            JsonNode event = JSON.readTree(raw);
            boolean live = event.path("livemode").asBoolean(false);
            if (live != (account.mode() == Mode.LIVE) || !event.path("id").isString()) {
                throw refused();
            }
            String type = event.path("type").asString("");
            return new RailEvent(
                    account,
                    event.path("id").asString(),
                    type,
                    about(event.path("data").path("object")),
                    Instant.ofEpochSecond(event.path("created").asLong(0)),
                    raw);
        } catch (JacksonException e) {
            throw refused();
        }
    }

    private RailObject about(JsonNode object) {
        String id = object.path("id").asString("");
        return switch (object.path("object").asString("")) {
            case "payment_intent" -> of(RailObject.Kind.PAYMENT, id);
            case "charge", "refund", "dispute" ->
                of(RailObject.Kind.PAYMENT, object.path("payment_intent").asString(""));
            case "subscription" -> of(RailObject.Kind.PLAN, id);
            case "invoice" ->
                of(
                        RailObject.Kind.PLAN,
                        object.path("parent")
                                .path("subscription_details")
                                .path("subscription")
                                .asString(""));
            default -> new RailObject(account, RailObject.Kind.OTHER, id);
        };
    }

    private RailObject of(RailObject.Kind kind, String id) {
        return new RailObject(account, id.isEmpty() ? RailObject.Kind.OTHER : kind, id);
    }

    private static RailRefused refused() {
        return new RailRefused("This is no delivery of ours.", press.stet.support.Failure.RAIL_FAULT);
    }
}

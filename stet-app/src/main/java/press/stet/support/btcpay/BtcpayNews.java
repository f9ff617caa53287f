package press.stet.support.btcpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import press.stet.support.Failure;
import press.stet.support.RailAccount;
import press.stet.support.RailEvent;
import press.stet.support.RailObject;
import press.stet.support.RailRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a BTCPay server delivers: HMAC-SHA256 over the raw bytes first, then only which invoice it is about. */
final class BtcpayNews {

    private static final String SCHEME = "sha256=";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RailAccount account;
    private final byte[] secret;

    BtcpayNews(RailAccount account, String secret) {
        this.account = account;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** @throws RailRefused for everything that is not a delivery about an invoice of this store, signed with our secret */
    RailEvent verified(byte[] raw, @Nullable String signature) {
        if (signature == null || !signature.startsWith(SCHEME) || !proves(raw, signature.substring(SCHEME.length()))) {
            throw refused();
        }
        try {
            JsonNode event = JSON.readTree(raw);
            String delivery = event.path("deliveryId").asString("");
            String invoice = event.path("invoiceId").asString("");
            if (delivery.isEmpty() || !event.path("storeId").asString("").equals(account.account())) {
                throw refused();
            }
            return new RailEvent(
                    account,
                    delivery,
                    event.path("type").asString(""),
                    new RailObject(
                            account,
                            invoice.isEmpty() ? RailObject.Kind.OTHER : RailObject.Kind.PAYMENT,
                            invoice.isEmpty() ? delivery : invoice),
                    Instant.ofEpochSecond(event.path("timestamp").asLong(0)),
                    raw);
        } catch (JacksonException e) {
            throw refused();
        }
    }

    private boolean proves(byte[] raw, String hex) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return MessageDigest.isEqual(mac.doFinal(raw), HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException notHex) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", e);
        }
    }

    private static RailRefused refused() {
        return new RailRefused("This is no delivery of ours.", Failure.RAIL_FAULT);
    }
}

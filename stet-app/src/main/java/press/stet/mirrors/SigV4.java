package press.stet.mirrors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import press.stet.kernel.Secret;

/**
 * Signs requests to S3-compatible buckets: AWS Signature Version 4 in the Authorization header, for requests without a query and
 * with paths that need no escaping.
 */
record SigV4(String region, String keyId, Secret secret) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * The headers to send along, beside those given: date, hash of the body, authorization.
     *
     * @param headers other headers that are signed, lower-case names; the host is added
     */
    Map<String, String> sign(String method, URI address, Map<String, String> headers, byte[] body, Instant now) {
        String stamp = STAMP.format(now);
        String scope = stamp.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String hash = hex(sha256(body));
        TreeMap<String, String> signed = new TreeMap<>(headers);
        signed.put("host", address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort());
        signed.put("x-amz-content-sha256", hash);
        signed.put("x-amz-date", stamp);
        String names = String.join(";", signed.keySet());
        StringBuilder request = new StringBuilder(method + "\n" + address.getRawPath() + "\n\n");
        signed.forEach((name, value) ->
                request.append(name).append(':').append(value.strip()).append('\n'));
        request.append('\n').append(names).append('\n').append(hash);
        String toSign = ALGORITHM + "\n" + stamp + "\n" + scope + "\n"
                + hex(sha256(request.toString().getBytes(UTF_8)));
        byte[] key = ("AWS4" + secret.value()).getBytes(UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        return Map.of(
                "x-amz-content-sha256", hash,
                "x-amz-date", stamp,
                "authorization",
                        ALGORITHM + " Credential=" + keyId + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                                + hex(hmac(key, toSign)));
    }

    private static byte[] hmac(byte[] key, String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(words.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This platform has no HMAC-SHA256.", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This platform has no SHA-256.", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

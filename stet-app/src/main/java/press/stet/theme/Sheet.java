package press.stet.theme;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Styles or a script as they stand inside a page, with the hash by which the page's policy allows exactly them.
 *
 * @param hash as CSP writes it: {@code 'sha256-…'}; empty for an empty sheet
 */
record Sheet(SafeHtml text, String hash) {

    static final Sheet EMPTY = new Sheet(SafeHtml.NONE, "");

    static Sheet of(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        if (text.contains("</")) {
            throw new ThemeException("A theme's styles and scripts may not contain “</”: it would end their element.");
        }
        return new Sheet(new SafeHtml(text), "'sha256-" + Base64.getEncoder().encodeToString(sha256(text)) + "'");
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}

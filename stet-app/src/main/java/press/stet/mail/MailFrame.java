package press.stet.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail that differs little from reader to reader: rendered once, then filled in, signed and written for each. Plain text first,
 * HTML beside it (RFC 2046, section 5.1.4).
 */
public final class MailFrame {

    private final String headers;
    private final String boundary;
    private final Spliced text;
    private final @Nullable Spliced html;

    /**
     * @param headers those that are the same for all, each ending in CR LF; From and Subject among them
     * @param boundary a word that is in neither text
     */
    public MailFrame(String headers, String boundary, Spliced text, @Nullable Spliced html) {
        this.headers = headers + "MIME-Version: 1.0\r\n"
                + (html == null
                        ? "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
                                + text.encoding().word() + "\r\n"
                        : "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n");
        this.boundary = boundary;
        this.text = text;
        this.html = html;
    }

    /**
     * The whole mail, as it goes over the line, without the final dot.
     *
     * @param ownHeaders those of this reader, each ending in CR LF
     * @param values what stands in the slots of the texts
     */
    public byte[] write(String ownHeaders, Map<String, String> values, DkimSigner signer, Instant at) {
        Body body = new Body();
        if (html == null) {
            text.writeTo(body, values);
        } else {
            part(body, "text/plain", text, values);
            part(body, "text/html", html, values);
            body.writeBytes(ascii("--" + boundary + "--\r\n"));
        }
        String all = ownHeaders + headers;
        byte[] head = ascii(signer.sign(all, body.bytes(), body.size(), at) + all + "\r\n");
        byte[] mail = java.util.Arrays.copyOf(head, head.length + body.size());
        System.arraycopy(body.bytes(), 0, mail, head.length, body.size());
        return mail;
    }

    /** What was written can be read without a copy: thousands of these are made in a second. */
    private static final class Body extends ByteArrayOutputStream {

        Body() {
            super(32 * 1024);
        }

        byte[] bytes() {
            return buf;
        }
    }

    private void part(ByteArrayOutputStream body, String type, Spliced words, Map<String, String> values) {
        body.writeBytes(ascii("--" + boundary + "\r\nContent-Type: " + type
                + "; charset=utf-8\r\nContent-Transfer-Encoding: "
                + words.encoding().word() + "\r\n\r\n"));
        words.writeTo(body, values);
        body.writeBytes(ascii("\r\n"));
    }

    private static byte[] ascii(String words) {
        return words.getBytes(StandardCharsets.US_ASCII);
    }
}

package press.stet.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Signs mail (RFC 6376, relaxed/relaxed; RFC 8301; RFC 8463 beside it). From is covered twice, so that nobody can add another; both
 * headers of one-click leaving are covered, as RFC 8058 asks. For one thread.
 */
public final class DkimSigner {

    /** What is covered where it is there, in this order. */
    private static final List<String> COVERED = List.of(
            "from",
            "to",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "content-type",
            "auto-submitted",
            "list-id",
            "list-archive",
            "list-unsubscribe",
            "list-unsubscribe-post");

    private static final Set<String> COVERED_SET = Set.copyOf(COVERED);

    private static final Pen.Library FASTEST = Pen.Library.fastest();

    private record KeyAndPen(DkimKey key, Pen pen) {}

    private final List<KeyAndPen> pens = new ArrayList<>();
    private final MessageDigest digest;
    private final MessageDigest hashOfWords;
    private byte[] canonical = new byte[64 * 1024];

    public DkimSigner(List<DkimKey> keys) {
        this(keys, FASTEST);
    }

    DkimSigner(List<DkimKey> keys, Pen.Library library) {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
            this.hashOfWords = MessageDigest.getInstance("SHA-256");
            for (DkimKey key : keys) {
                pens.add(new KeyAndPen(key, library.pen(key)));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key for signing mail cannot be used.", e);
        }
    }

    /** RFC 8463, section 3: what is signed with Ed25519 is the hash. */
    private byte[] signed(KeyAndPen one, byte[] words) throws GeneralSecurityException {
        return one.pen().sign(one.key().algorithm() == DkimKey.Algorithm.ED25519 ? hashOfWords.digest(words) : words);
    }

    /**
     * The signatures as header lines, to stand before all others.
     *
     * @param headers each folded or not, ending in CR LF
     * @param body after the empty line
     * @param length how many bytes of it count
     */
    public String sign(String headers, byte[] body, int length, Instant at) {
        if (pens.isEmpty()) {
            return "";
        }
        String bodyHash = Base64.getEncoder().encodeToString(hashOfBody(body, length));
        Map<String, String> found = covered(headers);
        List<String> present = COVERED.stream().filter(found::containsKey).toList();
        StringBuilder words = new StringBuilder(1024);
        present.forEach(name -> words.append(found.get(name)).append("\r\n"));
        StringBuilder signatures = new StringBuilder(1024);
        for (KeyAndPen one : pens) {
            String unsigned = "v=1; a=" + one.key().algorithm().inSignature() + "; c=relaxed/relaxed; d="
                    + one.key().domain() + "; s=" + one.key().selector() + "; t=" + at.getEpochSecond() + ";\r\n h="
                    + String.join(":", present) + ":from;\r\n bh=" + bodyHash + ";\r\n b=";
            byte[] toSign = (words + "dkim-signature:" + relaxed(unsigned)).getBytes(StandardCharsets.UTF_8);
            try {
                signatures
                        .append("DKIM-Signature: ")
                        .append(unsigned)
                        .append(folded(Base64.getEncoder().encodeToString(signed(one, toSign))))
                        .append("\r\n");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Mail could not be signed.", e);
            }
        }
        return signatures.toString();
    }

    private static String folded(String base64) {
        StringBuilder folded = new StringBuilder(base64.length() + 16);
        for (int at = 0; at < base64.length(); at += 72) {
            folded.append(at == 0 ? "" : "\r\n  ").append(base64, at, Math.min(base64.length(), at + 72));
        }
        return folded.toString();
    }

    /** Covered headers by their names, in the relaxed form (RFC 6376, section 3.4.2) without the end of line. */
    private static Map<String, String> covered(String headers) {
        Map<String, String> found = new HashMap<>();
        int at = 0;
        while (at < headers.length()) {
            int end = headers.indexOf("\r\n", at);
            while (end >= 0
                    && end + 2 < headers.length()
                    && (headers.charAt(end + 2) == ' ' || headers.charAt(end + 2) == '\t')) {
                end = headers.indexOf("\r\n", end + 2);
            }
            int stop = end < 0 ? headers.length() : end;
            int colon = headers.indexOf(':', at);
            if (colon > 0 && colon < stop) {
                String name = headers.substring(at, colon).strip().toLowerCase(Locale.ROOT);
                if (COVERED_SET.contains(name)) {
                    found.put(name, name + ":" + relaxed(headers.substring(colon + 1, stop)));
                }
            }
            at = stop + 2;
        }
        return found;
    }

    private static String relaxed(String value) {
        StringBuilder relaxed = new StringBuilder(value.length());
        boolean blank = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                blank = !relaxed.isEmpty();
            } else {
                if (blank) {
                    relaxed.append(' ');
                    blank = false;
                }
                relaxed.append(c);
            }
        }
        return relaxed.toString();
    }

    /** RFC 6376, section 3.4.4: runs of blanks are one, none at the end of a line, no empty lines at the end. */
    private byte[] hashOfBody(byte[] body, int bytes) {
        if (canonical.length < bytes + 2) {
            canonical = new byte[bytes + 2];
        }
        int length = 0;
        int settled = 0;
        boolean blank = false;
        boolean empty = true;
        for (int i = 0; i < bytes; i++) {
            byte b = body[i];
            if (b == ' ' || b == '\t') {
                blank = true;
            } else if (b == '\r') {
                blank = false;
                canonical[length++] = b;
            } else if (b == '\n') {
                canonical[length++] = b;
                settled = empty ? settled : length;
                empty = true;
            } else {
                if (blank) {
                    canonical[length++] = ' ';
                    blank = false;
                }
                canonical[length++] = b;
                empty = false;
            }
        }
        if (!empty) {
            canonical[length++] = '\r';
            canonical[length++] = '\n';
            settled = length;
        }
        digest.update(canonical, 0, settled);
        return digest.digest();
    }
}

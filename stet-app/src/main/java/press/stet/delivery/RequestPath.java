package press.stet.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import press.stet.format.PagePath;

/** From the path of a request to the path of a page. */
final class RequestPath {

    /** Three characters for each byte of the longest path. */
    private static final int MAX_LENGTH = 3 * PagePath.MAX_LENGTH;

    private RequestPath() {}

    /**
     * Undoes percent-encoding (RFC 3986, section 2.1). Null where the path is too long, no path at all, or its bytes are not
     * UTF-8. What comes out is not yet known to be a path that a page may have.
     */
    static @Nullable String decode(String raw) {
        if (raw.length() > MAX_LENGTH || raw.isEmpty() || raw.charAt(0) != '/') {
            return null;
        }
        boolean plain = true;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= 0x20 || c >= 0x7f) {
                return null;
            }
            plain &= c != '%';
        }
        return plain ? raw : decodeEscapes(raw);
    }

    private static @Nullable String decodeEscapes(String raw) {
        ByteBuffer bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            int high = i + 3 <= raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
            int low = i + 3 <= raw.length() ? Character.digit(raw.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            bytes.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}

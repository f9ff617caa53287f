package press.stet.format;

import java.text.Normalizer;
import java.util.Optional;

/**
 * The rules for the path of a page: the decoded path of its URL, in Unicode.
 *
 * <p>It begins with a slash, is at most 1,024 bytes of UTF-8 in Normalization Form C, has no empty, {@code .} or
 * {@code ..} segment (a trailing slash is allowed), and no character that URLs, headers or people could take two ways:
 * no space, control or direction mark, no {@code % ? # \}. Paths under {@code /stet/} are kept for the store itself.
 */
public final class PagePath {
    /** The longest path, in bytes of UTF-8. */
    public static final int MAX_LENGTH = 1024;

    private PagePath() {}

    /** What is wrong with this path, as a sentence; empty where it may be used. */
    public static Optional<String> problem(String path) {
        if (!path.startsWith("/")) {
            return Optional.of("A path begins with a slash.");
        }
        if (path.equals("/stet") || path.startsWith("/stet/")) {
            return Optional.of("Paths under /stet/ are kept for the store itself.");
        }
        if (utf8Length(path) > MAX_LENGTH) {
            return Optional.of("A path has at most " + MAX_LENGTH + " bytes.");
        }
        if (path.codePoints().anyMatch(PagePath::isForbidden)) {
            return Optional.of("A path has no space, control or direction mark, and none of % ? # \\.");
        }
        for (int start = 1; start < path.length(); ) {
            int end = path.indexOf('/', start);
            String segment = path.substring(start, end < 0 ? path.length() : end);
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return Optional.of("A path has no empty segment, no \".\" and no \"..\".");
            }
            start += segment.length() + 1;
        }
        if (!Normalizer.isNormalized(path, Normalizer.Form.NFC)) {
            return Optional.of("A path is written in Unicode Normalization Form C.");
        }
        return Optional.empty();
    }

    /** The form in which a path is looked up: people and devices write the same letters in different ways. */
    public static String normalized(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    private static int utf8Length(String path) {
        // Counted without encoding: a path of any length may be asked about.
        int length = 0;
        for (int i = 0; i < path.length() && length <= MAX_LENGTH; i++) {
            char c = path.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    private static boolean isForbidden(int c) {
        return c <= 0x20
                || (c >= 0x7f && c <= 0xa0)
                || c == '%'
                || c == '?'
                || c == '#'
                || c == '\\'
                || c == 0x061c
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || (c >= 0xd800 && c <= 0xdfff)
                || c == 0xfeff;
    }
}

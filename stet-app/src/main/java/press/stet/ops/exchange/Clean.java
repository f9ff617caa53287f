package press.stet.ops.exchange;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Foreign text made fit to keep and to print. */
final class Clean {
    private static final int LINE_MOST = 1000;
    private static final int SLUG_MOST = 120;

    private Clean() {}

    /** The text without control characters (line feed and tab stay), with U+FFFD for lone surrogates. */
    static String text(String raw) {
        int i = 0;
        while (i < raw.length() && fine(raw.charAt(i))) {
            i++;
        }
        if (i == raw.length()) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length()).append(raw, 0, i);
        while (i < raw.length()) {
            char c = raw.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1))) {
                out.append(c).append(raw.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                out.append('\uFFFD');
            } else if (fine(c)) {
                out.append(c);
            }
            i++;
        }
        return out.toString();
    }

    private static boolean fine(char c) {
        return c >= ' ' ? !(c >= 0x7F && c <= 0x9F) && !Character.isSurrogate(c) && c < 0xFFFE : c == '\n' || c == '\t';
    }

    /** One line: white space runs become one space, ends are trimmed, at most 1,000 characters. */
    static String line(@Nullable String raw) {
        if (raw == null) {
            return "";
        }
        String line = squeeze(text(raw)).strip();
        if (line.length() <= LINE_MOST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LINE_MOST - 1)) ? LINE_MOST - 1 : LINE_MOST;
        return line.substring(0, end);
    }

    static @Nullable String orNull(@Nullable String raw) {
        String line = line(raw);
        return line.isEmpty() ? null : line;
    }

    /** HTML's white space (space, tab, line ends; not the no-break space) squeezed to single spaces. */
    static String squeeze(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean white = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            if (!white) {
                out.append(c);
            } else if (!space) {
                out.append(' ');
            }
            space = white;
        }
        return out.toString();
    }

    /** A slug of letters and digits of any script with hyphens between; empty if there is nothing to make one of. */
    static String slug(@Nullable String raw) {
        String plain = Normalizer.normalize(line(raw), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder();
        plain.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)
                    || (Character.getType(c) == Character.NON_SPACING_MARK && !out.isEmpty())) {
                out.appendCodePoint(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '-') {
                out.append('-');
            }
        });
        int end = Math.min(out.length(), SLUG_MOST);
        if (end > 0 && Character.isHighSurrogate(out.charAt(end - 1))) {
            end--;
        }
        while (end > 0 && out.charAt(end - 1) == '-') {
            end--;
        }
        return out.substring(0, end);
    }
}

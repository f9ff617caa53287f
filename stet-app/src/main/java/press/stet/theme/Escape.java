package press.stet.theme;

/** Makes text harmless in HTML, as content and inside quoted attributes. */
final class Escape {

    private Escape() {}

    /**
     * Escapes the five characters with a meaning in markup, and takes out control characters that HTML forbids.
     *
     * <p>Direction marks stay: right-to-left newsrooms need them. What they could do beyond their own element is held
     * back by {@code dir} and {@code unicode-bidi: isolate} on everything that was typed.
     */
    static String html(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (needsEscape(text.charAt(i))) {
                return escapeFrom(text, i);
            }
        }
        return text;
    }

    private static boolean needsEscape(char c) {
        return switch (c) {
            case '<', '>', '&', '"', '\'' -> true;
            default -> isForbidden(c);
        };
    }

    /** Control characters and lone surrogates make a document invalid. */
    private static boolean isForbidden(char c) {
        return c < ' ' && c != '\n' && c != '\t' && c != '\r'
                || c >= 0x7f && c <= 0x9f
                || c >= 0xfdd0 && c <= 0xfdef
                || c >= 0xfffe
                || Character.isSurrogate(c);
    }

    private static String escapeFrom(String text, int start) {
        var escaped = new StringBuilder(text.length() + 32).append(text, 0, start);
        for (var i = start; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&#34;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        escaped.append(c).append(text.charAt(++i));
                    } else if (!isForbidden(c)) {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    /** Text without the characters that no document may hold: control characters and halves of surrogate pairs. */
    static String printable(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (isForbidden(text.charAt(i))) {
                return keepPrintable(text);
            }
        }
        return text;
    }

    private static String keepPrintable(String text) {
        return text.codePoints()
                .filter(c -> c > Character.MAX_VALUE || !isForbidden((char) c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

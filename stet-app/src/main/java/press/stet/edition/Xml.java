package press.stet.edition;

import org.jspecify.annotations.Nullable;

/** Writes XML 1.0, leaving out the characters it cannot hold. */
final class Xml {

    private final StringBuilder out = new StringBuilder(4096).append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");

    Xml raw(String markup) {
        out.append(markup);
        return this;
    }

    Xml text(String element, String words) {
        out.append('<').append(element).append('>');
        escaped(words);
        out.append("</").append(element).append('>');
        return this;
    }

    /** An element without content; {@code attributes} are names and values in turn. */
    Xml empty(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escaped(attributes[i + 1]);
            out.append('"');
        }
        out.append("/>");
        return this;
    }

    Xml escaped(String words) {
        int plain = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < words.length()
                    && Character.isLowSurrogate(words.charAt(i + 1))) {
                i++;
                continue;
            }
            String instead = instead(c);
            if (instead != null) {
                out.append(words, plain, i).append(instead);
                plain = i + 1;
            }
        }
        out.append(words, plain, words.length());
        return this;
    }

    /** What stands for this character, nothing for one outside the Char production of XML 1.0 (section 2.2); null for itself. */
    private static @Nullable String instead(char c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\t', '\n', '\r' -> null;
            default -> c < 0x20 || Character.isSurrogate(c) || c > 0xFFFD ? "" : null;
        };
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

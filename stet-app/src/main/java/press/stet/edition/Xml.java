package press.stet.edition;

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
        words.codePoints().filter(Xml::allowed).forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(c);
            }
        });
        return this;
    }

    /** The Char production of XML 1.0, section 2.2. */
    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

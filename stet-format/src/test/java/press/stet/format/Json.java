package press.stet.format;

import java.util.List;
import java.util.Map;

/** Writes maps, lists, strings and numbers as JSON with one entry per line. */
final class Json {
    private Json() {}

    static String of(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value, "\n");
        return out.append('\n').toString();
    }

    private static void write(StringBuilder out, Object value, String indent) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> {
                out.append('{');
                String comma = "";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.append(comma).append(indent).append("  ");
                    write(out, entry.getKey(), indent);
                    out.append(": ");
                    write(out, entry.getValue(), indent + "  ");
                    comma = ",";
                }
                out.append(map.isEmpty() ? "" : indent).append('}');
            }
            case List<?> list -> {
                out.append('[');
                String comma = "";
                for (Object entry : list) {
                    out.append(comma).append(indent).append("  ");
                    write(out, entry, indent + "  ");
                    comma = ",";
                }
                out.append(list.isEmpty() ? "" : indent).append(']');
            }
            case Number number -> out.append(number);
            default -> string(out, value.toString());
        }
    }

    private static void string(StringBuilder out, String text) {
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7e) {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}

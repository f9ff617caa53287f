package press.stet.ops.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One row of a table in a Ghost export: its wanted columns as text. */
final class GhostRow {
    private static final Set<String> LONG = Set.of("lexical", "mobiledoc", "html", "markdown");
    private static final int SHORT_MOST = 20_000;

    private final Map<String, String> columns = new HashMap<>();

    /** Reads the object at the parser, which may have columns of any kind. */
    static GhostRow read(JsonParser parser, Set<String> wanted) {
        GhostRow row = new GhostRow();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (wanted.contains(name)) {
                String value = JsonSource.scalar(parser);
                if (value != null) {
                    boolean cut = value.length() > SHORT_MOST && !LONG.contains(name);
                    row.columns.put(name, cut ? value.substring(0, SHORT_MOST) : value);
                }
            } else {
                parser.skipChildren();
            }
        }
        return row;
    }

    /** The column, or null if it is absent or null. */
    @Nullable
    String get(String column) {
        return columns.get(column);
    }

    /** The column, or an empty text. */
    String text(String column) {
        return columns.getOrDefault(column, "");
    }

    /** Whether Ghost would take the column for yes. */
    boolean yes(String column) {
        String value = text(column);
        return value.equals("true") || value.equals("1");
    }

    boolean isCut() {
        return columns.values().stream().anyMatch(JsonSource::isCut);
    }
}

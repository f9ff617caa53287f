package press.stet.ops.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One row of a table in a Ghost export: its wanted columns as text. */
final class GhostRow {
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
                    row.columns.put(name, value);
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

package press.stet.kernel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the driver does not do by itself: instants, enums and arrays as parameters and columns. Arrays travel as text and are
 * cast in the statement ({@code cast(:ids as uuid[])}), jsonb likewise ({@code cast(:doc as jsonb)}).
 */
public final class Sql {

    private Sql() {}

    /** A {@code timestamptz} parameter. */
    public static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** A {@code uuid[]} parameter, for {@code cast(:x as uuid[])}. */
    public static String uuids(Collection<UUID> ids) {
        return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
    }

    /** A {@code text[]} parameter, for {@code cast(:x as text[])}. */
    public static String texts(Collection<String> words) {
        return "{"
                + String.join(
                        ",",
                        words.stream()
                                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                                .toList())
                + "}";
    }

    /** A {@code timestamptz not null} column. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A {@code timestamptz} column that may be null. */
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** A {@code uuid} column; may be null. */
    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** A {@code uuid[]} column; null reads as empty. */
    public static List<UUID> uuidList(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((UUID[]) array.getArray());
    }

    /** A {@code text[]} column; null reads as empty. */
    public static List<String> textList(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}

package press.stet.newsroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;

class DeskListRows {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MAX_WORDS = 12;

    private final JdbcClient jdbc;

    DeskListRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<DeskLine> list(Stories.Query query, List<PersonId> authors, int count) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        String words = prefixes(query.words());
        if (!words.isEmpty()) {
            conditions.add("search @@ (to_tsquery('simple', :words) || cast(:authors as tsquery))");
        }
        addIf(conditions, query.state() != null, "state = :state");
        addIf(conditions, query.section() != null, "section = :section");
        addIf(conditions, query.language() != null, "language = :language");
        addIf(conditions, query.author() != null, "search @@ cast(:author as tsquery)");
        addIf(conditions, query.staff() != null, "(created_by = :staff or saved_by = :staff)");
        addIf(conditions, query.before() != null, "(saved_at, id) < (:beforeAt, :beforeId)");
        DeskLine before = query.before();
        return jdbc.sql(
                        "select id, language, state, headline, section, array(select jsonb_array_elements_text(working->'authors')) as authors,"
                                + " saved_at, saved_by, published_at, scheduled_for, lock_staff from newsroom.story where "
                                + String.join(" and ", conditions) + " order by saved_at desc, id desc limit :count")
                .param("words", words)
                .param(
                        "authors",
                        String.join(
                                " | ", authors.stream().map(SearchWords::author).toList()))
                .param("state", query.state() == null ? null : query.state().name())
                .param(
                        "section",
                        query.section() == null ? null : query.section().value())
                .param("language", query.language())
                .param("author", query.author() == null ? null : SearchWords.author(query.author()))
                .param("staff", query.staff())
                .param("beforeAt", before == null ? null : Sql.at(before.savedAt()))
                .param("beforeId", before == null ? null : before.id().value())
                .param("count", count)
                .query(DeskListRows::line)
                .list();
    }

    private static void addIf(List<String> conditions, boolean wanted, String condition) {
        if (wanted) {
            conditions.add(condition);
        }
    }

    /** Every word as a prefix, all of them wanted: {@code par obam} becomes {@code par:* & obam:*}. */
    private static String prefixes(@Nullable String words) {
        if (words == null) {
            return "";
        }
        return NO_WORD.splitAsStream(words.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .map(word -> word + ":*")
                .reduce((a, b) -> a + " & " + b)
                .orElse("");
    }

    private static DeskLine line(ResultSet row, int n) throws SQLException {
        UUID section = row.getObject("section", UUID.class);
        return new DeskLine(
                new StoryId(Sql.uuid(row, "id")),
                row.getString("language"),
                StoryState.valueOf(row.getString("state")),
                row.getString("headline"),
                section == null ? null : new SectionId(section),
                Sql.textList(row, "authors").stream().map(PersonId::of).toList(),
                Sql.instant(row, "saved_at"),
                row.getObject("saved_by", UUID.class),
                Sql.instantOrNull(row, "published_at"),
                Sql.instantOrNull(row, "scheduled_for"),
                row.getObject("lock_staff", UUID.class));
    }
}

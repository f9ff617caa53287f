package press.stet.newsroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;

class ImportRows {

    /**
     * @param path null for a draft
     * @param oldPaths that shall lead here
     */
    record Row(
            StoryId id, Imports.Newcomer newcomer, @Nullable String path, List<String> oldPaths) {

        Row withOldPaths(List<String> kept) {
            return new Row(id, newcomer, path, kept);
        }
    }

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;

    ImportRows(JdbcClient jdbc, NamedParameterJdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    Set<String> known(List<String> sourceKeys) {
        return new HashSet<>(
                jdbc.sql("select source_key from newsroom.story where source_key = any (cast(:keys as text[]))")
                        .param("keys", Sql.texts(sourceKeys))
                        .query(String.class)
                        .list());
    }

    Optional<StoryId> story(String sourceKey) {
        return jdbc.sql("select id from newsroom.story where source_key = :key")
                .param("key", sourceKey)
                .query((row, n) -> new StoryId(Sql.uuid(row, "id")))
                .optional();
    }

    void pair(String original, List<String> translations) {
        jdbc.sql("""
                        update newsroom.story set translation_of = (select id from newsroom.story where source_key = :original)
                        where source_key = any (cast(:translations as text[]))""")
                .param("original", original)
                .param("translations", Sql.texts(translations))
                .update();
    }

    boolean taken(String path) {
        return jdbc.sql("select exists (select 1 from newsroom.address where path = :path)")
                .param("path", path)
                .query(Boolean.class)
                .single();
    }

    /** Which of these paths lead to a story already. */
    Set<String> taken(List<String> paths) {
        return new HashSet<>(jdbc.sql("select path from newsroom.address where path = any (cast(:paths as text[]))")
                .param("paths", Sql.texts(paths))
                .query(String.class)
                .list());
    }

    void insert(List<Row> rows, Instant now) {
        run("""
                insert into newsroom.story (id, language, state, slug, section, created_at, published_at, updated_at, live_revision,
                  working, saved_at, source_key, headline, search)
                values (:id, :language, :state, :slug, :section, :created, :published, :updated, :live, cast(:content as jsonb), :saved,
                  :sourceKey, :headline, setweight(to_tsvector('simple', :headline), 'A') || to_tsvector('simple', :words)
                    || array_to_tsvector(cast(:authors as text[])))""", rows.stream().map(ImportRows::story).toList());
        run(
                "insert into newsroom.revision (story, number, at, why, content) values (:id, 1, :saved, 'IMPORTED', cast(:content as jsonb))",
                rows.stream().map(ImportRows::story).toList());
        run("""
                insert into newsroom.correction (id, story, at, kind, meaning, words, after_revision)
                values (:noteId, :id, :at, 'CORRECTION', :meaning, :note, 1)""", rows.stream().flatMap(row -> notes(row).stream()).toList());
        run(
                "insert into newsroom.address (path, story, current, since) values (:path, :id, :current, :since)",
                rows.stream().flatMap(row -> addresses(row, now).stream()).toList());
    }

    private void run(String sql, List<Map<String, @Nullable Object>> rows) {
        if (!rows.isEmpty()) {
            @SuppressWarnings("unchecked")
            Map<String, ?>[] parameters = rows.toArray(Map[]::new);
            batch.batchUpdate(sql, parameters);
        }
    }

    private static Map<String, @Nullable Object> story(Row row) {
        Imports.Newcomer story = row.newcomer();
        boolean live = row.path() != null;
        Instant updated = story.updatedAt() == null ? story.publishedAt() : story.updatedAt();
        SectionId section = story.content().section();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", row.id().value());
        values.put("language", story.language());
        values.put("state", !live ? "DRAFT" : story.corrections().isEmpty() ? "PUBLISHED" : "CORRECTED");
        values.put("slug", story.slug());
        values.put("section", section == null ? null : section.value());
        values.put("created", Sql.at(story.createdAt()));
        values.put("published", live ? Sql.at(story.publishedAt()) : null);
        values.put("updated", live ? Sql.at(updated) : null);
        values.put("live", live ? 1 : null);
        values.put("content", StoryContentJson.json(story.content()));
        values.put("saved", Sql.at(updated == null ? story.createdAt() : updated));
        values.put("sourceKey", story.sourceKey());
        values.put("headline", story.content().headline());
        values.put("words", SearchWords.of(story.content()));
        values.put(
                "authors",
                Sql.texts(story.content().authors().stream()
                        .map(SearchWords::author)
                        .toList()));
        return values;
    }

    private static List<Map<String, @Nullable Object>> notes(Row row) {
        List<Map<String, @Nullable Object>> notes = new ArrayList<>();
        List<Imports.Note> corrections = row.newcomer().corrections();
        for (int n = 0; n < corrections.size(); n++) {
            Imports.Note note = corrections.get(n);
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put(
                    "noteId",
                    new UUID(
                            row.id().value().getMostSignificantBits() ^ (n + 1L),
                            row.id().value().getLeastSignificantBits()));
            values.put("id", row.id().value());
            values.put("at", Sql.at(note.at()));
            values.put("meaning", note.changesMeaning());
            values.put("note", note.words());
            notes.add(values);
        }
        return notes;
    }

    private static List<Map<String, @Nullable Object>> addresses(Row row, Instant now) {
        List<Map<String, @Nullable Object>> addresses = new ArrayList<>();
        if (row.path() != null) {
            addresses.add(address(row, row.path(), true, now));
            row.oldPaths().forEach(old -> addresses.add(address(row, old, false, now)));
        }
        return addresses;
    }

    private static Map<String, @Nullable Object> address(Row row, String path, boolean current, Instant now) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("path", path);
        values.put("id", row.id().value());
        values.put("current", current);
        values.put("since", Sql.at(now));
        return values;
    }
}

package press.stet.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;

@Component
class PhotoRows {
    private static final String PHOTO = """
            select p.id, o.state, o.width, o.height, p.alt, p.caption, p.credit_person, p.credit_agency, p.licence,
                   p.language, p.added, o.refusal, p.original
            from media.photo p join media.original o on o.hash = p.original
            """;

    private final JdbcClient jdbc;

    PhotoRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Line(Photo photo, String original) {}

    /** Harmless when the original is known. */
    void insertOriginal(String hash, int width, int height, Instant added) {
        jdbc.sql("""
                        insert into media.original (hash, width, height, state, added)
                        values (:hash, :width, :height, 'WAITING', :added) on conflict (hash) do nothing""")
                .param("hash", hash)
                .param("width", width)
                .param("height", height)
                .param("added", Sql.at(added))
                .update();
    }

    Photo.State state(String original) {
        return jdbc.sql("select state from media.original where hash = :hash")
                .param("hash", original)
                .query((row, number) -> Photo.State.valueOf(row.getString(1)))
                .single();
    }

    void setState(String original, Photo.State state, @Nullable String refusal) {
        jdbc.sql("update media.original set state = :state, refusal = :refusal where hash = :hash")
                .param("state", state.name())
                .param("refusal", refusal)
                .param("hash", original)
                .update();
    }

    void insertRenditions(String original, List<Rendition> renditions) {
        for (Rendition rendition : renditions) {
            jdbc.sql("""
                            insert into media.rendition (original, type, width, height, hash, length)
                            values (:original, :type, :width, :height, :hash, :length)
                            on conflict (original, type, width)
                            do update set height = excluded.height, hash = excluded.hash, length = excluded.length""")
                    .param("original", original)
                    .param("type", rendition.type().name())
                    .param("width", rendition.width())
                    .param("height", rendition.height())
                    .param("hash", rendition.hash())
                    .param("length", rendition.length())
                    .update();
        }
    }

    /** Whether the photo was new; a photo whose source key is known is left as it is. */
    boolean insert(PhotoId id, String original, @Nullable String sourceKey, PhotoDetails details, Instant added) {
        return jdbc.sql("""
                                insert into media.photo (id, original, source_key, alt, caption, credit_person, credit_agency,
                                  licence, language, added)
                                values (:id, :original, :source, :alt, :caption, :person, :agency, :licence, :language, :added)
                                on conflict (source_key) do nothing""")
                        .param("id", id.value())
                        .param("original", original)
                        .param("source", sourceKey)
                        .param("alt", details.alt())
                        .param("caption", details.caption())
                        .param("person", details.credit().person())
                        .param("agency", details.credit().agency())
                        .param("licence", details.licence())
                        .param("language", details.language())
                        .param("added", Sql.at(added))
                        .update()
                == 1;
    }

    void updateOriginal(PhotoId id, String original) {
        jdbc.sql("update media.photo set original = :original where id = :id")
                .param("original", original)
                .param("id", id.value())
                .update();
    }

    boolean updateDetails(PhotoId id, PhotoDetails details) {
        return jdbc.sql("""
                                update media.photo set alt = :alt, caption = :caption, credit_person = :person,
                                  credit_agency = :agency, licence = :licence, language = :language
                                where id = :id""")
                        .param("alt", details.alt())
                        .param("caption", details.caption())
                        .param("person", details.credit().person())
                        .param("agency", details.credit().agency())
                        .param("licence", details.licence())
                        .param("language", details.language())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    Optional<PhotoId> bySource(String sourceKey) {
        return jdbc.sql("select id from media.photo where source_key = :source")
                .param("source", sourceKey)
                .query((row, number) -> new PhotoId(Sql.uuid(row, "id")))
                .optional();
    }

    List<PhotoId> showing(String original) {
        return jdbc.sql("select id from media.photo where original = :original order by id")
                .param("original", original)
                .query((row, number) -> new PhotoId(Sql.uuid(row, "id")))
                .list();
    }

    List<Line> byIds(Collection<PhotoId> ids) {
        return withRenditions(jdbc.sql(PHOTO + "where p.id = any(cast(:ids as uuid[]))")
                .param("ids", Sql.uuids(ids.stream().map(PhotoId::value).toList()))
                .query(LINE)
                .list());
    }

    /** Newest first; every word must occur, or the photo must be credited to or name one of these people. */
    List<Line> find(List<String> words, Collection<UUID> people, @Nullable PhotoId before, int limit) {
        List<String> patterns = words.stream()
                .map(word -> "%" + escaped(word.toLowerCase(Locale.ROOT)) + "%")
                .toList();
        List<String> references =
                people.stream().map(person -> "%" + person + "%").toList();
        return withRenditions(jdbc.sql(PHOTO + """
                                where (p.words like all (cast(:patterns as text[]))
                                    or p.credit_person = any (cast(:people as uuid[]))
                                    or p.words like any (cast(:references as text[])))
                                  and (cast(:before as uuid) is null or p.id < :before)
                                order by p.id desc limit :limit""")
                .param("patterns", Sql.texts(patterns))
                .param("people", Sql.uuids(people))
                .param("references", Sql.texts(references))
                .param("before", before == null ? null : before.value(), java.sql.Types.OTHER)
                .param("limit", limit)
                .query(LINE)
                .list());
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private List<Line> withRenditions(List<Line> lines) {
        Map<String, List<Rendition>> renditions = new LinkedHashMap<>();
        jdbc.sql("""
                        select original, type, width, height, hash, length from media.rendition
                        where original = any(cast(:originals as text[])) order by type, width""")
                .param(
                        "originals",
                        Sql.texts(lines.stream().map(Line::original).distinct().toList()))
                .query((row, number) -> renditions
                        .computeIfAbsent(row.getString("original"), original -> new ArrayList<>())
                        .add(rendition(row)))
                .list();
        return lines.stream()
                .map(line -> new Line(
                        with(line.photo(), renditions.getOrDefault(line.original(), List.of())), line.original()))
                .toList();
    }

    private static Photo with(Photo photo, List<Rendition> renditions) {
        return new Photo(
                photo.id(),
                photo.state(),
                photo.width(),
                photo.height(),
                photo.details(),
                List.copyOf(renditions),
                photo.added(),
                photo.refusal());
    }

    private static Rendition rendition(ResultSet row) throws SQLException {
        return new Rendition(
                ImageType.valueOf(row.getString("type")),
                row.getInt("width"),
                row.getInt("height"),
                row.getString("hash"),
                row.getInt("length"));
    }

    private static final RowMapper<Line> LINE = (row, number) -> new Line(
            new Photo(
                    new PhotoId(Sql.uuid(row, "id")),
                    Photo.State.valueOf(row.getString("state")),
                    row.getInt("width"),
                    row.getInt("height"),
                    new PhotoDetails(
                            row.getString("alt"),
                            row.getString("caption"),
                            new Credit(row.getObject("credit_person", UUID.class), row.getString("credit_agency")),
                            row.getString("licence"),
                            row.getString("language")),
                    List.of(),
                    Sql.instant(row, "added"),
                    row.getString("refusal")),
            row.getString("original"));
}

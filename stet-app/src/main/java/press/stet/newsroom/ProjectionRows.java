package press.stet.newsroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;

class ProjectionRows {

    /** One place of a story in a list. */
    record Place(ListKey list, Instant at) {}

    /** A story as it is about to stand before readers. */
    record Shown(StoryLine line, List<Place> places, StoryContent content) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;

    ProjectionRows(JdbcClient jdbc, NamedParameterJdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    List<Place> places(StoryId story) {
        return jdbc.sql("select list, at from newsroom.listing where story = :story")
                .param("story", story.value())
                .query((row, n) -> new Place(new ListKey(row.getString("list")), Sql.instant(row, "at")))
                .list();
    }

    List<String> paths(StoryId story) {
        return jdbc.sql("select path from newsroom.address where story = :story")
                .param("story", story.value())
                .query(String.class)
                .list();
    }

    Optional<StoryId> owner(String path) {
        return jdbc.sql("select story from newsroom.address where path = :path")
                .param("path", path)
                .query((row, n) -> new StoryId(Sql.uuid(row, "story")))
                .optional();
    }

    /** Makes {@code path} the story's address; the one it had leads there from now on. */
    void address(StoryId story, String path, Instant at) {
        jdbc.sql("update newsroom.address set current = false where story = :story and current and path <> :path")
                .param("story", story.value())
                .param("path", path)
                .update();
        jdbc.sql("""
                        insert into newsroom.address (path, story, current, since) values (:path, :story, true, :at)
                        on conflict (path) do update set current = true where newsroom.address.story = excluded.story""")
                .param("path", path)
                .param("story", story.value())
                .param("at", Sql.at(at))
                .update();
    }

    /** Writes what readers will see of these stories, in place of what they saw before. */
    void show(List<Shown> stories) {
        String ids = Sql.uuids(
                stories.stream().map(shown -> shown.line().id().value()).toList());
        for (String statement : List.of(
                "delete from newsroom.listing where story = any (cast(:ids as uuid[]))",
                "delete from newsroom.source where story = any (cast(:ids as uuid[]))",
                "delete from newsroom.mention where story = any (cast(:ids as uuid[]))",
                "delete from newsroom.illustration where story = any (cast(:ids as uuid[]))")) {
            jdbc.sql(statement).param("ids", ids).update();
        }
        run("""
                insert into newsroom.published_story (story, language, path, state, headline, standfirst, kicker, section, topics, authors,
                  lead_photo, published_at, updated_at, revision)
                values (:story, :language, :path, :state, :headline, :standfirst, :kicker, :section, cast(:topics as uuid[]),
                  cast(:authors as uuid[]), :photo, :published, :updated, :revision)
                on conflict (story) do update set path = excluded.path, state = excluded.state, headline = excluded.headline,
                  standfirst = excluded.standfirst, kicker = excluded.kicker, section = excluded.section, topics = excluded.topics,
                  authors = excluded.authors, lead_photo = excluded.lead_photo, updated_at = excluded.updated_at, revision = excluded.revision""", stories.stream().map(ProjectionRows::line).toList());
        run(
                "insert into newsroom.listing (list, at, story) values (:list, :at, :story)",
                stories.stream()
                        .flatMap(shown -> shown.places().stream()
                                .map(place -> row(shown, "list", place.list().value(), "at", Sql.at(place.at()))))
                        .toList());
        run(
                "insert into newsroom.source (story, chain, hop, outlet, address) values (:story, :chain, :hop, :outlet, :address)",
                stories.stream().flatMap(shown -> sources(shown).stream()).toList());
        run(
                "insert into newsroom.mention (person, story) values (:person, :story)",
                stories.stream()
                        .flatMap(shown -> shown.content().document().people().stream()
                                .distinct()
                                .map(person -> row(shown, "person", person)))
                        .toList());
        run(
                "insert into newsroom.illustration (photo, story) values (:photo, :story)",
                stories.stream()
                        .flatMap(shown ->
                                ReadyCheck.photos(shown.content()).stream().map(photo -> row(shown, "photo", photo)))
                        .toList());
    }

    private void run(String sql, List<Map<String, @Nullable Object>> rows) {
        if (!rows.isEmpty()) {
            @SuppressWarnings("unchecked")
            Map<String, ?>[] parameters = rows.toArray(Map[]::new);
            batch.batchUpdate(sql, parameters);
        }
    }

    private static Map<String, @Nullable Object> line(Shown shown) {
        StoryLine line = shown.line();
        return row(
                shown,
                "language",
                line.language(),
                "path",
                line.path(),
                "state",
                line.state().name(),
                "headline",
                line.headline(),
                "standfirst",
                line.standfirst(),
                "kicker",
                line.kicker(),
                "section",
                line.section().value(),
                "topics",
                Sql.uuids(line.topics().stream().map(TopicId::value).toList()),
                "authors",
                Sql.uuids(line.authors().stream().map(PersonId::value).toList()),
                "photo",
                line.leadPhoto(),
                "published",
                Sql.at(line.publishedAt()),
                "updated",
                Sql.at(line.updatedAt()),
                "revision",
                line.revision());
    }

    private static List<Map<String, @Nullable Object>> sources(Shown shown) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Document.Chain chain : shown.content().document().chains()) {
            for (int hop = 0; hop < chain.hops().size(); hop++) {
                Document.Hop station = chain.hops().get(hop);
                rows.add(row(
                        shown,
                        "chain",
                        chain.id(),
                        "hop",
                        hop,
                        "outlet",
                        station.outlet(),
                        "address",
                        station.address()));
            }
        }
        return rows;
    }

    private static Map<String, @Nullable Object> row(Shown shown, @Nullable Object... pairs) {
        Map<String, @Nullable Object> row = new java.util.HashMap<>();
        row.put("story", shown.line().id().value());
        for (int i = 0; i < pairs.length; i += 2) {
            row.put((String) java.util.Objects.requireNonNull(pairs[i]), pairs[i + 1]);
        }
        return row;
    }

    List<UUID> photos(StoryId story) {
        return jdbc.sql("select photo from newsroom.illustration where story = :story")
                .param("story", story.value())
                .query(UUID.class)
                .list();
    }

    boolean shows(UUID photo) {
        return jdbc.sql("select exists (select 1 from newsroom.illustration where photo = :photo)")
                .param("photo", photo)
                .query(Boolean.class)
                .single();
    }

    List<StoryId> restingOn(String outlet, @Nullable String address) {
        return jdbc.sql("""
                        select distinct story from newsroom.source
                        where lower(outlet) = lower(:outlet) and (cast(:address as text) is null or address = :address) order by story""")
                .param("outlet", outlet)
                .param("address", address)
                .query((row, n) -> new StoryId(row.getObject("story", UUID.class)))
                .list();
    }
}

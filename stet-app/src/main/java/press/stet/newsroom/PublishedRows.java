package press.stet.newsroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;

class PublishedRows {

    private static final String LINE = """
            p.story, p.language, p.path, p.state, p.headline, p.standfirst, p.kicker, p.section, p.topics, p.authors,
            p.lead_photo, p.published_at, p.updated_at, p.revision
            """;

    /** What lies before the wanted places is passed over in the index alone. */
    private static final String PLACES = "select at, story from newsroom.listing where list = :list";

    private final JdbcClient jdbc;

    PublishedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Content(StoryLine line, StoryContent content) {}

    Optional<Content> story(StoryId id) {
        return jdbc.sql(
                        "select " + LINE + ", r.content from newsroom.published_story p"
                                + " join newsroom.revision r on r.story = p.story and r.number = p.revision where p.story = :id")
                .param("id", id.value())
                .query(PublishedRows::content)
                .optional();
    }

    /** The contents of these revisions, each as (story, number) names it. */
    List<Content> contents(List<StoryLine> lines) {
        return jdbc.sql("select " + LINE + ", r.content from newsroom.published_story p"
                        + " join newsroom.revision r on r.story = p.story and r.number = p.revision"
                        + " where p.story = any (cast(:stories as uuid[]))")
                .param(
                        "stories",
                        Sql.uuids(lines.stream().map(line -> line.id().value()).toList()))
                .query(PublishedRows::content)
                .list();
    }

    Optional<StoryLine> line(StoryId id) {
        return jdbc.sql("select " + LINE + " from newsroom.published_story p where p.story = :id")
                .param("id", id.value())
                .query(PublishedRows::line)
                .optional();
    }

    long count(ListKey list) {
        return jdbc.sql("select count(*) from newsroom.listing where list = :list")
                .param("list", list.value())
                .query(Long.class)
                .single();
    }

    long countBefore(ListKey list, Instant at) {
        return jdbc.sql("select count(*) from newsroom.listing where list = :list and at < :at")
                .param("list", list.value())
                .param("at", Sql.at(at))
                .query(Long.class)
                .single();
    }

    List<StoryLine> fromNewest(ListKey list, long from, int count) {
        return jdbc.sql("select " + LINE + " from ("
                        + PLACES + " order by at desc, story desc offset :from limit :count) l"
                        + " join newsroom.published_story p on p.story = l.story order by l.at desc, l.story desc")
                .param("list", list.value())
                .param("from", from)
                .param("count", count)
                .query(PublishedRows::line)
                .list();
    }

    List<StoryLine> fromOldest(ListKey list, long from, int count) {
        return jdbc.sql("select " + LINE + " from ("
                        + PLACES + " order by at, story offset :from limit :count) l"
                        + " join newsroom.published_story p on p.story = l.story order by l.at, l.story")
                .param("list", list.value())
                .param("from", from)
                .param("count", count)
                .query(PublishedRows::line)
                .list();
    }

    List<StoryLine> before(ListKey list, Instant at, StoryId story, int count) {
        return jdbc.sql(
                        "select " + LINE
                                + " from newsroom.listing l join newsroom.published_story p on p.story = l.story"
                                + " where l.list = :list and (l.at, l.story) < (:at, :story) order by l.at desc, l.story desc limit :count")
                .param("list", list.value())
                .param("at", Sql.at(at))
                .param("story", story.value())
                .param("count", count)
                .query(PublishedRows::line)
                .list();
    }

    List<StoryId> after(ListKey list, Instant at, StoryId story, int count) {
        return jdbc.sql(
                        "select story from newsroom.listing where list = :list and (at, story) > (:at, :story) order by at, story limit :count")
                .param("list", list.value())
                .param("at", Sql.at(at))
                .param("story", story.value())
                .param("count", count)
                .query((row, n) -> new StoryId(Sql.uuid(row, "story")))
                .list();
    }

    List<ListKey> lists() {
        // A loose index scan: one step per list instead of one per row.
        return jdbc.sql("""
                        with recursive lists as (
                          (select list from newsroom.listing order by list limit 1)
                          union all
                          select (select l.list from newsroom.listing l where l.list > lists.list order by l.list limit 1) from lists where lists.list is not null)
                        select list from lists where list is not null""")
                .query((row, n) -> new ListKey(row.getString("list")))
                .list();
    }

    List<StoryId> showing(UUID photo) {
        return jdbc.sql("select story from newsroom.illustration where photo = :photo order by story")
                .param("photo", photo)
                .query((row, n) -> new StoryId(Sql.uuid(row, "story")))
                .list();
    }

    List<ListKey> listsOf(StoryId story) {
        return jdbc.sql("select distinct list from newsroom.listing where story = :story order by list")
                .param("story", story.value())
                .query((row, n) -> new ListKey(row.getString("list")))
                .list();
    }

    List<UUID> photos() {
        return jdbc.sql("select distinct photo from newsroom.illustration order by photo")
                .query(UUID.class)
                .list();
    }

    void eachPlace(BiConsumer<ListKey, StoryId> consumer) {
        jdbc.sql("select list, story from newsroom.listing order by list, at, story")
                .withFetchSize(5_000)
                .query((RowCallbackHandler) row ->
                        consumer.accept(new ListKey(row.getString(1)), new StoryId(row.getObject(2, UUID.class))));
    }

    Stream<Content> streamStories() {
        return jdbc
                .sql(
                        "select " + LINE + ", r.content from newsroom.published_story p"
                                + " join newsroom.revision r on r.story = p.story and r.number = p.revision order by p.language, p.section, p.published_at, p.story")
                .withFetchSize(500)
                .query(PublishedRows::content)
                .stream();
    }

    record Moved(String path, StoryId story, String target) {}

    List<Moved> movedOf(StoryId story) {
        return jdbc.sql("""
                        select o.path, o.story, a.path as target from newsroom.address o join newsroom.address a on a.story = o.story and a.current
                        where o.story = :story and not o.current order by o.path""")
                .param("story", story.value())
                .query(PublishedRows::moved)
                .list();
    }

    Optional<String> moved(String path) {
        return jdbc.sql("""
                        select a.path from newsroom.address o join newsroom.address a on a.story = o.story and a.current
                        where o.path = :path and not o.current""").param("path", path).query(String.class).optional();
    }

    Stream<Moved> streamMoved() {
        return jdbc.sql("""
                        select o.path, o.story, a.path as target from newsroom.address o join newsroom.address a on a.story = o.story and a.current
                        where not o.current""").withFetchSize(500).query(PublishedRows::moved).stream();
    }

    private static Moved moved(ResultSet row, int n) throws SQLException {
        return new Moved(row.getString("path"), new StoryId(Sql.uuid(row, "story")), row.getString("target"));
    }

    static StoryLine line(ResultSet row, int n) throws SQLException {
        return new StoryLine(
                new StoryId(Sql.uuid(row, "story")),
                row.getString("language"),
                row.getString("path"),
                StoryState.valueOf(row.getString("state")),
                row.getString("headline"),
                row.getString("standfirst"),
                row.getString("kicker"),
                new SectionId(Sql.uuid(row, "section")),
                Sql.uuidList(row, "topics").stream().map(TopicId::new).toList(),
                Sql.uuidList(row, "authors").stream().map(PersonId::new).toList(),
                row.getObject("lead_photo", UUID.class),
                Sql.instant(row, "published_at"),
                Sql.instant(row, "updated_at"),
                row.getInt("revision"));
    }

    private static Content content(ResultSet row, int n) throws SQLException {
        return new Content(line(row, n), StoryContentJson.parse(row.getString("content")));
    }
}

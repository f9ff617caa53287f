package press.stet.edition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.PrintChange;
import press.stet.newsroom.StoryId;

class PendingRows {

    /** @param live readers have it; only what follows is still to be printed */
    record Pending(long number, PrintChange change, boolean live) {}

    private final JdbcClient jdbc;

    PendingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(PrintChange change) {
        return switch (change) {
            case PrintChange.OfStory story ->
                jdbc.sql("""
                                insert into edition.pending (kind, story, kept, shifted, published_at, earliest, paths, photos)
                                values ('STORY', :story, cast(:kept as text[]), cast(:shifted as text[]), :published, :earliest,
                                  cast(:paths as text[]), cast(:photos as uuid[])) returning seq""")
                        .param("story", story.story().value())
                        .param("kept", keys(story.kept()))
                        .param("shifted", keys(story.shifted()))
                        .param("published", Sql.at(story.publishedAt()))
                        .param("earliest", Sql.at(story.earliest()))
                        .param("paths", Sql.texts(story.paths()))
                        .param("photos", Sql.uuids(story.photos()))
                        .query(Long.class)
                        .single();
            case PrintChange.OfPhoto photo ->
                jdbc.sql(
                                "insert into edition.pending (kind, photos) values ('PHOTO', array[cast(:photo as uuid)]) returning seq")
                        .param("photo", photo.photo())
                        .query(Long.class)
                        .single();
            case PrintChange.OfCard card ->
                jdbc.sql("insert into edition.pending (kind, story) values ('CARD', :story) returning seq")
                        .param("story", card.story().value())
                        .query(Long.class)
                        .single();
            case PrintChange.OfFront front ->
                jdbc.sql("insert into edition.pending (kind, language) values ('FRONT', :language) returning seq")
                        .param("language", front.language())
                        .query(Long.class)
                        .single();
            case PrintChange.OfPages added ->
                jdbc.sql("insert into edition.pending (kind, language, paths)"
                                + " values ('PAGES', :language, cast(:paths as text[])) returning seq")
                        .param("language", added.language())
                        .param("paths", Sql.texts(added.paths()))
                        .query(Long.class)
                        .single();
            case PrintChange.OfEverything everything ->
                jdbc.sql("insert into edition.pending (kind, why) values ('EVERYTHING', :why) returning seq")
                        .param("why", everything.why())
                        .query(Long.class)
                        .single();
        };
    }

    List<Pending> all() {
        return jdbc.sql(
                        "select seq, kind, story, kept, shifted, published_at, earliest, paths, photos, language, why, live from edition.pending order by seq")
                .query(PendingRows::pending)
                .list();
    }

    void live(List<Long> numbers) {
        jdbc.sql("update edition.pending set live = true where seq = any (cast(:numbers as bigint[]))")
                .param("numbers", array(numbers))
                .update();
    }

    void remove(List<Long> numbers) {
        jdbc.sql("delete from edition.pending where seq = any (cast(:numbers as bigint[]))")
                .param("numbers", array(numbers))
                .update();
    }

    private static String array(List<Long> numbers) {
        return "{" + numbers.stream().map(String::valueOf).collect(Collectors.joining(",")) + "}";
    }

    private static Pending pending(ResultSet row, int n) throws SQLException {
        PrintChange change =
                switch (row.getString("kind")) {
                    case "STORY" ->
                        new PrintChange.OfStory(
                                new StoryId(Sql.uuid(row, "story")),
                                lists(row, "kept"),
                                lists(row, "shifted"),
                                Sql.instant(row, "published_at"),
                                Sql.instant(row, "earliest"),
                                new HashSet<>(Sql.textList(row, "paths")),
                                new HashSet<>(Sql.uuidList(row, "photos")));
                    case "PHOTO" ->
                        new PrintChange.OfPhoto(Sql.uuidList(row, "photos").getFirst());
                    case "CARD" -> new PrintChange.OfCard(new StoryId(Sql.uuid(row, "story")));
                    case "FRONT" -> new PrintChange.OfFront(row.getString("language"));
                    case "PAGES" ->
                        new PrintChange.OfPages(row.getString("language"), new HashSet<>(Sql.textList(row, "paths")));
                    default -> new PrintChange.OfEverything(row.getString("why"));
                };
        return new Pending(row.getLong("seq"), change, row.getBoolean("live"));
    }

    private static String keys(Set<ListKey> lists) {
        return Sql.texts(lists.stream().map(ListKey::value).sorted().toList());
    }

    private static Set<ListKey> lists(ResultSet row, String column) throws SQLException {
        return Sql.textList(row, column).stream().map(ListKey::new).collect(Collectors.toSet());
    }
}

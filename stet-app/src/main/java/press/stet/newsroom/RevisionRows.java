package press.stet.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;

class RevisionRows {

    private final JdbcClient jdbc;

    RevisionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the working copy as it stands, for good; returns the revision's number. */
    int keep(StoryId story, Revision.Why why, Instant at, @Nullable UUID staff) {
        return jdbc.sql("""
                        insert into newsroom.revision (story, number, at, staff, why, content)
                        select s.id, coalesce((select max(number) from newsroom.revision where story = s.id), 0) + 1, :at, :staff, :why, s.working
                        from newsroom.story s where s.id = :story returning number""")
                .param("story", story.value())
                .param("at", Sql.at(at))
                .param("staff", staff)
                .param("why", why.name())
                .query(Integer.class)
                .single();
    }

    /** When and why the newest revision was kept, and whether the working copy still equals it. */
    record Newest(Instant at, Revision.Why why, boolean same) {}

    Optional<Newest> newest(StoryId story) {
        return jdbc.sql("""
                        select r.at, r.why, r.content = s.working as same from newsroom.revision r join newsroom.story s on s.id = r.story
                        where r.story = :story order by r.number desc limit 1""")
                .param("story", story.value())
                .query((row, n) -> new Newest(
                        Sql.instant(row, "at"), Revision.Why.valueOf(row.getString("why")), row.getBoolean("same")))
                .optional();
    }

    List<Revision> of(StoryId story) {
        return jdbc.sql(
                        "select story, number, at, staff, why, content from newsroom.revision where story = :story order by number desc")
                .param("story", story.value())
                .query(RevisionRows::revision)
                .list();
    }

    Optional<Revision> find(StoryId story, int number) {
        return jdbc.sql(
                        "select story, number, at, staff, why, content from newsroom.revision where story = :story and number = :number")
                .param("story", story.value())
                .param("number", number)
                .query(RevisionRows::revision)
                .optional();
    }

    private static Revision revision(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Revision(
                new StoryId(Sql.uuid(row, "story")),
                row.getInt("number"),
                Sql.instant(row, "at"),
                row.getObject("staff", UUID.class),
                Revision.Why.valueOf(row.getString("why")),
                StoryContentJson.parse(row.getString("content")));
    }
}

package press.stet.newsroom;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;

class CorrectionRows {

    private final JdbcClient jdbc;

    CorrectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Correction correction, @Nullable Integer before, int after, @Nullable UUID staff) {
        jdbc.sql("""
                        insert into newsroom.correction (id, story, at, kind, meaning, words, before_revision, after_revision, staff)
                        values (:id, :story, :at, :kind, :meaning, :words, :before, :after, :staff)""")
                .param("id", correction.id())
                .param("story", correction.story().value())
                .param("at", Sql.at(correction.at()))
                .param("kind", correction.kind().name())
                .param("meaning", correction.changesMeaning())
                .param("words", correction.words())
                .param("before", before)
                .param("after", after)
                .param("staff", staff)
                .update();
    }

    List<Correction> of(StoryId story) {
        return of(List.of(story));
    }

    /** Those of several stories, by story and oldest first. */
    List<Correction> of(List<StoryId> stories) {
        return jdbc.sql("""
                        select id, story, at, kind, meaning, words from newsroom.correction
                        where story = any (cast(:stories as uuid[])) order by story, at, id""")
                .param("stories", Sql.uuids(stories.stream().map(StoryId::value).toList()))
                .query((row, n) -> new Correction(
                        Sql.uuid(row, "id"),
                        new StoryId(Sql.uuid(row, "story")),
                        Sql.instant(row, "at"),
                        Correction.Kind.valueOf(row.getString("kind")),
                        row.getBoolean("meaning"),
                        row.getString("words")))
                .list();
    }
}

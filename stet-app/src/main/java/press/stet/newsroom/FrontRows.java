package press.stet.newsroom;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;

class FrontRows {

    private final JdbcClient jdbc;

    FrontRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StoryId> order(String language) {
        return jdbc.sql("select story from newsroom.front where language = :language order by position")
                .param("language", language)
                .query((row, n) -> new StoryId(Sql.uuid(row, "story")))
                .list();
    }

    void replace(String language, List<StoryId> stories) {
        jdbc.sql("delete from newsroom.front where language = :language")
                .param("language", language)
                .update();
        for (int position = 0; position < stories.size(); position++) {
            jdbc.sql("insert into newsroom.front (language, position, story) values (:language, :position, :story)")
                    .param("language", language)
                    .param("position", position)
                    .param("story", stories.get(position).value())
                    .update();
        }
    }
}

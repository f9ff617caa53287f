package press.stet.newsroom;

import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.kernel.Refusal;
import press.stet.kernel.Sql;

/** The front page by hand: the stories at its head, in order. What is left over is filled by the rule, newest first. */
@Service
public class Front {

    private static final int MAX = 20;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Front(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    public List<StoryId> order(String language) {
        return new FrontRows(jdbc).order(language);
    }

    /** @throws Refusal if there are more than 20 stories */
    @Transactional
    public void order(String language, List<StoryId> stories) {
        if (stories.size() > MAX) {
            throw new Refusal("The front page can hold " + MAX + " stories in an order of your own; take some off.");
        }
        new FrontRows(jdbc).replace(language, List.copyOf(new LinkedHashSet<>(stories)));
        events.publishEvent(new PrintChange.OfFront(language));
    }

    static class FrontRows {

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
}

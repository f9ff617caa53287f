package press.stet.newsroom;

import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.kernel.Refusal;

/** The front page by hand: the stories at its head, in order. What is left over is filled by the rule, newest first. */
@Service
public class Front {

    private static final int MAX = 20;

    private final FrontRows rows;
    private final ApplicationEventPublisher events;

    Front(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.rows = new FrontRows(jdbc);
        this.events = events;
    }

    public List<StoryId> order(String language) {
        return rows.order(language);
    }

    /** @throws Refusal if there are more than 20 stories */
    @Transactional
    public void order(String language, List<StoryId> stories) {
        if (stories.size() > MAX) {
            throw new Refusal("The front page can hold " + MAX + " stories in an order of your own; take some off.");
        }
        rows.replace(language, List.copyOf(new LinkedHashSet<>(stories)));
        events.publishEvent(new PrintChange.OfFront(language));
    }
}

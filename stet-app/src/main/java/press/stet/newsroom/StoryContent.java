package press.stet.newsroom;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a revision holds: what readers will see of a story, and nothing that names a person.
 *
 * @param section null only while a draft has none yet
 * @param leadPhoto id of a photo in {@code media}
 */
public record StoryContent(
        String headline,
        String standfirst,
        String kicker,
        String dateline,
        @Nullable SectionId section,
        List<TopicId> topics,
        List<PersonId> authors,
        @Nullable UUID leadPhoto,
        Document document) {

    public static final StoryContent EMPTY =
            new StoryContent("", "", "", "", null, List.of(), List.of(), null, Document.EMPTY);

    public StoryContent {
        topics = List.copyOf(topics);
        authors = List.copyOf(authors);
    }
}

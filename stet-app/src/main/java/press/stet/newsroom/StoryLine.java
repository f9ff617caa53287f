package press.stet.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a list shows of a published story. */
public record StoryLine(
        StoryId id,
        String language,
        String path,
        StoryState state,
        String headline,
        String standfirst,
        String kicker,
        SectionId section,
        List<TopicId> topics,
        List<PersonId> authors,
        @Nullable UUID leadPhoto,
        Instant publishedAt,
        Instant updatedAt,
        int revision) {}

package press.stet.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the desk's story list. */
public record DeskLine(
        StoryId id,
        String language,
        StoryState state,
        String headline,
        @Nullable SectionId section,
        List<PersonId> authors,
        Instant savedAt,
        @Nullable UUID savedBy,
        @Nullable Instant publishedAt,
        @Nullable Instant scheduledFor,
        @Nullable UUID lockStaff) {}

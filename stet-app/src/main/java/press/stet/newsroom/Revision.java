package press.stet.newsroom;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A state of a story that was kept for good. */
public record Revision(
        StoryId story, int number, Instant at, @Nullable UUID staff, Why why, StoryContent content) {

    public enum Why {
        KEPT,
        SUBMITTED,
        PUBLISHED,
        CORRECTED,
        RETRACTED,
        TAKEN_OVER,
        IMPORTED,
        RESTORED
    }
}

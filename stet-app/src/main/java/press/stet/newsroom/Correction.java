package press.stet.newsroom;

import java.time.Instant;
import java.util.UUID;

/**
 * A typed, dated, undeletable note that a published story changed.
 *
 * @param changesMeaning it stands above the text, not below
 * @param words what was wrong and what is right
 */
public record Correction(UUID id, StoryId story, Instant at, Kind kind, boolean changesMeaning, String words) {

    public enum Kind {
        CORRECTION,
        CLARIFICATION,
        UPDATE,
        RETRACTION
    }
}

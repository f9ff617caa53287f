package press.stet.letters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.StoryId;

/**
 * One sending of a letter.
 *
 * @param number its short name in the record
 * @param preheader what mail programs show beside the subject
 * @param intro words above the stories; paragraphs are parted by an empty line
 * @param picks the stories, in order
 * @param path of its page in the edition, with a leading slash; null until it begins
 * @param saves how often it was saved: a stale tab never overwrites a newer one
 */
public record Issue(
        UUID id,
        int number,
        UUID letter,
        String language,
        State state,
        String subject,
        String preheader,
        String intro,
        Form form,
        List<StoryId> picks,
        @Nullable Instant scheduledFor,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        @Nullable String path,
        int saves) {

    public Issue {
        picks = List.copyOf(picks);
    }

    /** The same with other words and stories. */
    Issue part(String subject, String intro, List<StoryId> picks) {
        return new Issue(
                id,
                number,
                letter,
                language,
                state,
                subject,
                preheader,
                intro,
                form,
                picks,
                scheduledFor,
                begunAt,
                endedAt,
                path,
                saves);
    }

    /** The same with its page at this path. */
    Issue at(String path) {
        return new Issue(
                id,
                number,
                letter,
                language,
                state,
                subject,
                preheader,
                intro,
                form,
                picks,
                scheduledFor,
                begunAt,
                endedAt,
                path,
                saves);
    }

    /** Where it stands. */
    public enum State {
        DRAFT,
        SCHEDULED,
        /** Its time passed while nothing ran; somebody has to say whether it still goes. */
        LATE,
        SENDING,
        PAUSED,
        SENT,
        CANCELLED;

        public boolean isOpen() {
            return this == DRAFT || this == SCHEDULED || this == LATE;
        }
    }

    /** How much of each story stands in the mail. */
    public enum Form {
        WHOLE,
        TEASERS
    }
}

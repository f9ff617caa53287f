package press.stet.newsroom;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;

/**
 * A story as the desk sees it, with its working copy.
 *
 * @param createdBy who began it; null if nobody here did (it was imported)
 * @param path where readers find it; null before the first publication
 * @param saves number of the last save of the working copy; the next save must name it
 * @param lock who is writing now; null if nobody is
 * @param changedSinceLive the working copy differs from what readers see
 */
public record Story(
        StoryId id,
        String language,
        StoryState state,
        String slug,
        @Nullable String path,
        @Nullable StoryId translationOf,
        Instant createdAt,
        @Nullable UUID createdBy,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        @Nullable Instant scheduledFor,
        @Nullable Instant embargoUntil,
        @Nullable Integer liveRevision,
        StoryContent working,
        int saves,
        Instant savedAt,
        @Nullable UUID savedBy,
        @Nullable Lock lock,
        boolean changedSinceLive) {

    /** Their own story, or any if they may edit others'. A story nobody here began is nobody's own. */
    public boolean mayBeWrittenBy(StaffMember who) {
        return who.may(Right.EDIT_OTHERS)
                || (who.may(Right.WRITE) && who.id().value().equals(createdBy));
    }

    /** The one writer of a story. A save with another token is refused, so a stale tab can never win. */
    public record Lock(UUID token, UUID staff, Instant at) {}
}

package press.stet.newsroom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.identity.Right;
import press.stet.kernel.Ids;
import press.stet.kernel.Refusal;

/**
 * Writing a story: one writer at a time. Whoever opens a free story holds its lock; every save names the lock's token and the
 * number of the save before, so a tab that was left behind can never overwrite anything. A lock does not run out by itself (a slow
 * line must not lose it); somebody else takes it over on purpose, and what stood there is kept as a revision first.
 */
@Service
public class Writing {

    /** While somebody writes on, the working copy is kept as a revision this often. */
    private static final Duration KEEP_EVERY = Duration.ofMinutes(10);

    private final StoryRows stories;
    private final RevisionRows revisions;
    private final Permission permission;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;

    Writing(JdbcClient jdbc, Permission permission, Ids ids, Clock clock, Audit audit) {
        this.stories = new StoryRows(jdbc);
        this.revisions = new RevisionRows(jdbc);
        this.permission = permission;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    /** A save that was kept: its number, which the next save names, and its time. */
    public record Saved(int saves, Instant savedAt) {}

    /** A new, empty story in one language, locked by its writer. */
    @Transactional
    public Story begin(String language, UUID staff) {
        return begin(language, StoryContent.EMPTY, staff, null);
    }

    /** The same story in another language: begins with the original's words, photos and chains, to be written over. */
    @Transactional
    public Story translate(StoryId original, String language, UUID staff) {
        Story story = get(original);
        if (story.language().equals(language)) {
            throw new Refusal("Choose a language other than the original's.", "language");
        }
        StoryContent content = story.working();
        StoryContent begin = new StoryContent(
                content.headline(),
                content.standfirst(),
                content.kicker(),
                content.dateline(),
                null,
                java.util.List.of(),
                content.authors(),
                content.leadPhoto(),
                content.document());
        StoryId root = story.translationOf() == null ? story.id() : story.translationOf();
        return begin(language, begin, staff, root);
    }

    private Story begin(String language, StoryContent content, UUID staff, @Nullable StoryId translationOf) {
        permission.require(staff, Right.WRITE);
        Instant now = clock.instant();
        StoryId id = new StoryId(ids.next());
        stories.insert(id, language, "", content, now, staff, translationOf);
        stories.lock(id, ids.next(), staff, now);
        audit.record(staff, "story.begun", id.value(), language);
        return get(id);
    }

    /** Opens a story for writing. If it is free, or held by another tab of the same person, the lock passes to this tab. */
    @Transactional
    public Story open(StoryId id, UUID staff) {
        Story story = getForUpdate(id);
        permission.requireWriting(staff, story);
        Story.Lock lock = story.lock();
        if (lock == null || lock.staff().equals(staff)) {
            stories.lock(id, ids.next(), staff, clock.instant());
        }
        return get(id);
    }

    /** Takes the story from whoever writes it now; what stands there is kept as a revision. */
    @Transactional
    public Story takeOver(StoryId id, UUID staff) {
        Story story = getForUpdate(id);
        permission.requireWriting(staff, story);
        keepUnlessSame(id, Revision.Why.TAKEN_OVER, staff);
        stories.lock(id, ids.next(), staff, clock.instant());
        if (story.lock() != null && !story.lock().staff().equals(staff)) {
            audit.record(staff, "story.taken_over", id.value(), "");
        }
        return get(id);
    }

    /** Gives the lock back, if this tab still holds it. */
    @Transactional
    public void release(StoryId id, UUID token) {
        stories.unlock(id, token);
    }

    /**
     * Keeps the working copy.
     *
     * @param token the lock's token as {@link #open} or {@link #takeOver} gave it
     * @param saves number of the last save this tab knows
     * @throws StaleSave if another tab took over or saved since; nothing is changed
     */
    @Transactional
    public Saved save(StoryId id, UUID token, int saves, StoryContent content) {
        Story story = getForUpdate(id);
        Story.Lock lock = story.lock();
        if (lock == null || !lock.token().equals(token)) {
            throw new StaleSave(StaleSave.Reason.TAKEN_OVER, lock == null ? null : lock.staff(), story.savedAt());
        }
        permission.requireWriting(lock.staff(), story);
        if (story.saves() != saves) {
            throw new StaleSave(StaleSave.Reason.STALE, story.savedBy(), story.savedAt());
        }
        if (story.working().equals(content)) {
            return new Saved(story.saves(), story.savedAt());
        }
        keepNowAndThen(story);
        Instant now = clock.instant();
        return new Saved(stories.save(id, content, words(content), now, lock.staff()), now);
    }

    /** Puts the words of an old revision back into the working copy; the words that stood there are kept first. */
    @Transactional
    public Story restore(StoryId id, int revision, UUID staff) {
        permission.requireWriting(staff, getForUpdate(id));
        Revision old = revisions
                .find(id, revision)
                .orElseThrow(() -> new Refusal("This story has no revision " + revision + "."));
        keepUnlessSame(id, Revision.Why.KEPT, staff);
        stories.save(id, old.content(), words(old.content()), clock.instant(), staff);
        revisions.keep(id, Revision.Why.RESTORED, clock.instant(), staff);
        return takeOver(id, staff);
    }

    /** Changes the last part of the path; the old path of a published story will redirect, so that takes an editor. */
    @Transactional
    public void slug(StoryId id, String slug, UUID staff) {
        Story story = getForUpdate(id);
        permission.requireWriting(staff, story);
        if (story.state().isLive()) {
            permission.require(staff, Right.CORRECT);
        }
        if (!slug.isEmpty() && !slug.equals(Slugs.of(slug, ""))) {
            throw new Refusal(
                    "Use lower-case Latin letters, digits and hyphens only, for instance “paris-talks”.", "slug");
        }
        stories.slug(id, slug);
    }

    private void keepNowAndThen(Story story) {
        boolean due = revisions
                .newest(story.id())
                .map(newest -> !newest.same() && newest.at().plus(KEEP_EVERY).isBefore(clock.instant()))
                .orElse(story.createdAt().plus(KEEP_EVERY).isBefore(clock.instant()));
        if (due) {
            revisions.keep(story.id(), Revision.Why.KEPT, story.savedAt(), story.savedBy());
        }
    }

    private void keepUnlessSame(StoryId id, Revision.Why why, UUID staff) {
        if (revisions.newest(id).map(newest -> !newest.same()).orElse(true)) {
            revisions.keep(id, why, clock.instant(), staff);
        }
    }

    private String words(StoryContent content) {
        return SearchWords.of(content);
    }

    private Story get(StoryId id) {
        return stories.find(id).orElseThrow(Stories::unknown);
    }

    private Story getForUpdate(StoryId id) {
        return stories.findForUpdate(id).orElseThrow(Stories::unknown);
    }
}

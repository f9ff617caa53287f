package press.stet.newsroom;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.identity.Right;
import press.stet.jobs.JobKind;
import press.stet.jobs.Jobs;
import press.stet.kernel.Ids;
import press.stet.kernel.Refusal;

/**
 * The way of a story: draft, review, scheduled, published, corrected, retracted. Every step keeps a revision for good, writes the
 * audit record, and tells print; all in one transaction.
 */
@Service
public class Workflow {

    /** One scheduled story; the time is part of the key, so that moving the time is another job. */
    record Due(UUID story, long epochSecond) {}

    static final JobKind<Due> PUBLISH_DUE = new JobKind<>("newsroom.publish-due", Due.class);

    private final StoryRows stories;
    private final RevisionRows revisions;
    private final CorrectionRows corrections;
    private final Projection projection;
    private final ReadyCheck ready;
    private final Permission permission;
    private final Houses houses;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;

    Workflow(
            JdbcClient jdbc,
            Projection projection,
            ReadyCheck ready,
            Permission permission,
            Houses houses,
            Jobs jobs,
            Ids ids,
            Clock clock,
            Audit audit) {
        this.stories = new StoryRows(jdbc);
        this.revisions = new RevisionRows(jdbc);
        this.corrections = new CorrectionRows(jdbc);
        this.projection = projection;
        this.ready = ready;
        this.permission = permission;
        this.houses = houses;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    /** What to know before this story goes out. */
    public List<Finding> findings(StoryId id) {
        return ready.of(get(id).working());
    }

    /** Asks for a second pair of eyes. */
    @Transactional
    public void submit(StoryId id, UUID staff) {
        Story story = getForUpdate(id);
        permission.requireWriting(staff, story);
        require(story.state() == StoryState.DRAFT, "Only a draft can be handed in for review.");
        revisions.keep(id, Revision.Why.SUBMITTED, clock.instant(), staff);
        stories.state(id, StoryState.IN_REVIEW, null);
        audit.record(staff, "story.submitted", id.value(), "");
    }

    /** Back to its writer: from review, or off the schedule. */
    @Transactional
    public void sendBack(StoryId id, UUID staff) {
        permission.require(staff, Right.PUBLISH);
        Story story = getForUpdate(id);
        require(
                story.state() == StoryState.IN_REVIEW || story.state() == StoryState.SCHEDULED,
                "This story is neither in review nor scheduled.");
        stories.state(id, StoryState.DRAFT, null);
        audit.record(staff, "story.sent_back", id.value(), "");
    }

    /** Goes live at the given instant. The story is checked now and published as it stands then. */
    @Transactional
    public void schedule(StoryId id, Instant at, UUID staff) {
        permission.require(staff, Right.PUBLISH);
        Story story = getForUpdate(id);
        require(!story.state().isLive(), "This story is live already.");
        if (!at.isAfter(clock.instant())) {
            throw new Refusal("Choose a time that is still to come, or publish now.", "at");
        }
        if (story.embargoUntil() != null && at.isBefore(story.embargoUntil())) {
            throw new Refusal("The embargo ends later than that.", "at");
        }
        ready.require(story.working());
        revisions.keep(id, Revision.Why.SUBMITTED, clock.instant(), staff);
        stories.state(id, StoryState.SCHEDULED, at);
        jobs.enqueue(PUBLISH_DUE, id + "@" + at.getEpochSecond(), new Due(id.value(), at.getEpochSecond()), at);
        audit.record(staff, "story.scheduled", id.value(), at.toString());
    }

    /** Nothing of this story can go out before {@code until}; null lifts the embargo. */
    @Transactional
    public void embargo(StoryId id, @Nullable Instant until, UUID staff) {
        permission.require(staff, Right.PUBLISH);
        require(!getForUpdate(id).state().isLive(), "This story is live already; an embargo would come too late.");
        stories.embargo(id, until);
        audit.record(
                staff, until == null ? "story.embargo_lifted" : "story.embargoed", id.value(), String.valueOf(until));
    }

    /**
     * Puts the working copy before readers. For a live story this is a change that needs no note (a typing error); what changes the
     * meaning is {@link #correct}.
     */
    @Transactional
    public void publish(StoryId id, UUID staff) {
        permission.require(staff, Right.PUBLISH);
        publish(getForUpdate(id), staff);
    }

    /** @param staff null when the house does it by itself, on schedule */
    private void publish(Story story, @Nullable UUID staff) {
        require(story.state() != StoryState.RETRACTED, "This story was retracted and stays so. Write a new one.");
        goLive(
                story,
                story.state() == StoryState.CORRECTED ? StoryState.CORRECTED : StoryState.PUBLISHED,
                Revision.Why.PUBLISHED,
                staff);
        audit.record(staff, "story.published", story.id().value(), "");
    }

    /**
     * Puts the working copy before readers with a note that stays: typed, dated, undeletable.
     *
     * @param words what was wrong and what is right
     */
    @Transactional
    public void correct(StoryId id, Correction.Kind kind, boolean changesMeaning, String words, UUID staff) {
        permission.require(staff, Right.CORRECT);
        Story story = getForUpdate(id);
        require(
                story.state() == StoryState.PUBLISHED || story.state() == StoryState.CORRECTED,
                "Only a story that is live can be corrected.");
        require(kind != Correction.Kind.RETRACTION, "A retraction is a step of its own.");
        ready.require(story.working());
        note(story, kind, changesMeaning, words, Revision.Why.CORRECTED, StoryState.CORRECTED, staff);
        audit.record(staff, "story.corrected", id.value(), "");
    }

    /** Takes the story back: its page stays and says so, the text goes. */
    @Transactional
    public void retract(StoryId id, String words, UUID staff) {
        permission.require(staff, Right.CORRECT);
        Story story = getForUpdate(id);
        require(
                story.state() == StoryState.PUBLISHED || story.state() == StoryState.CORRECTED,
                "Only a story that is live can be retracted.");
        ready.requireWords(story.working());
        note(story, Correction.Kind.RETRACTION, true, words, Revision.Why.RETRACTED, StoryState.RETRACTED, staff);
        audit.record(staff, "story.retracted", id.value(), "");
    }

    private void note(
            Story story,
            Correction.Kind kind,
            boolean changesMeaning,
            String words,
            Revision.Why why,
            StoryState state,
            UUID staff) {
        if (words.isBlank()) {
            throw new Refusal("Say what was wrong and what is right; readers will see it with the date.", "words");
        }
        Integer before = story.liveRevision();
        int after = revisions.keep(story.id(), why, clock.instant(), staff);
        corrections.insert(
                new Correction(ids.next(), story.id(), clock.instant(), kind, changesMeaning, words.strip()),
                before,
                after,
                staff);
        show(story, state, after);
    }

    private void goLive(Story story, StoryState state, Revision.Why why, @Nullable UUID staff) {
        Instant embargo = story.embargoUntil();
        if (embargo != null && embargo.isAfter(clock.instant())) {
            throw new Refusal(
                    "The embargo holds until " + houses.house().say(embargo) + ". Lift it first, if you may.",
                    "embargo");
        }
        ready.require(story.working());
        show(story, state, revisions.keep(story.id(), why, clock.instant(), staff));
    }

    private void show(Story story, StoryState state, int revision) {
        Instant now = clock.instant();
        if (story.slug().isEmpty()) {
            stories.slug(story.id(), Slugs.of(story.working().headline(), "story"));
        }
        stories.live(story.id(), state, revision, story.publishedAt() == null ? now : story.publishedAt(), now);
        projection.show(get(story.id()), story.working());
    }

    /** Called by the job at the scheduled time; harmless when the story was moved, sent back or published meanwhile. */
    @Transactional
    void publishDue(Due due) {
        stories.findForUpdate(new StoryId(due.story()))
                .filter(story -> story.state() == StoryState.SCHEDULED
                        && story.scheduledFor() != null
                        && story.scheduledFor().getEpochSecond() == due.epochSecond())
                .ifPresent(story -> publish(story, null));
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new Refusal(sentence);
        }
    }

    private Story get(StoryId id) {
        return stories.find(id).orElseThrow(Stories::unknown);
    }

    private Story getForUpdate(StoryId id) {
        return stories.findForUpdate(id).orElseThrow(Stories::unknown);
    }
}

package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.newsroom.Correction;
import press.stet.newsroom.Finding;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Stories;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryState;
import press.stet.newsroom.Workflow;

/** The last sheet before readers: what goes live, what to know first, and the one button. */
@Controller
public class PublishPages {

    /**
     * @param stops what must be mended first
     * @param weigh what to weigh
     * @param pieces what changes for readers, word by word; all of it for a new story
     * @param holder who is writing it at this moment; null if nobody else is
     * @param zone the newsroom's zone, in words
     * @param soon a time to begin with in the schedule's field
     */
    public record Sheet(
            Story story,
            StateWord state,
            List<String> stops,
            List<String> weigh,
            List<WordDiff.Piece> pieces,
            boolean changed,
            @Nullable String holder,
            String zone,
            String soon,
            @Nullable String due,
            @Nullable String embargo,
            Form form) {

        public boolean isLive() {
            return story.state().isLive();
        }

        public boolean isReady() {
            return stops.isEmpty();
        }
    }

    private final Screens screens;
    private final StoryDesk desk;
    private final Stories stories;
    private final Workflow workflow;
    private final StoryLists lists;
    private final Houses houses;

    PublishPages(Screens screens, StoryDesk desk, Stories stories, Workflow workflow, StoryLists lists, Houses houses) {
        this.screens = screens;
        this.desk = desk;
        this.stories = stories;
        this.workflow = workflow;
        this.lists = lists;
        this.houses = houses;
    }

    @GetMapping("/stories/{id}/publish")
    View sheet(StaffMember who, @PathVariable UUID id) {
        return screens.show("publish", sheet(who, id, Form.FRESH));
    }

    @PostMapping("/stories/{id}/publish")
    View publish(StaffMember who, @PathVariable UUID id, HttpServletRequest request) {
        who.require(Right.PUBLISH);
        return step(
                who,
                id,
                request,
                say("publish.your-story-is-live"),
                story -> workflow.publish(story.id(), who.id().value()));
    }

    @PostMapping("/stories/{id}/submit")
    View submit(StaffMember who, @PathVariable UUID id, HttpServletRequest request) {
        desk.forWriting(who, id);
        return step(
                who,
                id,
                request,
                say("publish.handed-in-the-editors-see-it"),
                story -> workflow.submit(story.id(), who.id().value()));
    }

    @PostMapping("/stories/{id}/send-back")
    View sendBack(StaffMember who, @PathVariable UUID id, HttpServletRequest request) {
        who.require(Right.PUBLISH);
        return step(
                who,
                id,
                request,
                say("publish.it-is-a-draft-again-and"),
                story -> workflow.sendBack(story.id(), who.id().value()));
    }

    @PostMapping("/stories/{id}/schedule")
    View schedule(StaffMember who, @PathVariable UUID id, @RequestParam String at, HttpServletRequest request) {
        who.require(Right.PUBLISH);
        return step(
                who,
                id,
                request,
                say("publish.scheduled-it-goes-live-by-itself"),
                story -> workflow.schedule(
                        story.id(), instant(at, "at"), who.id().value()));
    }

    /** An empty time lifts the embargo. */
    @PostMapping("/stories/{id}/embargo")
    View embargo(StaffMember who, @PathVariable UUID id, @RequestParam String until, HttpServletRequest request) {
        who.require(Right.PUBLISH);
        String said = until.isBlank()
                ? say("publish.the-embargo-is-lifted")
                : say("publish.the-embargo-holds-nobody-can-publish");
        return step(
                who,
                id,
                request,
                said,
                story -> workflow.embargo(
                        story.id(),
                        until.isBlank() ? null : instant(until, "until"),
                        who.id().value()));
    }

    @PostMapping("/stories/{id}/correct")
    View correct(
            StaffMember who,
            @PathVariable UUID id,
            @RequestParam Correction.Kind kind,
            @RequestParam(defaultValue = "no") String meaning,
            @RequestParam String words,
            HttpServletRequest request) {
        who.require(Right.CORRECT);
        return step(
                who,
                id,
                request,
                say("publish.the-correction-is-live-with-its"),
                story -> workflow.correct(
                        story.id(), kind, meaning.equals("yes"), words, who.id().value()));
    }

    @PostMapping("/stories/{id}/retract")
    View retract(StaffMember who, @PathVariable UUID id, @RequestParam String words, HttpServletRequest request) {
        who.require(Right.CORRECT);
        return step(
                who,
                id,
                request,
                say("publish.the-story-is-retracted-its-page"),
                story -> workflow.retract(story.id(), words, who.id().value()));
    }

    private interface Step {
        void take(Story story);
    }

    /** Takes the step, or shows the sheet again with the sentence that says why not and all that was typed. */
    private View step(StaffMember who, UUID id, HttpServletRequest request, String said, Step step) {
        try {
            step.take(desk.story(id));
            return screens.goTo("/stories/" + id, said);
        } catch (Refusal refusal) {
            return screens.show(
                    "publish", sheet(who, id, Typed.refused(request, refusal)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Sheet sheet(StaffMember who, UUID id, Form form) {
        Story story = desk.story(id);
        Moments moments = screens.moments();
        List<Finding> findings = workflow.findings(story.id());
        String live = live(story);
        Story.Lock lock = story.lock();
        ZonedDateTime soon = ZonedDateTime.ofInstant(story.savedAt(), zone()).plusHours(1);
        return new Sheet(
                story,
                StateWord.of(story.state(), story.scheduledFor(), moments),
                sentences(findings, Finding.Weight.STOPS),
                sentences(findings, Finding.Weight.WEIGH),
                WordDiff.of(live, desk.words(story.working())),
                story.changedSinceLive() || story.state() == StoryState.DRAFT,
                lock == null || lock.staff().equals(who.id().value())
                        ? null
                        : lists.colleagues().get(lock.staff()),
                moments.zone(),
                moments.field(story.scheduledFor() == null ? soon.toInstant() : story.scheduledFor()),
                story.scheduledFor() == null ? null : moments.full(story.scheduledFor()),
                story.embargoUntil() == null ? null : moments.full(story.embargoUntil()),
                form);
    }

    private String live(Story story) {
        Integer number = story.liveRevision();
        if (number == null) {
            return "";
        }
        StoryContent content = stories.revision(story.id(), number)
                .map(revision -> revision.content())
                .orElse(StoryContent.EMPTY);
        return desk.words(content);
    }

    private static List<String> sentences(List<Finding> findings, Finding.Weight weight) {
        return findings.stream()
                .filter(finding -> finding.weight() == weight)
                .map(Finding::sentence)
                .distinct()
                .toList();
    }

    /** A time typed into a field, in the newsroom's zone. */
    private Instant instant(String typed, String field) {
        try {
            return LocalDateTime.parse(typed.strip()).atZone(zone()).toInstant();
        } catch (DateTimeException e) {
            throw new Refusal(say("publish.write-date-and-time-for-instance"), field);
        }
    }

    private ZoneId zone() {
        return houses.house().timeZone();
    }
}

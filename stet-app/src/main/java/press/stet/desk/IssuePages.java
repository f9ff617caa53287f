package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.letters.Draft;
import press.stet.letters.Imprint;
import press.stet.letters.Issue;
import press.stet.letters.Issues;
import press.stet.letters.Mark;
import press.stet.letters.Reports;
import press.stet.newsroom.Houses;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;
import press.stet.readers.Held;
import press.stet.readers.Letter;
import press.stet.readers.Offers;
import press.stet.readers.Subscriptions;

/** An issue: put together, looked at, sent, and followed to the last recipient. */
@Controller
public class IssuePages {

    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static final int SHOWN = 100;

    /** @param readers how many it would go to now */
    public record Composing(
            Issue issue,
            Letter letter,
            String state,
            List<Story> picked,
            List<Story> offered,
            String readers,
            @Nullable String tooLong,
            String zone,
            Form form) {}

    public record Story(String id, String headline, String at) {}

    public record Following(
            Issue issue,
            Letter letter,
            String state,
            String audience,
            List<Sum> sums,
            List<Domain> domains,
            List<String> alarms) {}

    /** @param mark null where one cannot ask who they are */
    public record Sum(String mark, String label, long count) {}

    public record Domain(String name, long all, long accepted, long deferred, long refused, long doubtful) {}

    public record Who(
            Issue issue,
            String mark,
            String label,
            List<Recipient> recipients,
            @Nullable Integer next) {}

    public record Recipient(String address, int tries, String at, String relay, String reply) {}

    private final Screens screens;
    private final Issues issues;
    private final Reports reports;
    private final Offers offers;
    private final Subscriptions subscriptions;
    private final Houses houses;

    IssuePages(
            Screens screens,
            Issues issues,
            Reports reports,
            Offers offers,
            Subscriptions subscriptions,
            Houses houses) {
        this.screens = screens;
        this.issues = issues;
        this.reports = reports;
        this.offers = offers;
        this.subscriptions = subscriptions;
        this.houses = houses;
    }

    @GetMapping("/letters/issues/{id}")
    View issue(@PathVariable UUID id) {
        return show(id, Form.FRESH, HttpStatus.OK);
    }

    private View show(UUID id, Form form, HttpStatus status) {
        Issue issue = issues.get(id);
        return issue.state().isOpen()
                ? screens.show("issue", composing(issue, form), status)
                : screens.show("issue-record", following(issue), status);
    }

    private Composing composing(Issue issue, Form form) {
        Letter letter = offers.get(issue.letter());
        Moments moments = screens.moments();
        List<StoryLine> choices = issues.choices(issue);
        return new Composing(
                issue,
                letter,
                LettersPages.state(issue, moments),
                issues.picked(issue).stream().map(line -> story(line, moments)).toList(),
                choices.stream()
                        .filter(line -> !issue.picks().contains(line.id()))
                        .map(line -> story(line, moments))
                        .toList(),
                say("issue.goes-to", subscriptions.count(letter.id())),
                length(issue),
                moments.zone(),
                form);
    }

    private @Nullable String length(Issue issue) {
        int parts = issues.parts(issue);
        return parts > 1 ? say("issue.in-parts", parts) : issues.preview(issue).tooLong();
    }

    private static Story story(StoryLine line, Moments moments) {
        return new Story(line.id().toString(), StoryLists.headline(line.headline()), moments.at(line.publishedAt()));
    }

    /** The whole issue at once: every {@code order} in its place, then one {@code move} if a button was pressed. */
    @PostMapping("/letters/issues/{id}")
    View save(
            StaffMember who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int saves,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String preheader,
            @RequestParam(defaultValue = "") String intro,
            @RequestParam(defaultValue = "WHOLE") Issue.Form form,
            @RequestParam(defaultValue = "") String move,
            HttpServletRequest request) {
        who.require(Right.PUBLISH);
        List<StoryId> picks = picks(request);
        move(picks, move);
        try {
            issues.save(id, saves, new Draft(subject.strip(), preheader.strip(), intro.strip(), form, picks));
            return screens.goTo("/letters/issues/" + id, say("issue.kept"));
        } catch (Refusal refusal) {
            return show(id, Typed.refused(request, refusal), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** The order alone, as dragging sends it. */
    @PostMapping("/letters/issues/{id}/order")
    View order(StaffMember who, @PathVariable UUID id, HttpServletRequest request) {
        who.require(Right.PUBLISH);
        issues.order(id, picks(request));
        return screens.goTo("/letters/issues/" + id, null);
    }

    private static List<StoryId> picks(HttpServletRequest request) {
        return new ArrayList<>(
                Typed.all(request, "order").stream().distinct().map(StoryId::of).toList());
    }

    /** {@code up:ID}, {@code down:ID}, {@code off:ID} or {@code on:ID}. */
    private static void move(List<StoryId> picks, String move) {
        int colon = move.indexOf(':');
        if (colon < 0) {
            return;
        }
        StoryId story = StoryId.of(move.substring(colon + 1));
        int place = picks.indexOf(story);
        switch (move.substring(0, colon)) {
            case "up" -> swap(picks, place, place - 1);
            case "down" -> swap(picks, place, place + 1);
            case "off" -> picks.remove(story);
            case "on" -> picks.add(story);
            default -> {}
        }
    }

    private static void swap(List<StoryId> picks, int one, int other) {
        if (one >= 0 && other >= 0 && other < picks.size()) {
            Collections.swap(picks, one, other);
        }
    }

    @GetMapping("/letters/issues/{id}/preview")
    ResponseEntity<String> preview(
            StaffMember who, @PathVariable UUID id, @RequestParam(defaultValue = "") String look) {
        who.require(Right.WRITE);
        Imprint imprint = issues.preview(issues.get(id)).filled();
        return mail((look.equals("dark") ? imprint.dark() : imprint).html(), "text/html;charset=UTF-8");
    }

    @GetMapping("/letters/issues/{id}/preview.txt")
    ResponseEntity<String> plainPreview(StaffMember who, @PathVariable UUID id) {
        who.require(Right.WRITE);
        return mail(issues.preview(issues.get(id)).filled().text(), "text/plain;charset=UTF-8");
    }

    private static ResponseEntity<String> mail(String content, String type) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header("Content-Security-Policy", MAIL_POLICY)
                .cacheControl(CacheControl.noStore())
                .body(content);
    }

    @PostMapping("/letters/issues/{id}/test")
    View test(
            StaffMember who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String address,
            HttpServletRequest request) {
        who.require(Right.PUBLISH);
        return tried(
                id,
                request,
                say("issue.test-sent"),
                () -> issues.test(id, address, who.id().value()));
    }

    @PostMapping("/letters/issues/{id}/schedule")
    View schedule(
            StaffMember who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String at,
            HttpServletRequest request) {
        who.require(Right.PUBLISH);
        return tried(
                id,
                request,
                say("issue.scheduled"),
                () -> issues.schedule(id, moment(at), who.id().value()));
    }

    private Instant moment(String typed) {
        try {
            return LocalDateTime.parse(typed).atZone(houses.house().timeZone()).toInstant();
        } catch (DateTimeException e) {
            throw new Refusal("Choose a day and a time.", "at");
        }
    }

    @PostMapping("/letters/issues/{id}/unschedule")
    View unschedule(StaffMember who, @PathVariable UUID id, HttpServletRequest request) {
        return step(who, id, request, say("issue.unscheduled"), issues::unschedule);
    }

    @PostMapping("/letters/issues/{id}/send")
    View send(StaffMember who, @PathVariable UUID id, HttpServletRequest request) {
        return step(who, id, request, say("issue.sending-now"), issues::send);
    }

    @PostMapping("/letters/issues/{id}/pause")
    View pause(StaffMember who, @PathVariable UUID id, HttpServletRequest request) {
        return step(who, id, request, say("issue.paused"), issues::pause);
    }

    @PostMapping("/letters/issues/{id}/resume")
    View resume(StaffMember who, @PathVariable UUID id, HttpServletRequest request) {
        return step(who, id, request, say("issue.resumed"), issues::resume);
    }

    @PostMapping("/letters/issues/{id}/cancel")
    View cancel(StaffMember who, @PathVariable UUID id, HttpServletRequest request) {
        return step(who, id, request, say("issue.cancelled"), issues::cancel);
    }

    @PostMapping("/letters/issues/{id}/again")
    View again(StaffMember who, @PathVariable UUID id, @RequestParam Mark mark) {
        who.require(Right.PUBLISH);
        int planned = issues.again(id, Set.of(mark), who.id().value());
        return screens.goTo("/letters/issues/" + id, say("issue.again-done", planned));
    }

    /** @param step of this issue, by this colleague */
    private View step(StaffMember who, UUID id, HttpServletRequest request, String done, BiConsumer<UUID, UUID> step) {
        who.require(Right.PUBLISH);
        return tried(id, request, done, () -> step.accept(id, who.id().value()));
    }

    private View tried(UUID id, HttpServletRequest request, String done, Runnable what) {
        try {
            what.run();
            return screens.goTo("/letters/issues/" + id, done);
        } catch (Refusal refusal) {
            return show(id, Typed.refused(request, refusal), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Following following(Issue issue) {
        Reports.Report report = reports.of(issue);
        return new Following(
                issue,
                offers.get(issue.letter()),
                LettersPages.state(issue, screens.moments()),
                say("issue.audience", report.all().all()),
                Arrays.stream(Mark.values())
                        .map(mark ->
                                new Sum(mark.name(), label(mark), report.all().count(mark)))
                        .filter(sum -> sum.count() > 0)
                        .toList(),
                report.domains().stream()
                        .map(domain -> new Domain(
                                domain.domain(),
                                domain.all(),
                                domain.count(Mark.ACCEPTED),
                                domain.count(Mark.DEFERRED),
                                domain.count(Mark.REFUSED),
                                domain.count(Mark.DOUBTFUL)))
                        .toList(),
                report.alarms());
    }

    private static String label(Mark mark) {
        return switch (mark) {
            case PLANNED -> say("issue.planned");
            case DOTTED -> say("issue.dotted");
            case ACCEPTED -> say("issue.accepted");
            case REFUSED -> say("issue.refused");
            case DEFERRED -> say("issue.deferred");
            case DOUBTFUL -> say("issue.doubtful");
            case LEFT -> say("issue.left");
            case CANCELLED -> say("issue.not-sent");
        };
    }

    /** Exactly who they are, for those who may send: addresses are opened only here. */
    @GetMapping("/letters/issues/{id}/who")
    View who(
            StaffMember who,
            @PathVariable UUID id,
            @RequestParam Mark mark,
            @RequestParam(defaultValue = "-1") int after) {
        who.require(Right.PUBLISH);
        Issue issue = issues.get(id);
        Moments moments = screens.moments();
        List<Reports.Line> lines = reports.lines(issue, mark, after, SHOWN);
        return screens.show(
                "issue-who",
                new Who(
                        issue,
                        mark.name(),
                        label(mark),
                        lines.stream().map(line -> recipient(line, moments)).toList(),
                        lines.size() < SHOWN ? null : lines.getLast().seq()));
    }

    private Recipient recipient(Reports.Line line, Moments moments) {
        return new Recipient(
                subscriptions
                        .held(line.subscriber())
                        .map(Held::address)
                        .map(address -> address.text())
                        .orElse(say("issue.gone")),
                line.attempts(),
                line.at() == null ? "" : moments.at(line.at()),
                Objects.requireNonNullElse(line.relay(), ""),
                Objects.requireNonNullElse(line.reply(), ""));
    }
}

package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
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
import press.stet.letters.Issue;
import press.stet.letters.Issues;
import press.stet.newsroom.Houses;
import press.stet.readers.Letter;
import press.stet.readers.Offers;
import press.stet.readers.Subscriptions;

/** The letters there are, and their issues. */
@Controller
public class LettersPages {

    private static final int SHOWN = 50;

    public record Page(List<Line> letters, List<IssueLine> issues, List<String> languages, Form form) {}

    public record Line(Letter letter, String readers) {}

    public record IssueLine(String id, String subject, String letter, String language, String state) {}

    private final Screens screens;
    private final Offers offers;
    private final Issues issues;
    private final Subscriptions subscriptions;
    private final Houses houses;

    LettersPages(Screens screens, Offers offers, Issues issues, Subscriptions subscriptions, Houses houses) {
        this.screens = screens;
        this.offers = offers;
        this.issues = issues;
        this.subscriptions = subscriptions;
        this.houses = houses;
    }

    @GetMapping("/letters")
    View letters() {
        return screens.show("letters", page(Form.FRESH));
    }

    @PostMapping("/letters")
    View add(
            StaffMember who,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String promise,
            @RequestParam(defaultValue = "WEEKLY") Letter.Rhythm rhythm,
            HttpServletRequest request) {
        who.require(Right.HOUSE);
        try {
            String known = houses.house().languages().contains(language)
                    ? language
                    : houses.house().defaultLanguage();
            Letter unused = offers.add(
                    known, slug.strip(), name, promise, rhythm, who.id().value());
            return screens.goTo("/letters", say("letters.added"));
        } catch (Refusal refusal) {
            return screens.show("letters", page(Typed.refused(request, refusal)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/letters/{letter}/issue")
    View begin(StaffMember who, @PathVariable UUID letter) {
        who.require(Right.PUBLISH);
        Issue issue = issues.begin(letter, who.id().value());
        return screens.goTo("/letters/issues/" + issue.id(), say("issue.begun"));
    }

    private Page page(Form form) {
        Moments moments = screens.moments();
        return new Page(
                offers.all().stream()
                        .map(letter -> new Line(letter, say("letters.readers", subscriptions.count(letter.id()))))
                        .toList(),
                issues.newest(SHOWN).stream()
                        .map(issue -> new IssueLine(
                                issue.id().toString(),
                                issue.subject(),
                                offers.get(issue.letter()).name(),
                                issue.language(),
                                state(issue, moments)))
                        .toList(),
                houses.house().languages(),
                form);
    }

    static String state(Issue issue, Moments moments) {
        return switch (issue.state()) {
            case DRAFT -> say("issue.state-draft");
            case SCHEDULED ->
                say("issue.state-scheduled", issue.scheduledFor() == null ? "" : moments.full(issue.scheduledFor()));
            case LATE -> say("issue.state-late");
            case SENDING -> say("issue.state-sending");
            case PAUSED -> say("issue.state-paused");
            case SENT -> say("issue.state-sent");
            case CANCELLED -> say("issue.state-cancelled");
        };
    }
}

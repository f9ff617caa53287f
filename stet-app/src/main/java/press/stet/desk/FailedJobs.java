package press.stet.desk;

import static press.stet.desk.Words.say;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.jobs.Failures;

/** What the house tried to do by itself and could not: said on the home page, with a button to try it again. */
@Controller
public class FailedJobs {

    /**
     * @param sentence what did not work and what readers have meanwhile
     * @param when it failed last and is tried again
     */
    public record Failure(String kind, String sentence, String when) {}

    private final Failures failures;
    private final Screens screens;

    FailedJobs(Failures failures, Screens screens) {
        this.failures = failures;
        this.screens = screens;
    }

    /** Nothing for those who could not do anything about it. */
    List<Failure> shownTo(StaffMember who) {
        if (!mayTry(who)) {
            return List.of();
        }
        Moments moments = screens.moments();
        return failures.byKind().stream()
                .map(failed -> new Failure(
                        failed.kind(),
                        sentence(failed.kind()),
                        say("job.when", moments.at(failed.last()), moments.at(failed.next()))))
                .toList();
    }

    static String sentence(String kind) {
        return switch (kind) {
            case "edition.print" -> say("job.print");
            case "edition.clock" -> say("job.clock");
            case "edition.draw-card" -> say("job.card");
            case "media.print-photo" -> say("job.photo");
            case "newsroom.publish-due" -> say("job.publish-due");
            case "letters.start" -> say("job.letter");
            case "mail.send" -> say("job.mail");
            case "readers.sweep" -> say("job.forget");
            case "support.look", "support.news", "support.hourly" -> say("job.payments");
            case "support.order" -> say("job.order");
            case "support.mail" -> say("job.support-mail");
            default -> say("job.other", kind);
        };
    }

    @PostMapping("/failures/{kind}/again")
    View again(StaffMember who, @PathVariable String kind) {
        if (!mayTry(who)) {
            who.require(Right.HOUSE);
        }
        failures.tryAgain(kind);
        return screens.goTo("/", say("job.tried-now"));
    }

    private static boolean mayTry(StaffMember who) {
        return who.may(Right.PUBLISH) || who.may(Right.HOUSE);
    }
}

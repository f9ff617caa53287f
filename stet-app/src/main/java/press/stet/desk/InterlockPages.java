package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.newsroom.Houses;
import press.stet.support.Interlock;

/** Where giving is a crime: the countries, what their readers are told, and the switch for the day a ban comes. */
@Controller
public class InterlockPages {

    /** @param dry what the switch would do; null until asked */
    public record Page(
            List<Interlock.Country> countries,
            List<Interlock.Told> told,
            List<Interlock.Iin> iins,
            List<String> languages,
            int stopped,
            Interlock.@Nullable Designation dry,
            Form form) {}

    private final Screens screens;
    private final Interlock interlock;
    private final Houses houses;

    InterlockPages(Screens screens, Interlock interlock, Houses houses) {
        this.screens = screens;
        this.interlock = interlock;
        this.houses = houses;
    }

    @GetMapping("/support/interlock")
    View show(StaffMember who) {
        who.require(Right.MONEY);
        return screens.show("interlock", page(null, Form.FRESH));
    }

    @PostMapping("/support/interlock/block")
    View block(
            StaffMember who,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request) {
        who.require(Right.MONEY);
        try {
            interlock.block(country, day(since), note, who.id().value());
            return screens.goTo("/support/interlock", say("interlock.giving-from-there-is-stopped"));
        } catch (Refusal refusal) {
            return refused(request, refusal);
        }
    }

    @PostMapping("/support/interlock/unblock")
    View unblock(StaffMember who, @RequestParam String country) {
        who.require(Right.MONEY);
        interlock.unblock(country, who.id().value());
        return screens.goTo("/support/interlock", say("interlock.giving-from-there-is-possible-again"));
    }

    @PostMapping("/support/interlock/tell")
    View tell(
            StaffMember who,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request) {
        who.require(Right.MONEY);
        try {
            interlock.tell(country, language, day(since), words, who.id().value());
            return screens.goTo("/support/interlock", say("interlock.readers-from-there-are-told-this"));
        } catch (Refusal refusal) {
            return refused(request, refusal);
        }
    }

    @PostMapping("/support/interlock/untell")
    View untell(
            StaffMember who,
            @RequestParam String country,
            @RequestParam String language,
            @RequestParam String since,
            HttpServletRequest request) {
        who.require(Right.MONEY);
        try {
            interlock.untell(country, language, day(since), who.id().value());
            return screens.goTo("/support/interlock", say("interlock.taken-off"));
        } catch (Refusal refusal) {
            return refused(request, refusal);
        }
    }

    @PostMapping("/support/interlock/cards")
    View addCards(
            StaffMember who,
            @RequestParam(defaultValue = "") String prefix,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request) {
        who.require(Right.MONEY);
        try {
            interlock.addIin(prefix, country, note, who.id().value());
            return screens.goTo("/support/interlock", say("interlock.cards-are-known"));
        } catch (Refusal refusal) {
            return refused(request, refusal);
        }
    }

    @PostMapping("/support/interlock/cards/remove")
    View removeCards(StaffMember who, @RequestParam String prefix) {
        who.require(Right.MONEY);
        interlock.removeIin(prefix, who.id().value());
        return screens.goTo("/support/interlock", say("interlock.taken-off"));
    }

    /** What the switch would do; changes nothing. */
    @PostMapping("/support/interlock/dry-run")
    View dryRun(StaffMember who, @RequestParam(defaultValue = "") String country, HttpServletRequest request) {
        who.require(Right.MONEY);
        try {
            return screens.show("interlock", page(interlock.dryRun(country), Form.FRESH));
        } catch (Refusal refusal) {
            return refused(request, refusal);
        }
    }

    @PostMapping("/support/interlock/designate")
    View designate(StaffMember who, @RequestParam(defaultValue = "") String country, HttpServletRequest request) {
        who.require(Right.MONEY);
        try {
            Interlock.Designation done = interlock.designate(country, who.id().value());
            return screens.goTo(
                    "/support/interlock", say("interlock.contributions-are-stopped", done.country(), done.plans()));
        } catch (Refusal refusal) {
            return refused(request, refusal);
        }
    }

    private View refused(HttpServletRequest request, Refusal refusal) {
        return screens.show("interlock", page(null, Typed.refused(request, refusal)), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Page page(Interlock.@Nullable Designation dry, Form form) {
        return new Page(
                interlock.countries(),
                interlock.told(),
                interlock.iins(),
                houses.house().languages(),
                interlock.stoppedSince(LocalDate.EPOCH),
                dry,
                form);
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw new Refusal(say("interlock.write-the-day"), "since");
        }
    }
}

package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.kernel.Secret;
import press.stet.support.Mode;
import press.stet.support.RailAccount;
import press.stet.support.RailRack;
import press.stet.support.SupportHouse;

/** What bank statements say, the goal of a month and its meter, how long identities are kept, and the rails. */
@Controller
public class SupportSettingsPages {

    public record Page(SupportHouse.Settings settings, List<RailAccount> rails, List<String> currencies, Form form) {}

    private final Screens screens;
    private final SupportHouse house;
    private final RailRack rails;

    SupportSettingsPages(Screens screens, SupportHouse house, RailRack rails) {
        this.screens = screens;
        this.house = house;
        this.rails = rails;
    }

    @GetMapping("/support/settings")
    View show(StaffMember who) {
        who.require(Right.MONEY);
        return screens.show("support-settings", page(Form.FRESH));
    }

    @PostMapping("/support/settings")
    View save(
            StaffMember who,
            @RequestParam(defaultValue = "") String statement,
            @RequestParam(defaultValue = "0") String goal,
            @RequestParam(defaultValue = "USD") String currency,
            @RequestParam(defaultValue = "0") String people,
            @RequestParam(defaultValue = "SUM") String meter,
            @RequestParam(defaultValue = "no") String shown,
            @RequestParam(defaultValue = "no") String practice,
            @RequestParam(defaultValue = "180") String retention,
            HttpServletRequest request) {
        who.require(Right.MONEY);
        try {
            house.save(
                    new SupportHouse.Settings(
                            statement.strip(),
                            goal(goal, currency),
                            number(people, "people"),
                            SupportHouse.MeterStyle.valueOf(meter),
                            shown.equals("yes"),
                            practice.equals("yes"),
                            number(retention, "retention")),
                    who.id().value());
            return screens.goTo("/support/settings", say("support-settings.kept"));
        } catch (Refusal refusal) {
            return screens.show(
                    "support-settings", page(Typed.refused(request, refusal)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/support/rails")
    View connect(
            StaffMember who,
            @RequestParam(defaultValue = "stripe") String rail,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String keys,
            @RequestParam(defaultValue = "TEST") String mode,
            HttpServletRequest request) {
        who.require(Right.MONEY);
        try {
            rails.connect(
                    new RailAccount(rail, account.strip(), Mode.valueOf(mode)),
                    new Secret(keys.strip()),
                    who.id().value());
            return screens.goTo("/support/settings", say("support-settings.rail-connected"));
        } catch (Refusal refusal) {
            // The keys are not shown again, not even to who typed them.
            return screens.show(
                    "support-settings",
                    page(new Form(java.util.Map.of(), refusal.sentence(), refusal.field())),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Page page(Form form) {
        return new Page(
                house.settings(),
                rails.accounts(),
                house.offers().stream().map(offer -> offer.currency().getCode()).toList(),
                form);
    }

    private static Money goal(String typed, String currency) {
        try {
            return Money.of(
                    CurrencyUnit.of(currency), new BigDecimal(typed.strip().replace(",", "")), RoundingMode.HALF_UP);
        } catch (IllegalArgumentException e) {
            throw new Refusal(say("support-settings.goal-is-a-number"), "goal");
        }
    }

    private static int number(String typed, String field) {
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException e) {
            throw new Refusal(say("support-settings.write-a-number"), field);
        }
    }
}

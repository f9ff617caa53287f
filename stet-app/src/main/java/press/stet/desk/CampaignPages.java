package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.edition.SourcePage;
import press.stet.edition.Stationery;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.newsroom.Houses;
import press.stet.support.Amounts;
import press.stet.support.Asking;
import press.stet.support.Campaigns;
import press.stet.support.Experiment;
import press.stet.support.SupportHouse;
import press.stet.support.Wordings;
import press.stet.theme.Place;
import press.stet.theme.SafeHtml;

/** Campaigns: when the newsroom asks, in which words, and where never; and why it does or does not on a page. */
@Controller
public class CampaignPages {

    public record Line(
            String id,
            String name,
            boolean live,
            String from,
            @Nullable String until,
            int priority,
            String languages) {}

    /** @param reason empty for the campaign that asks */
    public record Why(String campaign, String reason) {}

    /** What a test of two wordings would need. */
    public record Size(String views, String sentence) {}

    public record Overview(
            List<Line> campaigns,
            String path,
            String language,
            List<Why> why,
            Form form,
            @Nullable Size size) {}

    public record One(
            Campaigns.Campaign campaign,
            List<String> languages,
            List<String> currencies,
            String starts,
            String ends,
            @Nullable Test test,
            Form form) {}

    /** Two wordings so far. */
    public record Test(
            Wordings.Side first, Wordings.Side second, String firstValue, String secondValue, String sentence) {}

    private static final int A_SEASON = 90;

    private final Screens screens;
    private final Campaigns campaigns;
    private final SupportHouse house;
    private final Houses houses;
    private final Stationery stationery;
    private final Wordings wordings;

    CampaignPages(
            Screens screens,
            Campaigns campaigns,
            SupportHouse house,
            Houses houses,
            Stationery stationery,
            Wordings wordings) {
        this.screens = screens;
        this.campaigns = campaigns;
        this.house = house;
        this.houses = houses;
        this.stationery = stationery;
        this.wordings = wordings;
    }

    @GetMapping("/support/campaigns")
    View list(
            StaffMember who,
            @RequestParam(defaultValue = "") String path,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String views,
            @RequestParam(defaultValue = "") String rate,
            @RequestParam(defaultValue = "") String better) {
        who.require(Right.MONEY);
        Moments moments = screens.moments();
        String wanted = language.isBlank() ? houses.house().defaultLanguage() : language;
        return screens.show(
                "campaigns",
                new Overview(
                        campaigns.all().stream()
                                .map(each -> new Line(
                                        each.id().toString(),
                                        each.name(),
                                        each.live(),
                                        moments.full(each.startsAt()),
                                        each.endsAt() == null ? null : moments.full(each.endsAt()),
                                        each.priority(),
                                        String.join(
                                                ", ",
                                                each.texts().keySet().stream()
                                                        .sorted()
                                                        .toList())))
                                .toList(),
                        path,
                        wanted,
                        path.isBlank() ? List.of() : why(path, wanted),
                        Form.FRESH,
                        views.isBlank() ? null : size(views, rate, better)));
    }

    private List<Why> why(String path, String language) {
        return Asking.decide(campaigns.all(), language, path).judged().stream()
                .map(each -> new Why(
                        each.campaign().name(),
                        each.reason() == null
                                ? say("campaigns.it-asks")
                                : switch (each.reason()) {
                                    case NOT_LIVE -> say("campaigns.not-running-now");
                                    case NO_WORDS_IN_THIS_LANGUAGE -> say("campaigns.no-words-in-this-language");
                                    case NEVER_ASKS_HERE -> say("campaigns.never-asks-here");
                                    case ANOTHER_COMES_FIRST -> say("campaigns.another-comes-first");
                                }))
                .toList();
    }

    private static Size size(String views, String rate, String better) {
        try {
            long half = Experiment.viewsPerHalf(Double.parseDouble(rate) / 100, Double.parseDouble(better) / 100);
            long days = Experiment.days(half, Long.parseLong(views.strip()));
            return new Size(
                    String.format(java.util.Locale.ENGLISH, "%,d", half),
                    days > A_SEASON ? say("campaigns.cannot-be-answered") : say("campaigns.takes-days", days));
        } catch (IllegalArgumentException e) {
            return new Size("", say("campaigns.write-numbers"));
        }
    }

    @GetMapping("/support/campaigns/new")
    View fresh(StaffMember who) {
        who.require(Right.MONEY);
        return screens.show("campaign", one(campaigns.blank(), Form.FRESH));
    }

    @GetMapping("/support/campaigns/{id}")
    View edit(StaffMember who, @PathVariable UUID id) {
        who.require(Right.MONEY);
        return screens.show("campaign", one(known(id), Form.FRESH));
    }

    @PostMapping("/support/campaigns/{id}")
    View save(StaffMember who, @PathVariable UUID id, HttpServletRequest request) {
        who.require(Right.MONEY);
        Campaigns.Campaign before = campaigns.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(new Campaigns.Campaign(
                        id, "", 0, Instant.EPOCH, null, false, "USD", List.of(), Campaigns.Quiet.USUAL, Map.of()));
        try {
            campaigns.save(typed(before, request), who.id().value());
            return screens.goTo("/support/campaigns", say("campaigns.is-kept"));
        } catch (Refusal refusal) {
            return screens.show(
                    "campaign", one(before, Typed.refused(request, refusal)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Campaigns.Campaign typed(Campaigns.Campaign before, HttpServletRequest request) {
        Map<String, Campaigns.Text> texts = new HashMap<>();
        for (String language : houses.house().languages()) {
            texts.put(
                    language,
                    new Campaigns.Text(
                            value(request, "heading-" + language),
                            value(request, "words-" + language),
                            value(request, "other-heading-" + language),
                            value(request, "other-words-" + language)));
        }
        String ends = value(request, "ends");
        return new Campaigns.Campaign(
                before.id(),
                value(request, "name"),
                priority(value(request, "priority")),
                moment(value(request, "starts"), "starts"),
                ends.isBlank() ? null : moment(ends, "ends"),
                before.live(),
                value(request, "currency"),
                value(request, "quiet")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                new Campaigns.Quiet(
                        days(value(request, "rest"), "rest"),
                        days(value(request, "later"), "later"),
                        days(value(request, "gave"), "gave")),
                texts);
    }

    private static String value(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static int days(String typed, String field) {
        try {
            return typed.isBlank() ? 0 : Integer.parseInt(typed.strip());
        } catch (NumberFormatException e) {
            throw new Refusal(say("campaign.days-are-a-number"), field);
        }
    }

    private static int priority(String typed) {
        try {
            return typed.isBlank() ? 0 : Integer.parseInt(typed.strip());
        } catch (NumberFormatException e) {
            throw new Refusal(say("campaign.priority-is-a-number"), "priority");
        }
    }

    private Instant moment(String typed, String field) {
        ZoneId zone = houses.house().timeZone();
        try {
            return LocalDateTime.parse(typed).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new Refusal(say("campaign.write-day-and-time"), field);
        }
    }

    /** The appeal in the edition's look, as wide as its frame; nothing in it can be sent. */
    @GetMapping("/support/campaigns/{id}/preview/{language}")
    ResponseEntity<String> preview(StaffMember who, @PathVariable UUID id, @PathVariable String language) {
        who.require(Right.MONEY);
        SafeHtml box = campaigns
                .appeal(id, language, Place.of("preview/"))
                .orElseThrow(() -> new Refusal(say("campaign.nothing-to-show")));
        return PreviewPages.framed(
                stationery.html("/preview/", new SourcePage.Themed(language, say("campaign.preview"), box, Map.of())));
    }

    private Campaigns.Campaign known(UUID id) {
        return campaigns.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(say("campaigns.no-such-campaign")));
    }

    private One one(Campaigns.Campaign campaign, Form form) {
        Moments moments = screens.moments();
        return new One(
                campaign,
                houses.house().languages(),
                house.offers().stream().map(offer -> offer.currency().getCode()).toList(),
                moments.field(campaign.startsAt()),
                campaign.endsAt() == null ? "" : moments.field(campaign.endsAt()),
                wordings.result(campaign.id()).map(CampaignPages::test).orElse(null),
                form);
    }

    private static Test test(Wordings.Result result) {
        return new Test(
                result.first(),
                result.second(),
                Amounts.shown(result.first().value(), java.util.Locale.ENGLISH),
                Amounts.shown(result.second().value(), java.util.Locale.ENGLISH),
                switch (result.verdict()) {
                    case BROKEN -> say("campaign.the-coin-is-broken");
                    case NOT_YET -> say("campaign.not-yet", result.needed(), result.days());
                    case CANNOT_BE_ANSWERED -> say("campaigns.cannot-be-answered");
                    case NO_DIFFERENCE -> say("campaign.no-difference");
                    case FIRST_IS_BETTER -> say("campaign.first-is-better");
                    case SECOND_IS_BETTER -> say("campaign.second-is-better");
                });
    }
}

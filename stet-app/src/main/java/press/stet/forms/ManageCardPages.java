package press.stet.forms;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import press.stet.support.Giving;
import press.stet.support.GivingRefusal;
import press.stet.support.Managing;
import press.stet.support.Managing.CardOutcome;
import press.stet.support.PracticeRail;
import press.stet.support.RailRefused;
import press.stet.support.RailUnclear;
import press.stet.support.SupportWords;

/** Another card for a repeated contribution, by a mailed link. It is held to the list of countries like a first one. */
@Controller
public class ManageCardPages {

    private static final String CARD = ManagePages.MANAGE + "/{secret}/{plan}/card";

    /** @param warns readers must say where they live */
    public record AnotherCard(
            SupportWords words,
            String language,
            String action,
            boolean practising,
            boolean warns,
            List<GiveView.Choice> cards,
            List<GiveView.Choice> countries,
            String residence,
            @Nullable String refused) {}

    private final Managing managing;
    private final Giving giving;
    private final CardPage cards;
    private final FormPages pages;

    ManageCardPages(Managing managing, Giving giving, CardPage cards, FormPages pages) {
        this.managing = managing;
        this.giving = giving;
        this.cards = cards;
        this.pages = pages;
    }

    @GetMapping(CARD)
    ResponseEntity<String> show(
            @PathVariable String secret, @PathVariable UUID plan, @RequestParam(defaultValue = "en") String language) {
        return managing.view(secret).isEmpty()
                ? ManagePages.gone(pages, language)
                : page(HttpStatus.OK, action(secret, plan), language, "", null);
    }

    @PostMapping(CARD)
    ResponseEntity<String> use(
            @PathVariable String secret, @PathVariable UUID plan, @RequestParam Map<String, String> asked) {
        String language = asked.getOrDefault("language", "en");
        String residence = asked.getOrDefault("residence", "");
        SupportWords words = SupportWords.of(language);
        String action = action(secret, plan);
        try {
            return switch (managing.card(secret, plan, GivePages.token(asked), residence)) {
                case CardOutcome.Gone() -> ManagePages.gone(pages, language);
                case CardOutcome.Stopped() ->
                    pages.say(
                            HttpStatus.OK, language, action, words.tell("stopped.title"), words.tell("stopped.words"));
                case CardOutcome.NeedsCard needs -> cards.another(action, language, residence, needs);
                case CardOutcome.Taken(String next) ->
                    next == null
                            ? GivePages.seeOther(
                                    ManagePages.MANAGE + "/" + secret + "?language=" + language + "&said=card-taken")
                            : pages.show(
                                    HttpStatus.OK,
                                    language,
                                    action,
                                    words.tell("manage.card"),
                                    "onward",
                                    new GivePages.Onward(words.tell("give.goes-on"), next));
            };
        } catch (GivingRefusal refusal) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, action, language, residence, refusal.in(words));
        } catch (RailRefused refused) {
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    action,
                    language,
                    residence,
                    words.tell("failure." + refused.failure()));
        } catch (RailUnclear unclear) {
            return page(HttpStatus.SERVICE_UNAVAILABLE, action, language, residence, words.tell("manage.card-unclear"));
        }
    }

    /** Where readers come back to from their bank. The rail is asked by a job; this page knows nothing. */
    @GetMapping(ManagePages.MANAGE + "/card-done")
    ResponseEntity<String> done(@RequestParam(defaultValue = "en") String language) {
        SupportWords words = SupportWords.of(language);
        return pages.say(
                HttpStatus.OK,
                language,
                ManagePages.MANAGE + "/card-done",
                words.tell("manage.card"),
                words.tell("manage.card-done"));
    }

    private static String action(String secret, UUID plan) {
        return ManagePages.MANAGE + "/" + secret + "/" + plan + "/card";
    }

    private ResponseEntity<String> page(
            HttpStatus status, String action, String language, String residence, @Nullable String refused) {
        SupportWords words = SupportWords.of(language);
        return pages.show(
                status,
                language,
                action,
                words.tell("manage.card"),
                "manage-card",
                new AnotherCard(
                        words,
                        language,
                        action,
                        giving.practising(),
                        giving.warns(),
                        Stream.of(PracticeRail.Card.values())
                                .map(card -> new GiveView.Choice(card.name(), words.tell("give.card." + card)))
                                .toList(),
                        GiveView.countries(words.locale()),
                        residence,
                        refused));
    }
}

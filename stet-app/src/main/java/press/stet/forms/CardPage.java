package press.stet.forms;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import press.stet.support.Giving;
import press.stet.support.GivingNames;
import press.stet.support.Managing;
import press.stet.support.Rhythm;
import press.stet.support.SupportWords;
import press.stet.theme.Direction;

/**
 * The one page on which a provider's script runs: its own field takes the card, and what comes here is a token. It stands apart from the
 * edition's look, since its policy must let that script in; nothing else does.
 */
@Controller
public class CardPage {

    /** What is carried along in the form. */
    public record Hidden(String name, String value) {}

    /** @param action where the form goes with the token in place of a card */
    public record Card(
            SupportWords words,
            String language,
            String direction,
            String publishableKey,
            String minor,
            String currency,
            String mode,
            String action,
            String title,
            String button,
            List<Hidden> hidden) {}

    static final String SCRIPT = GivePages.GIVE + "/card-script";

    private static final String POLICY =
            "default-src 'none'; script-src 'self' https://js.stripe.com; style-src 'unsafe-inline';"
                    + " frame-src https://js.stripe.com https://hooks.stripe.com; connect-src https://api.stripe.com; img-src 'self' data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, CardPage.class.getClassLoader(), "press.stet.templates");

    /** For a contribution: what was typed on the giving page is carried along. */
    ResponseEntity<String> page(GiveView.Typed typed, Giving.Outcome.NeedsCard card) {
        List<Hidden> hidden = new ArrayList<>(List.of(
                new Hidden("id", typed.id().toString()),
                new Hidden("language", typed.language()),
                new Hidden("rail", typed.rail()),
                new Hidden("rhythm", GivingNames.of(card.rhythm())),
                new Hidden("amount", typed.amount()),
                new Hidden("own", typed.own()),
                new Hidden("currency", typed.currency()),
                new Hidden("residence", typed.residence()),
                new Hidden("mail", typed.mail()),
                new Hidden("wish", typed.wish()),
                new Hidden("asked", typed.asked())));
        if (typed.understood()) {
            hidden.add(new Hidden("understood", "on"));
        }
        SupportWords words = SupportWords.of(typed.language());
        return answer(new Card(
                words,
                typed.language(),
                Direction.of(typed.language()).attribute(),
                card.publishableKey(),
                Long.toString(card.minor()),
                card.currency().toLowerCase(Locale.ROOT),
                card.rhythm() == Rhythm.ONCE ? "payment" : "subscription",
                GivePages.GIVE,
                words.tell("give.title"),
                words.tell("give.pay"),
                hidden));
    }

    /** For another card of a plan that there is: nothing is charged now. */
    ResponseEntity<String> another(
            String action, String language, String residence, Managing.CardOutcome.NeedsCard card) {
        SupportWords words = SupportWords.of(language);
        return answer(new Card(
                words,
                language,
                Direction.of(language).attribute(),
                card.publishableKey(),
                Long.toString(card.amount().getAmountMinorLong()),
                card.amount().getCurrencyUnit().getCode().toLowerCase(Locale.ROOT),
                "setup",
                action,
                words.tell("manage.card"),
                words.tell("manage.card-use"),
                List.of(new Hidden("language", language), new Hidden("residence", residence))));
    }

    private ResponseEntity<String> answer(Card card) {
        StringOutput html = new StringOutput();
        templates.render("forms/card.jte", card, html);
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .body(html.toString());
    }

    @GetMapping(SCRIPT)
    ResponseEntity<String> script() {
        try (var in = Objects.requireNonNull(CardPage.class.getResourceAsStream("/support/card.js"))) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                    .body(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package press.stet.forms;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import press.stet.support.Giving;
import press.stet.support.GivingNames;
import press.stet.support.Rhythm;
import press.stet.support.SupportWords;

/**
 * The one page on which a provider's script runs: its own field takes the card, and what comes here is a token. It stands apart from the
 * edition's look, since its policy must let that script in; nothing else does.
 */
@Controller
public class CardPage {

    /** @param typed what was typed on the giving page, carried along */
    public record Card(
            SupportWords words,
            GiveView.Typed typed,
            String publishableKey,
            String minor,
            String currency,
            String mode,
            String rhythm,
            String direction) {}

    static final String SCRIPT = GivePages.GIVE + "/card-script";

    private static final String POLICY =
            "default-src 'none'; script-src 'self' https://js.stripe.com; style-src 'unsafe-inline';"
                    + " frame-src https://js.stripe.com https://hooks.stripe.com; connect-src https://api.stripe.com; img-src 'self' data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, CardPage.class.getClassLoader(), "press.stet.templates");

    ResponseEntity<String> page(GiveView.Typed typed, Giving.Outcome.NeedsCard card) {
        StringOutput html = new StringOutput();
        templates.render(
                "forms/card.jte",
                new Card(
                        SupportWords.of(typed.language()),
                        typed,
                        card.publishableKey(),
                        Long.toString(card.minor()),
                        card.currency().toLowerCase(Locale.ROOT),
                        card.rhythm() == Rhythm.ONCE ? "payment" : "subscription",
                        GivingNames.of(card.rhythm()),
                        press.stet.theme.Direction.of(typed.language()).attribute()),
                html);
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

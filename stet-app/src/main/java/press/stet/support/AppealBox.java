package press.stet.support;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.stet.theme.Place;
import press.stet.theme.SafeHtml;

/** The appeal as it is printed: a plain form that leads on to the giving page; without script it is always there. */
final class AppealBox {

    private AppealBox() {}

    /** Empty when the campaign has no words in this language, or its currency is not offered. */
    static Optional<SafeHtml> html(
            Campaigns.Campaign campaign, List<SupportHouse.Offer> offers, String language, Place place) {
        Campaigns.Text text = campaign.texts().get(language);
        return text == null
                ? Optional.empty()
                : offers.stream()
                        .filter(offer -> offer.currency().getCode().equals(campaign.currency()))
                        .findFirst()
                        .map(offer -> new SafeHtml(box(
                                text,
                                campaign.quiet(),
                                campaign.id(),
                                offer,
                                SupportWords.of(language),
                                language,
                                place)));
    }

    private static void words(StringBuilder html, String heading, String words) {
        html.append("<h2 id=\"appeal-h\">").append(escaped(heading)).append("</h2>");
        for (String paragraph : words.split("\\R{2,}")) {
            html.append("<p>").append(escaped(paragraph)).append("</p>");
        }
    }

    private static String box(
            Campaigns.Text text,
            Campaigns.Quiet quiet,
            UUID campaign,
            SupportHouse.Offer offer,
            SupportWords words,
            String language,
            Place place) {
        StringBuilder html = new StringBuilder("<section class=\"box appeal\" aria-labelledby=\"appeal-h\"");
        if (quiet.rest() > 0) {
            html.append(" data-rest=\"").append(quiet.rest()).append('"');
        }
        html.append("><div data-words>");
        words(html, text.heading(), text.words());
        html.append("</div>");
        if (text.tested()) {
            html.append("<template>");
            words(html, text.otherHeading(), text.otherWords());
            html.append("</template>");
        }
        form(html, offer, words, language, place, text.tested() ? campaign : null);
        html.append("<p class=\"fine\">")
                .append(escaped(words.tell("appeal.from", Amounts.shown(offer.minimum(), words.locale()))))
                .append(" ")
                .append(escaped(words.tell("appeal.not-ready")))
                .append(" <a href=\"")
                .append(escaped(place.to("-/give/remind")))
                .append("?language=")
                .append(escaped(language))
                .append("\">")
                .append(escaped(words.tell("appeal.remind")))
                .append("</a></p>");
        // Only a script can keep quiet, so it is what shows the buttons.
        html.append("<p class=\"row\" hidden>");
        quiet(html, quiet.later(), words.tell("appeal.not-now"));
        quiet(html, quiet.gave(), words.tell("appeal.i-give"));
        return html.append("</p></section>").toString();
    }

    private static void quiet(StringBuilder html, int days, String label) {
        html.append("<button type=\"button\" class=\"quiet\" data-days=\"")
                .append(days)
                .append("\">")
                .append(escaped(label))
                .append("</button>");
    }

    private static void form(
            StringBuilder html,
            SupportHouse.Offer offer,
            SupportWords words,
            String language,
            Place place,
            @Nullable UUID tested) {
        html.append("<form action=\"")
                .append(escaped(place.to("-/give")))
                .append("\"><input type=\"hidden\" name=\"language\" value=\"")
                .append(escaped(language))
                .append("\"><input type=\"hidden\" name=\"currency\" value=\"")
                .append(offer.currency().getCode())
                .append("\">");
        if (tested != null) {
            html.append("<input type=\"hidden\" name=\"asked\" value=\"\" data-of=\"")
                    .append(tested)
                    .append("\">");
        }
        html.append("<fieldset class=\"choice\"><legend class=\"hid\">")
                .append(escaped(words.tell("give.how-often")))
                .append("</legend>");
        for (Rhythm rhythm : Rhythm.values()) {
            html.append("<label><input type=\"radio\" name=\"rhythm\" value=\"")
                    .append(GivingNames.of(rhythm))
                    .append(rhythm == Rhythm.MONTHLY ? "\" checked><span>" : "\"><span>")
                    .append(escaped(words.tell("give." + GivingNames.of(rhythm))))
                    .append("</span></label>");
        }
        html.append("</fieldset>");
        for (Rhythm rhythm : Rhythm.values()) {
            amounts(html, rhythm, offer, words);
        }
        html.append("<button class=\"button\">")
                .append(escaped(words.tell("give.continue")))
                .append("</button></form>");
    }

    private static void amounts(StringBuilder html, Rhythm rhythm, SupportHouse.Offer offer, SupportWords words) {
        String name = GivingNames.of(rhythm);
        html.append("<fieldset class=\"choice sum ")
                .append(name)
                .append("\"><legend class=\"hid\">")
                .append(escaped(words.tell("give.how-much")))
                .append("</legend>");
        offer.amounts(rhythm).forEach(amount -> html.append("<label><input type=\"radio\" name=\"amount-")
                .append(name)
                .append("\" value=\"")
                .append(amount.getAmount().stripTrailingZeros().toPlainString())
                .append("\"><span>")
                .append(escaped(Amounts.shown(amount, words.locale())))
                .append("</span></label>"));
        html.append("</fieldset>");
    }

    private static String escaped(String text) {
        return SafeHtml.ofText(text).toString();
    }
}

package press.stet.support;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import press.stet.edition.PageSource;
import press.stet.newsroom.House;
import press.stet.theme.SafeHtml;

/**
 * The appeal at the end of a story: printed like everything else, so that whether to ask costs no request, and a plain form that works
 * without script. Which campaign asks is decided while printing.
 */
@Component
class Appeal implements PageSource {

    private final Campaigns campaigns;
    private final SupportHouse house;
    private final RailRack rails;

    Appeal(Campaigns campaigns, SupportHouse house, RailRack rails) {
        this.campaigns = campaigns;
        this.house = house;
        this.rails = rails;
    }

    @Override
    public Snapshot read(House newsroom) {
        if (!rails.any()) {
            return Snapshot.NOTHING;
        }
        List<Campaigns.Campaign> live =
                campaigns.all().stream().filter(Campaigns.Campaign::live).toList();
        List<SupportHouse.Offer> offers = house.offers();
        return new Snapshot() {
            @Override
            public SafeHtml appeal(Spot spot) {
                return spot.kind() == Spot.Kind.STORY
                        ? Asking.decide(
                                        live,
                                        spot.language(),
                                        "/" + spot.place().path())
                                .asks()
                                .flatMap(campaign -> box(campaign, offers, spot))
                                .orElse(SafeHtml.NONE)
                        : SafeHtml.NONE;
            }
        };
    }

    private static Optional<SafeHtml> box(
            Campaigns.Campaign campaign, List<SupportHouse.Offer> offers, PageSource.Spot spot) {
        Campaigns.Text text = campaign.texts().get(spot.language());
        return offers.stream()
                .filter(offer -> offer.currency().getCode().equals(campaign.currency()))
                .findFirst()
                .filter(offer -> text != null)
                .map(offer -> new SafeHtml(html(java.util.Objects.requireNonNull(text), offer, spot)));
    }

    private static String html(Campaigns.Text text, SupportHouse.Offer offer, PageSource.Spot spot) {
        SupportWords words = SupportWords.of(spot.language());
        String door = spot.place().to("-/give");
        StringBuilder html = new StringBuilder();
        html.append("<section class=\"box appeal\" aria-labelledby=\"appeal-h\"><h2 id=\"appeal-h\">")
                .append(escaped(text.heading()))
                .append("</h2>");
        for (String paragraph : text.words().split("\\R{2,}")) {
            html.append("<p>").append(escaped(paragraph)).append("</p>");
        }
        html.append("<form action=\"")
                .append(escaped(door))
                .append("\"><input type=\"hidden\" name=\"language\" value=\"")
                .append(escaped(spot.language()))
                .append("\"><input type=\"hidden\" name=\"currency\" value=\"")
                .append(offer.currency().getCode())
                .append("\"><fieldset class=\"choice\"><legend class=\"hid\">")
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
                .append("</button></form><p class=\"fine\">")
                .append(escaped(words.tell("appeal.from", Amounts.shown(offer.minimum(), words.locale()))))
                .append(" ")
                .append(escaped(words.tell("appeal.not-ready")))
                .append(" <a href=\"")
                .append(escaped(spot.place().to("-/give/remind")))
                .append("?language=")
                .append(escaped(spot.language()))
                .append("\">")
                .append(escaped(words.tell("appeal.remind")))
                .append("</a></p></section>");
        return html.toString();
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

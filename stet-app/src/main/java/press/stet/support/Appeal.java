package press.stet.support;

import java.util.List;
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
                                .flatMap(campaign -> AppealBox.html(campaign, offers, spot.language(), spot.place()))
                                .orElse(SafeHtml.NONE)
                        : SafeHtml.NONE;
            }
        };
    }
}

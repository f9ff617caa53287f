package press.stet.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.theme.Place;

/** Two wordings against each other: what is counted, and what may be said when. */
@StetTest
@Import(PracticeCase.Fakes.class)
@TestPropertySource(properties = "stet.worker=false")
class WordingsTest extends PracticeCase {

    @Autowired
    Wordings wordings;

    @Autowired
    Campaigns campaigns;

    private UUID campaign;

    @BeforeEach
    void a_campaign_that_tries_two() {
        campaign = UUID.randomUUID();
        campaigns.save(
                new Campaigns.Campaign(
                        campaign,
                        "Two " + campaign,
                        0,
                        clock.instant(),
                        null,
                        false,
                        "USD",
                        List.of(),
                        Campaigns.Quiet.USUAL,
                        Map.of("en", new Campaigns.Text("First", "One.", "Second", "Two."))),
                null);
    }

    private void gift(String wording, int coin, String rhythm, String amount) {
        String mark = campaign + "." + wording + "." + coin;
        wordings.opened(mark);
        wordings.gave(mark, given(form(rhythm, amount, PracticeRail.Card.WORKS, "LV", "")));
    }

    @Test
    void both_wordings_are_printed_and_script_chooses_between_them() {
        String html = campaigns
                .appeal(campaign, "en", Place.of("world/a/"))
                .orElseThrow()
                .toString();
        assertThat(html)
                .contains("<div data-words><h2 id=\"appeal-h\">First</h2><p>One.</p></div>")
                .contains("<template><h2 id=\"appeal-h\">Second</h2><p>Two.</p></template>")
                .contains("name=\"asked\" value=\"\" data-of=\"" + campaign + "\"");
    }

    @Test
    void gifts_count_with_all_that_came_of_them_and_one_great_gift_decides_nothing() {
        for (int n = 0; n < 100; n++) {
            gift("a", n % 2, "once", "5");
        }
        gift("b", 0, "monthly", "5");
        gift("b", 1, "once", "5000");
        wordings.opened(campaign + ".b.1");
        wordings.opened("nonsense");
        wordings.opened(UUID.randomUUID() + ".a.1");
        work();
        clock.pass(Duration.ofDays(31));
        practice.chargeDue();
        work();

        Wordings.Result result = wordings.result(campaign).orElseThrow();
        assertThat(result.first()).isEqualTo(new Wordings.Side(100, 100, Money.of(CurrencyUnit.USD, 500)));
        assertThat(result.second()).isEqualTo(new Wordings.Side(3, 2, Money.of(CurrencyUnit.USD, 20)));
        assertThat(result.needed()).isBetween(900L, 1000L);
        assertThat(result.verdict()).isEqualTo(Wordings.Verdict.CANNOT_BE_ANSWERED);
    }

    @Test
    void an_idle_coin_that_falls_unevenly_is_named_before_anything_else() {
        for (int n = 0; n < 60; n++) {
            wordings.opened(campaign + ".a.1");
        }
        assertThat(wordings.result(campaign).orElseThrow().verdict()).isEqualTo(Wordings.Verdict.BROKEN);
    }

    @Test
    void the_number_of_gifts_is_fixed_before_and_the_coin_is_the_measure() {
        assertThat(Experiment.giftsInAll(1.2)).isBetween(900L, 1000L);
        assertThat(Experiment.giftsInAll(2)).isLessThan(100);
        assertThat(Experiment.differ(500, 500)).isFalse();
        assertThat(Experiment.differ(470, 530)).isFalse();
        assertThat(Experiment.differ(440, 560)).isTrue();
        assertThat(Experiment.differ(0, 0)).isFalse();
    }
}

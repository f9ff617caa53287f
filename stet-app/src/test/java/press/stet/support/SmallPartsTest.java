package press.stet.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallPartsTest {

    private static final Blocks BLOCKS = new Blocks(Set.of("RU", "BY"), Map.of("2200", "RU"));

    @Test
    void a_card_is_charged_only_when_bank_and_residence_are_known_and_neither_is_blocked() {
        assertThat(BLOCKS.allow(Instrument.card("LV", "424242"), "LV")).isTrue();
        assertThat(BLOCKS.allow(Instrument.card("RU", "424242"), "LV")).isFalse();
        assertThat(BLOCKS.allow(Instrument.card("LV", "424242"), "RU")).isFalse();
        assertThat(BLOCKS.allow(Instrument.card("LV", "220012"), "LV")).isFalse();
        assertThat(BLOCKS.allow(Instrument.card("LV", "424242"), null)).isFalse();
        assertThat(BLOCKS.allow(new Instrument(null, null, null, null, null), "LV"))
                .isFalse();
        assertThat(BLOCKS.allow(new Instrument(null, null, "DE", null, null), "LV"))
                .isTrue();
        assertThat(BLOCKS.allow(new Instrument(null, null, "BY", null, null), "LV"))
                .isFalse();
        assertThat(BLOCKS.allow(new Instrument(null, null, null, "BY", null), "LV"))
                .isFalse();
        assertThat(BLOCKS.allow(new Instrument("LV", null, null, null, "BY"), "LV"))
                .isFalse();
        assertThat(Blocks.NONE.allow(new Instrument(null, null, null, null, null), null))
                .isTrue();
    }

    @Test
    void no_state_leads_back_to_an_attempt_and_money_leaves_only_by_its_edges() {
        for (ContributionState from : ContributionState.values()) {
            for (ContributionState to : ContributionState.values()) {
                if (from != to && from.mayBecome(to)) {
                    assertThat(to)
                            .as(from + " to " + to)
                            .isNotEqualTo(from == ContributionState.SUBMITTING ? null : ContributionState.SUBMITTING);
                    assertThat(!from.captured() || to.captured())
                            .as(from + " to " + to)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.org",
                "ada@example",
                "ada,b@example.org",
                "a b@example.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@exa mple.org",
                "\"ada\"@example.org"
            })
    void what_is_no_mail_address_is_refused(String typed) {
        assertThatThrownBy(() -> MailAddresses.typed(typed)).isInstanceOf(GivingRefusal.class);
    }

    @Test
    void a_long_address_is_refused_and_a_foreign_domain_is_written_in_ascii() {
        assertThatThrownBy(() -> MailAddresses.typed("a".repeat(250) + "@example.org"))
                .isInstanceOf(GivingRefusal.class);
        assertThat(MailAddresses.typed(" ada@пример.example ")).isEqualTo("ada@xn--e1afmkfd.example");
    }

    @Test
    void every_language_says_every_sentence_with_the_same_places_to_fill_in() {
        for (String language : SupportWords.LANGUAGES) {
            SupportWords words = SupportWords.of(language);
            assertThat(words.keys())
                    .as(language)
                    .isEqualTo(SupportWords.of("en").keys());
            for (String key : words.keys()) {
                assertThat(places(words.tell(key)))
                        .as(language + " " + key)
                        .isEqualTo(places(SupportWords.of("en").tell(key)));
            }
        }
    }

    private static List<String> places(String words) {
        return java.util.regex.Pattern.compile("\\{\\d}")
                .matcher(words)
                .results()
                .map(match -> match.group())
                .sorted()
                .toList();
    }

    @Test
    void who_tries_many_cards_is_held_off_and_others_are_not() {
        Moving clock = new Moving();
        CardTesting testing = new CardTesting(new MemoryBooks(() -> {}), clock);
        for (int n = 0; n < CardTesting.FAILED_PER_RANGE; n++) {
            assertThat(testing.mayTry("203.0.113." + n)).isTrue();
            testing.tried("203.0.113." + n, true);
        }
        assertThat(testing.mayTry("203.0.113.77")).isFalse();
        assertThat(testing.mayTry("198.51.100.1")).isTrue();
        clock.now = clock.now.plus(CardTesting.WINDOW).plusSeconds(1);
        assertThat(testing.mayTry("203.0.113.77")).isTrue();
    }

    @Test
    void when_most_of_many_attempts_from_everywhere_fail_giving_rests_for_a_while() {
        Moving clock = new Moving();
        CardTesting testing = new CardTesting(new MemoryBooks(() -> {}), clock);
        for (int n = 0; n < CardTesting.MANY; n++) {
            testing.tried("198.51." + n + ".1", n % 10 != 0);
        }
        assertThat(testing.quiet()).isTrue();
        assertThat(testing.mayTry("192.0.2.1")).isFalse();
        clock.now = clock.now.plus(CardTesting.QUIET).plusSeconds(1);
        assertThat(testing.mayTry("192.0.2.1")).isTrue();
    }

    @Test
    void one_card_and_one_address_are_tried_a_few_times_and_then_not_again_for_a_while() {
        Moving clock = new Moving();
        CardTesting testing = new CardTesting(new MemoryBooks(() -> {}), clock);
        Instrument card = new Instrument("LV", "424242", null, null, null, "mark-of-the-card");
        for (int n = 0; n < CardTesting.PER_PERSON; n++) {
            assertThat(testing.mayCharge(card)).isTrue();
            assertThat(testing.mayGiveAs(n % 2 == 0 ? "ada@example.org" : "Ada@Example.org"))
                    .isTrue();
        }
        assertThat(testing.mayCharge(card)).isFalse();
        assertThat(testing.mayGiveAs("ada@example.org")).isFalse();
        assertThat(testing.mayCharge(new Instrument("LV", "424242", null, null, null, "another")))
                .isTrue();
        assertThat(testing.mayCharge(Instrument.card("LV", "424242"))).isTrue();
        clock.pass(CardTesting.WINDOW.plusSeconds(1));
        assertThat(testing.mayCharge(card)).isTrue();
    }

    @Test
    void when_more_fails_than_usual_everybody_is_asked_for_patience_and_the_desk_hears_of_a_rest() {
        Moving clock = new Moving();
        MemoryBooks books = new MemoryBooks(() -> {});
        CardTesting testing = new CardTesting(books, clock);
        for (int n = 0; n < CardTesting.SOME; n++) {
            assertThat(testing.wary()).isFalse();
            testing.tried("198.51." + n + ".1", n % 2 == 0);
        }
        assertThat(testing.wary()).isTrue();
        int easy = testing.bits();
        for (int n = 0; n < CardTesting.SOME; n++) {
            testing.tried("203.0." + n + ".1", true);
        }
        assertThat(testing.bits()).isGreaterThan(easy);
        for (int n = 0; n < CardTesting.MANY && !testing.quiet(); n++) {
            testing.tried("192.0." + n + ".1", true);
        }
        assertThat(testing.quiet()).isTrue();
        assertThat(books.alarms).hasSize(1).first().asString().contains("Cards were being tried");
        clock.pass(CardTesting.QUIET.plusSeconds(1));
        assertThat(testing.wary()).isFalse();
    }

    @Test
    void the_size_of_a_test_is_known_before_it_begins() {
        assertThat(Experiment.viewsPerHalf(0.001, 0.0012)).isBetween(420_000L, 460_000L);
        assertThat(Experiment.days(Experiment.viewsPerHalf(0.001, 0.0012), 5_000))
                .isGreaterThan(90);
        assertThat(Experiment.halvesBroken(50_000, 50_400)).isFalse();
        assertThat(Experiment.halvesBroken(50_000, 52_000)).isTrue();
    }

    @Test
    void one_campaign_asks_and_every_other_has_a_reason() {
        Campaigns.Text text = new Campaigns.Text("Heading", "Words");
        var high = campaign("high", true, List.of("/culture/"), Map.of("en", text));
        var low = campaign("low", true, List.of(), Map.of("en", text));
        var past = campaign("past", false, List.of(), Map.of("en", text));

        Asking.Decision world = Asking.decide(List.of(high, low, past), "en", "/world/a/");
        assertThat(world.asks()).contains(high);
        assertThat(world.judged())
                .extracting(Asking.Judged::reason)
                .containsExactly(null, Asking.Reason.ANOTHER_COMES_FIRST, Asking.Reason.NOT_LIVE);
        assertThat(Asking.decide(List.of(high, low), "en", "/culture/b/").asks())
                .contains(low);
        assertThat(Asking.decide(List.of(high, low), "fa", "/world/a/").asks()).isEmpty();
    }

    private static Campaigns.Campaign campaign(
            String name, boolean live, List<String> quiet, Map<String, Campaigns.Text> texts) {
        return new Campaigns.Campaign(
                new java.util.UUID(0, name.hashCode()),
                name,
                0,
                Instant.EPOCH,
                null,
                live,
                "USD",
                quiet,
                Campaigns.Quiet.USUAL,
                texts);
    }

    static class Moving extends Clock {

        volatile Instant now = Instant.parse("2026-03-31T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

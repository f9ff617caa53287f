package press.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import press.stet.identity.OneTimeLinks;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.jobs.TestJobs;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.support.Giving;
import press.stet.support.Interlock;
import press.stet.support.PracticeRail;
import press.stet.support.SupportHouse;

/** The desk's pages about money, by their forms alone. */
@DeskTest
@Import(TestJobs.class)
@TestPropertySource(properties = "stet.worker=false")
@DirtiesContext
class SupportPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    OneTimeLinks links;

    @Autowired
    Staff staff;

    @Autowired
    Houses houses;

    @Autowired
    Giving giving;

    @Autowired
    Interlock interlock;

    @Autowired
    SupportHouse house;

    @Autowired
    TestJobs jobs;

    Visitor vera;

    @BeforeEach
    void a_newsroom_and_its_publisher() {
        houses.save(new House("The Courier", "", null, ZoneId.of("Europe/Riga"), List.of("en", "fa"), "{}", true));
        vera = Visitor.signedIn(port, links.forFirstPublisher());
    }

    private void given(PracticeRail.Card card) {
        giving.give(new Giving.Form(
                UUID.randomUUID(),
                "practice",
                PracticeRail.token(card, "LV"),
                "once",
                "5",
                "USD",
                "en",
                "LV",
                true,
                ""));
    }

    @Test
    void the_overview_says_that_it_is_practice_and_shows_what_came_in_and_what_failed() {
        given(PracticeRail.Card.WORKS);
        given(PracticeRail.Card.EXPIRED);

        assertThat(vera.get("/support").text())
                .contains("This is practice")
                .contains("The card is past its date")
                .contains("By month, USD")
                .contains("$5");
        assertThat(vera.get("/support/contributions?state=FAILED").text()).contains("The card is past its date");
        assertThat(vera.get("/support").page().select("svg.columns rect")).hasSize(12);
        assertThat(vera.get("/support").page().select("#rails")).hasSize(1);
        String month = vera.get("/support")
                .page()
                .select("a[href^=/support/months/]")
                .first()
                .attr("href");
        assertThat(vera.get(month).body())
                .startsWith("time,rail,fact,account,currency,amount")
                .contains("charge:practice_")
                .contains("sum of the month,GIVEN,USD,");
    }

    @Test
    void a_campaign_is_written_refused_kept_and_explained() {
        String id = vera.get("/support/campaigns/new")
                .page()
                .select("form[action^=/support/campaigns/]")
                .attr("action");
        Visitor.Answer refused =
                vera.post(id, "name", "", "starts", "2026-01-01T00:00", "currency", "USD", "heading-en", "Stay");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Give the campaign a name");
        assertThat(refused.page().select("#heading-en").attr("value")).isEqualTo("Stay");

        Visitor.Answer kept = vera.post(
                id,
                "name",
                "Spring",
                "starts",
                "2020-01-01T00:00",
                "currency",
                "USD",
                "quiet",
                "/culture/",
                "rest",
                "7",
                "later",
                "30",
                "gave",
                "365",
                "heading-en",
                "Stay",
                "words-en",
                "With us.");
        assertThat(kept.text()).contains("The campaign is kept").contains("Spring");
        assertThat(vera.get(id).page().select("iframe").attr("src")).isEqualTo(id + "/preview/en");
        Visitor.Answer preview = vera.get(id + "/preview/en");
        assertThat(preview.page().select(".appeal h2").text()).isEqualTo("Stay");
        assertThat(preview.page().select(".appeal").attr("data-rest")).isEqualTo("7");
        assertThat(preview.page().select("[data-days]"))
                .extracting(button -> button.attr("data-days"))
                .containsExactly("30", "365");
        assertThat(preview.page().select("script")).isEmpty();
        assertThat(vera.get("/support/campaigns?path=/world/a/&language=en").text())
                .contains("Spring: It asks");
        assertThat(vera.get("/support/campaigns?path=/culture/a/&language=en").text())
                .contains("never asks at this address");
        assertThat(vera.get("/support/campaigns?views=5000&rate=0.1&better=0.12")
                        .text())
                .contains("cannot be answered");
    }

    @Test
    void a_country_is_put_on_the_list_and_the_switch_shows_what_it_would_do_first() {
        vera.get("/support/interlock");
        assertThat(vera.post("/support/interlock/block", "country", "Atlantis", "since", "2026-01-01")
                        .status())
                .isEqualTo(422);
        assertThat(vera.post("/support/interlock/block", "country", "by", "since", "2020-01-01", "note", "designated")
                        .text())
                .contains("BY");
        assertThat(interlock.blocks("BY")).isTrue();
        assertThat(vera.post("/support/interlock/dry-run", "country", "GE").text())
                .contains("It would stop 0 repeated contributions charged in GE");
        assertThat(interlock.blocks("GE")).isFalse();
        vera.post("/support/interlock/designate", "country", "GE");
        assertThat(interlock.blocks("GE")).isTrue();
        vera.post("/support/interlock/unblock", "country", "GE");
        vera.post("/support/interlock/unblock", "country", "BY");
        assertThat(interlock.countries()).isEmpty();
    }

    @Test
    void repeated_contributions_go_out_as_a_file_without_names_and_the_overview_shows_how_many_stay() {
        giving.give(new Giving.Form(
                UUID.randomUUID(),
                "practice",
                PracticeRail.token(PracticeRail.Card.WORKS, "LV"),
                "monthly",
                "5",
                "USD",
                "en",
                "LV",
                true,
                "nobody.known@example.org"));
        jobs.run();

        assertThat(vera.get("/support").page().select("table[aria-label^=Still running] td.number"))
                .extracting(cell -> cell.text())
                .anyMatch(cell -> cell.matches("[1-9]\\d* of \\d+"));
        assertThat(vera.get("/support/plans.csv").body())
                .startsWith("plan,rail,account")
                .contains(",practice,practice,plan_", ",5.00,USD,MONTHLY,ACTIVE,")
                .doesNotContain("nobody.known");
    }

    @Test
    void cards_are_known_by_their_first_digits_and_words_for_a_country_are_dated_and_taken_off() {
        vera.get("/support/interlock");
        assertThat(vera.post("/support/interlock/cards", "prefix", "12 34", "country", "BY")
                        .status())
                .isEqualTo(422);
        assertThat(vera.post("/support/interlock/cards", "prefix", "123456", "country", "by", "note", "a bank")
                        .text())
                .contains("123456");
        assertThat(interlock.blocks().iins()).containsEntry("123456", "BY");
        vera.post("/support/interlock/cards/remove", "prefix", "123456");
        assertThat(interlock.blocks().iins()).doesNotContainKey("123456");

        vera.post(
                "/support/interlock/tell",
                "country",
                "by",
                "language",
                "en",
                "since",
                "2020-01-01",
                "words",
                "Read on, and stay safe.");
        assertThat(vera.get("/support/interlock").text()).contains("Read on, and stay safe.");
        vera.post("/support/interlock/untell", "country", "BY", "language", "en", "since", "2020-01-01");
        assertThat(interlock.words("BY", "en")).isEmpty();
    }

    @Test
    void settings_are_kept_and_a_bank_statement_is_held_to_what_banks_print() {
        vera.get("/support/settings");
        assertThat(vera.post(
                                "/support/settings",
                                "statement",
                                "Газета",
                                "goal",
                                "100",
                                "people",
                                "0",
                                "retention",
                                "90")
                        .text())
                .contains("5 to 22 plain letters");
        vera.post(
                "/support/settings",
                "statement",
                "NEWS CLUB",
                "goal",
                "10,000",
                "currency",
                "EUR",
                "people",
                "50",
                "meter",
                "SUM",
                "shown",
                "yes",
                "practice",
                "yes",
                "retention",
                "90");
        assertThat(house.settings().statement()).isEqualTo("NEWS CLUB");
        assertThat(house.settings().goal().toString()).isEqualTo("EUR 10000.00");
        assertThat(house.settings().retentionDays()).isEqualTo(90);
        Visitor.Answer wrong =
                vera.post("/support/rails", "account", "acct_1", "mode", "TEST", "keys", "sk_live_secret pk whsec");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("These are not three test keys").doesNotContain("sk_live_secret");
    }

    @Test
    void money_is_for_the_publisher_and_the_fundraiser() {
        var rita = staff.add("Rita", "", Set.of(Role.REPORTER), null);
        Visitor reporter = Visitor.signedIn(
                port, links.forColleague(rita, staff.all().getFirst().id()));

        for (String path : List.of(
                "/support",
                "/support/contributions",
                "/support/campaigns",
                "/support/interlock",
                "/support/settings")) {
            assertThat(reporter.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(reporter.get("/").page().select("a[href=/support]")).isEmpty();
    }
}

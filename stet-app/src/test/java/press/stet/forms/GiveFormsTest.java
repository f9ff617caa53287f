package press.stet.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import press.stet.delivery.SiteServer;
import press.stet.edition.Printer;
import press.stet.edition.Progress;
import press.stet.kernel.Secret;
import press.stet.support.Mode;
import press.stet.support.RailAccount;
import press.stet.support.RailRack;

/** The giving forms by what goes over the wire. */
@FormsTest
@DirtiesContext
class GiveFormsTest {

    @Autowired
    SiteServer server;

    @Autowired
    Printer printer;

    @Autowired
    RailRack rails;

    @Autowired
    JdbcClient jdbc;

    Reader reader;

    @BeforeEach
    void print() {
        printer.printAll(Progress.NONE);
        reader = new Reader(server.port());
    }

    @AfterEach
    void no_rail() {
        jdbc.sql("delete from support.rail").update();
    }

    private Reader.Answer give(UUID id) {
        return reader.post(
                "/-/give",
                "id",
                id.toString(),
                "rail",
                "practice",
                "rhythm",
                "once",
                "own",
                "5",
                "currency",
                "USD",
                "language",
                "en",
                "card",
                "WORKS",
                "card-country",
                "LV");
    }

    @Test
    void the_same_form_sent_twice_is_one_gift_and_both_lead_to_its_thanks() {
        UUID id = UUID.randomUUID();
        for (int n = 0; n < 2; n++) {
            Reader.Answer answer = give(id);
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.response().headers().firstValue("location").orElseThrow())
                    .contains("/-/give/thanks/" + id);
        }
        assertThat(jdbc.sql("select count(*) from support.practice_payment where attempt = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void thanks_change_nothing_and_what_nobody_gave_has_none() {
        UUID id = UUID.randomUUID();
        assertThat(reader.get("/-/give/thanks/" + id).status()).isEqualTo(404);
        assertThat(reader.get("/-/give/thanks/not-an-id").status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from support.contribution where id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_form_from_elsewhere_a_strange_one_and_a_hostile_one_are_refused_without_a_trace() {
        assertThat(reader.post("/-/give", List.of("Sec-Fetch-Site", "cross-site"), "own", "5")
                        .status())
                .isEqualTo(403);
        assertThat(reader.post("/-/give", "own", "<script>alert(1)</script>", "rail", "practice", "currency", "USD")
                        .status())
                .isEqualTo(422);
        Reader.Answer hostile = reader.post(
                "/-/give",
                "own",
                "\"><script>alert(1)</script>",
                "rail",
                "practice",
                "currency",
                "USD",
                "mail",
                "a@b\r\nBcc: c@d");
        assertThat(hostile.page().select("script:contains(alert)")).isEmpty();
        assertThat(hostile.page().select("#own").attr("value")).isEqualTo("\"><script>alert(1)</script>");
        assertThat(reader.get("/-/give?language=%3Cb%3E&currency=XXX&rhythm=hourly")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DirtiesContext
    void who_tries_card_after_card_is_held_off() {
        for (int n = 0; n < 10; n++) {
            reader.post(
                    "/-/give",
                    "id",
                    UUID.randomUUID().toString(),
                    "rail",
                    "practice",
                    "rhythm",
                    "once",
                    "own",
                    "5",
                    "currency",
                    "USD",
                    "language",
                    "en",
                    "card",
                    "EXPIRED",
                    "card-country",
                    "LV");
        }
        Reader.Answer answer = give(UUID.randomUUID());
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text()).contains("Nothing was charged");
    }

    @Test
    void with_a_real_rail_the_card_goes_to_its_own_field_on_a_page_with_a_policy_of_its_own() {
        rails.connect(
                new RailAccount("stripe", "acct_1", Mode.TEST),
                new Secret("sk_test_nobody\npk_test_nobody\nwhsec_nobody"),
                null);
        Reader.Answer page = reader.get("/-/give?language=en");
        assertThat(page.text()).doesNotContain("practice");

        Reader.Answer card = reader.post(
                "/-/give",
                "id",
                UUID.randomUUID().toString(),
                "rail",
                "stripe",
                "rhythm",
                "monthly",
                "own",
                "7.50",
                "currency",
                "USD",
                "language",
                "en");
        assertThat(card.status()).isEqualTo(200);
        assertThat(card.page().select("form#card").attr("data-minor")).isEqualTo("750");
        assertThat(card.page().select("form#card").attr("data-mode")).isEqualTo("subscription");
        assertThat(card.response().headers().allValues("content-security-policy"))
                .hasSize(1)
                .first()
                .asString()
                .contains("script-src 'self' https://js.stripe.com");
        assertThat(reader.get("/-/give/card-script").response().body()).contains("createConfirmationToken");
        assertThat(card.response().body()).doesNotContain("sk_test").doesNotContain("whsec");
    }

    @Test
    void deliveries_that_prove_nothing_are_refused_and_not_kept() {
        rails.connect(
                new RailAccount("stripe", "acct_1", Mode.TEST),
                new Secret("sk_test_nobody\npk_test_nobody\nwhsec_nobody"),
                null);
        for (String path : List.of("/-/rails/stripe/acct_1", "/-/rails/stripe/acct_2", "/-/rails/practice/practice")) {
            assertThat(reader.post(path, List.of(), "id", "evt_1").status())
                    .as(path)
                    .isEqualTo(400);
        }
        assertThat(jdbc.sql("select count(*) from support.news")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}

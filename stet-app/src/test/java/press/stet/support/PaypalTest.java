package press.stet.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.stet.support.paypal.PaypalForTests;

/** The rail to PayPal over real HTTP against a fake with a memory, held to PayPal's published schema. */
class PaypalTest {

    private static final RailAccount ACCOUNT = new RailAccount("paypal", "MERCHANT00001", Mode.TEST);

    private FakePaypal fake;
    private final JsonRailCase at = new JsonRailCase(clock -> {
        fake = new FakePaypal(clock);
        return PaypalForTests.rail(ACCOUNT, fake.address(), clock);
    });

    @AfterEach
    void close() {
        fake.close();
        assertThat(fake.wrongs).isEmpty();
    }

    private FakePaypal.Order only() {
        assertThat(fake.orders).hasSize(1);
        return fake.orders.values().iterator().next();
    }

    private Attempts.Attempt approved(String country) {
        Attempts.Attempt attempt = at.attempt(JsonRailCase.FIVE);
        at.attempts.give(attempt);
        fake.approves(only(), country);
        at.settle();
        return attempt;
    }

    @Test
    void what_a_reader_approves_is_taken_once_and_arrives_with_its_fee() {
        Attempts.Attempt attempt = at.attempt(JsonRailCase.FIVE);
        assertThat(at.attempts.give(attempt))
                .isEqualTo(new Attempts.Result.Begun(attempt.id(), "https://www.paypal.com/checkoutnow?token=ORDER1"));
        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.ACTION_REQUIRED);
        fake.approves(only(), "DE");
        at.settle();

        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.SUCCEEDED);
        assertThat(at.booked(LedgerAccount.GIVEN)).isEqualTo(JsonRailCase.FIVE.negated());
        assertThat(at.booked(LedgerAccount.FEES)).isEqualTo(Money.of(CurrencyUnit.USD, 0.5));
        assertThat(fake.requests.stream().filter(request -> request.endsWith("/capture")))
                .hasSize(1);
        assertThat(at.books.alarms).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "BY")
    void an_account_of_a_blocked_or_unknown_country_is_never_charged(String country) {
        at.block("BY");
        Attempts.Attempt attempt = approved(country);

        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.FAILED);
        assertThat(fake.requests).noneMatch(request -> request.endsWith("/capture"));
        assertThat(at.books.entries).isEmpty();
    }

    @Test
    void who_lives_in_a_blocked_country_is_stopped_before_paypal_hears_of_them() {
        at.block("LV");
        assertThat(at.attempts.give(at.attempt(JsonRailCase.FIVE))).isInstanceOf(Attempts.Result.Stopped.class);
        assertThat(fake.requests).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FakeJson.Fault.class)
    void whatever_happens_on_the_line_there_is_one_order_and_one_capture(FakeJson.Fault fault) {
        fake.faults.add(fault);
        Attempts.Attempt attempt = at.attempt(JsonRailCase.FIVE);
        at.attempts.give(attempt);
        at.settle();
        fake.approves(only(), "DE");
        fake.faults.add(fault);
        for (int n = 0; n < 3; n++) {
            try {
                at.settle();
            } catch (RailUnclear unclear) {
                // The queue comes back.
            }
        }

        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.SUCCEEDED);
        assertThat(at.booked(LedgerAccount.GIVEN)).isEqualTo(JsonRailCase.FIVE.negated());
    }

    @Test
    void a_declined_account_fails_with_a_reason() {
        Attempts.Attempt attempt = at.attempt(JsonRailCase.FIVE);
        at.attempts.give(attempt);
        only().declines = true;
        fake.approves(only(), "DE");
        at.settle();

        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.FAILED);
        assertThat(at.of(attempt).failure()).isEqualTo(Failure.BANK_REFUSED);
    }

    @Test
    void refunds_and_disputes_reach_the_ledger_though_their_news_name_only_the_capture() {
        Attempts.Attempt attempt = approved("DE");
        at.rail.refund("refund-1", "ORDER1", Money.of(CurrencyUnit.USD, 2));
        at.rail.refund("refund-1", "ORDER1", Money.of(CurrencyUnit.USD, 2));
        at.settle();
        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.PARTIALLY_REFUNDED);
        assertThat(at.booked(LedgerAccount.REFUNDED)).isEqualTo(Money.of(CurrencyUnit.USD, 2));

        fake.disputes(only(), "OPEN", null);
        at.settle();
        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.DISPUTED);
        fake.disputes(only(), "RESOLVED", "RESOLVED_BUYER_FAVOUR");
        at.settle();
        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.LOST);
    }

    @Test
    void an_amount_without_decimals_goes_out_and_comes_back_as_it_is() {
        Attempts.Attempt attempt = at.attempt(Money.ofMajor(CurrencyUnit.JPY, 500));
        at.attempts.give(attempt);
        assertThat(only().value).isEqualTo("500");
        assertThat(at.rail.payment("ORDER1").amount()).isEqualTo(Money.ofMajor(CurrencyUnit.JPY, 500));
    }

    @Test
    void a_delivery_counts_only_if_paypal_says_that_it_sent_these_bytes_to_this_webhook() {
        at.attempts.give(at.attempt(JsonRailCase.FIVE));
        fake.approves(only(), "DE");
        byte[] body = FakeJson.JSON.writeValueAsBytes(fake.events.getFirst());
        Map<String, String> signed = new HashMap<>(Map.of(
                "PAYPAL-AUTH-ALGO", "SHA256withRSA",
                "PAYPAL-CERT-URL", "https://api.paypal.com/cert",
                "PAYPAL-TRANSMISSION-ID", "1",
                "PAYPAL-TRANSMISSION-SIG", "signed",
                "PAYPAL-TRANSMISSION-TIME", "2026-03-31T12:00:00Z"));
        assertThat(at.rail.delivered(body, signed::get).about())
                .isEqualTo(new RailObject(ACCOUNT, RailObject.Kind.PAYMENT, "ORDER1"));

        for (String header : List.copyOf(signed.keySet())) {
            Map<String, String> without = new HashMap<>(signed);
            without.remove(header);
            assertThatThrownBy(() -> at.rail.delivered(body, without::get)).isInstanceOf(RailRefused.class);
        }
        Map<String, String> forged = new HashMap<>(signed);
        forged.put("PAYPAL-TRANSMISSION-SIG", "forged");
        assertThatThrownBy(() -> at.rail.delivered(body, forged::get)).isInstanceOf(RailRefused.class);
        Map<String, String> sly = new HashMap<>(signed);
        sly.put("PAYPAL-CERT-URL", "x\",\"transmission_sig\":\"signed");
        assertThatThrownBy(() -> at.rail.delivered(body, sly::get)).isInstanceOf(RailRefused.class);
        for (String bad : List.of("", "hello", "{}", "[]", "null")) {
            assertThatThrownBy(() -> at.rail.delivered(bad.getBytes(UTF_8), signed::get))
                    .isInstanceOf(RailRefused.class);
        }
    }
}

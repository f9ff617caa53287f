package press.stet.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.stet.support.btcpay.BtcpayForTests;

/** The rail to a BTCPay server over real HTTP against a fake with a memory, held to the server's published schema. */
class BtcpayTest {

    private static final RailAccount ACCOUNT = new RailAccount("btcpay", FakeBtcpay.STORE, Mode.LIVE);

    private FakeBtcpay fake;
    private final JsonRailCase at = new JsonRailCase(clock -> {
        fake = new FakeBtcpay(clock);
        return BtcpayForTests.rail(ACCOUNT, fake.address(), clock);
    });

    @AfterEach
    void close() {
        fake.close();
        assertThat(fake.wrongs).isEmpty();
    }

    private FakeBtcpay.Invoice only() {
        assertThat(fake.invoices).hasSize(1);
        return fake.invoices.values().iterator().next();
    }

    @Test
    void an_invoice_leads_the_reader_to_the_server_and_what_arrives_is_booked_on_its_day() {
        Attempts.Attempt attempt = at.attempt(JsonRailCase.FIVE);
        assertThat(at.attempts.give(attempt))
                .isEqualTo(new Attempts.Result.Begun(attempt.id(), "https://btcpay.example/i/inv1"));
        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.ACTION_REQUIRED);

        fake.arrives(only(), "5.0", "Processing", "Processing", "None");
        at.settle();
        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.PROCESSING);
        fake.arrives(only(), "5.0", "Settled", "Settled", "None");
        at.settle();

        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.SUCCEEDED);
        assertThat(at.booked(LedgerAccount.GIVEN)).isEqualTo(JsonRailCase.FIVE.negated());
        assertThat(Reconciling.differences(
                        java.util.Map.of("charge:inv1", JsonRailCase.FIVE), at.rail, LocalDate.parse("2026-03-31")))
                .isEmpty();
        assertThat(at.books.alarms).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FakeJson.Fault.class)
    void whatever_happens_on_the_line_there_is_one_invoice_for_one_attempt(FakeJson.Fault fault) {
        fake.faults.add(fault);
        Attempts.Attempt attempt = at.attempt(JsonRailCase.FIVE);
        at.attempts.give(attempt);
        at.settle();

        fake.arrives(only(), "5.00", "Settled", "Settled", "None");
        at.settle();
        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.SUCCEEDED);
    }

    @Test
    void too_little_too_much_and_too_late_are_credited_as_what_arrived_and_somebody_is_told() {
        record Case(String paid, String additional, String status) {}
        for (Case each : List.of(
                new Case("3.20", "PaidPartial", "Expired"),
                new Case("7.004", "PaidOver", "Settled"),
                new Case("5.00", "PaidLate", "Expired"))) {
            fake.invoices.clear();
            at.books.entries.clear();
            at.books.alarms.clear();
            Attempts.Attempt attempt = at.attempt(JsonRailCase.FIVE);
            at.attempts.give(attempt);
            fake.arrives(only(), each.paid(), "Settled", each.status(), each.additional());
            at.settle();

            assertThat(at.of(attempt).state()).as(each.additional()).isEqualTo(ContributionState.SUCCEEDED);
            Money arrived =
                    Money.of(CurrencyUnit.USD, new java.math.BigDecimal(each.paid()), java.math.RoundingMode.DOWN);
            assertThat(at.booked(LedgerAccount.GIVEN)).isEqualTo(arrived.negated());
            assertThat(at.books.alarms.isEmpty()).isEqualTo(arrived.equals(JsonRailCase.FIVE));
        }
    }

    @Test
    void an_invoice_that_ran_out_is_watched_for_a_day_and_then_ends() {
        Attempts.Attempt attempt = at.attempt(JsonRailCase.FIVE);
        at.attempts.give(attempt);
        only().status = "Expired";
        at.settle();
        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.ACTION_REQUIRED);

        at.clock.pass(Duration.ofDays(2));
        at.looking.look(new RailObject(ACCOUNT, RailObject.Kind.PAYMENT, only().id));
        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.EXPIRED);
        assertThat(at.books.entries).isEmpty();
    }

    @Test
    void a_chain_that_takes_coins_back_is_named_and_nothing_is_booked_away_in_silence() {
        Attempts.Attempt attempt = at.attempt(JsonRailCase.FIVE);
        at.attempts.give(attempt);
        fake.arrives(only(), "5.0", "Settled", "Settled", "None");
        at.settle();
        only().status = "Invalid";
        at.settle();

        assertThat(at.of(attempt).state()).isEqualTo(ContributionState.SUCCEEDED);
        assertThat(at.books.alarms).anyMatch(alarm -> alarm.contains("FAILED"));
    }

    @Test
    void while_any_country_is_on_the_list_coins_are_refused_before_the_server_hears_of_them() {
        at.block("BY");
        assertThat(at.attempts.give(at.attempt(JsonRailCase.FIVE))).isInstanceOf(Attempts.Result.Stopped.class);
        assertThat(fake.requests).isEmpty();
        assertThat(at.books.contributions).isEmpty();
    }

    @Test
    void nothing_repeats_and_nothing_goes_back_by_itself() {
        assertThat(at.rail.carries(Rhythm.MONTHLY)).isFalse();
        assertThatThrownBy(() -> at.rail.stop("k", "p")).isInstanceOf(RailRefused.class);
        assertThatThrownBy(() -> at.rail.refund("k", "p", JsonRailCase.FIVE)).hasMessageContaining("address");
    }

    @Test
    void a_delivery_counts_only_if_the_server_of_this_store_signed_its_bytes() throws Exception {
        at.attempts.give(at.attempt(JsonRailCase.FIVE));
        byte[] body = fake.delivery(only(), "InvoiceSettled", FakeBtcpay.STORE);
        RailEvent read = delivered(body, signature(body, BtcpayForTests.SECRET));
        assertThat(read.about()).isEqualTo(new RailObject(ACCOUNT, RailObject.Kind.PAYMENT, "inv1"));

        byte[] other = fake.delivery(only(), "InvoiceSettled", "another-store");
        byte[] noJson = "hello".getBytes(UTF_8);
        record Bad(byte[] body, String signature) {}
        for (Bad bad : List.of(
                new Bad(body, null),
                new Bad(body, ""),
                new Bad(body, "sha256="),
                new Bad(body, "sha256=zz"),
                new Bad(body, signature(body, "another")),
                new Bad(body, signature(body, BtcpayForTests.SECRET).replace("sha256", "sha1")),
                new Bad("{}".getBytes(UTF_8), signature(body, BtcpayForTests.SECRET)),
                new Bad(other, signature(other, BtcpayForTests.SECRET)),
                new Bad(noJson, signature(noJson, BtcpayForTests.SECRET)),
                new Bad(new byte[0], signature(new byte[0], BtcpayForTests.SECRET)))) {
            assertThatThrownBy(() -> delivered(bad.body(), bad.signature())).isInstanceOf(RailRefused.class);
        }
    }

    private RailEvent delivered(byte[] body, String signature) {
        return at.rail.delivered(body, name -> name.equalsIgnoreCase("BTCPay-Sig") ? signature : null);
    }

    private static String signature(byte[] body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }
}

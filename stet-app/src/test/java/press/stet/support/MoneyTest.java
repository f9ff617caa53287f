package press.stet.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final CurrencyUnit KWD = CurrencyUnit.of("KWD");

    private static final SupportHouse.Offer DOLLARS = new SupportHouse.Offer(
            CurrencyUnit.USD,
            Money.of(CurrencyUnit.USD, 2),
            Money.of(CurrencyUnit.USD, 10_000),
            List.of(),
            List.of(),
            List.of());

    @ParameterizedTest
    @CsvSource({
        "USD, 2, 200",
        "USD, 2.00, 200",
        "USD, '2,50', 250",
        "USD, 2.5, 250",
        "USD, ２.00, 200",
        "USD, ۵, 500",
        "USD, '۵٫۵', 550",
        "USD, ' 7 ', 700",
        "JPY, 500, 500",
        "KWD, 1.250, 1250",
        "KWD, 1, 1000"
    })
    void amounts_are_read_in_the_digits_and_marks_people_type(String currency, String typed, long minor) {
        assertThat(Amounts.typed(typed, CurrencyUnit.of(currency)).getAmountMinorLong())
                .isEqualTo(minor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0x10",
                "-5",
                "1e309",
                "NaN",
                "2.005",
                "1,000.50",
                "1 000",
                "five",
                "2..5",
                "99999999999",
                "$5",
                "+5"
            })
    void what_is_no_amount_is_refused_beside_its_field(String typed) {
        assertThatThrownBy(() -> Amounts.typed(typed, CurrencyUnit.USD))
                .isInstanceOf(GivingRefusal.class)
                .extracting(refusal -> ((GivingRefusal) refusal).field())
                .isEqualTo("amount");
    }

    @Test
    void a_currency_without_smaller_units_takes_whole_amounts_only() {
        assertThatThrownBy(() -> Amounts.typed("500.5", CurrencyUnit.JPY)).hasMessageContaining("no smaller units");
        assertThatThrownBy(() -> Amounts.typed("1.2345", KWD)).isInstanceOf(GivingRefusal.class);
    }

    @Test
    void too_little_and_too_much_are_refused_with_the_limit() {
        for (String typed : List.of("0", "1.99")) {
            assertThatThrownBy(() -> Amounts.within(Amounts.typed(typed, CurrencyUnit.USD), DOLLARS, Locale.ENGLISH))
                    .hasMessageContaining("2");
        }
        assertThatThrownBy(() -> Amounts.within(Amounts.typed("10001", CurrencyUnit.USD), DOLLARS, Locale.ENGLISH))
                .hasMessageContaining("10,000");
        assertThat(Amounts.within(Amounts.typed("2", CurrencyUnit.USD), DOLLARS, Locale.ENGLISH))
                .isEqualTo(Money.of(CurrencyUnit.USD, 2));
    }

    @Property
    void what_is_typed_as_it_is_stored_gives_the_same_amount(
            @ForAll @LongRange(min = 0, max = 999_999_999) long minor) {
        for (CurrencyUnit currency : List.of(CurrencyUnit.USD, CurrencyUnit.JPY, KWD)) {
            Money amount = Money.ofMinor(currency, minor);
            assertThat(Amounts.typed(amount.getAmount().toPlainString(), currency))
                    .isEqualTo(amount);
        }
    }

    @Test
    void amounts_are_shown_without_needless_decimals() {
        assertThat(Amounts.shown(Money.ofMinor(CurrencyUnit.USD, 500), Locale.ENGLISH))
                .isEqualTo("$5");
        assertThat(Amounts.shown(Money.ofMinor(CurrencyUnit.USD, 550), Locale.ENGLISH))
                .isEqualTo("$5.50");
        assertThat(Amounts.shown(Money.ofMinor(CurrencyUnit.JPY, 500), Locale.ENGLISH))
                .endsWith("500");
        assertThat(Amounts.shown(Money.ofMinor(KWD, 1250), Locale.ENGLISH)).endsWith("1.250");
    }

    @Property
    void every_entry_balances_in_every_currency_whatever_happens_to_a_payment(
            @ForAll @LongRange(min = 200, max = 1_000_000) long minor,
            @ForAll @LongRange(min = 1, max = 1_000_000) long refund,
            @ForAll boolean foreign,
            @ForAll boolean won) {
        Money amount = Money.ofMinor(CurrencyUnit.EUR, minor);
        CurrencyUnit home = foreign ? CurrencyUnit.USD : CurrencyUnit.EUR;
        Money settled = Money.ofMinor(home, minor + (foreign ? minor / 12 : 0));
        RailAccount account = new RailAccount("fake", "a", Mode.TEST);
        java.time.Instant at = java.time.Instant.EPOCH;
        Money back = Money.ofMinor(CurrencyUnit.EUR, Math.min(minor, refund));
        PaymentTruth truth = new PaymentTruth(
                account,
                "pi",
                null,
                null,
                null,
                amount,
                PaymentTruth.Status.PAID,
                null,
                new PaymentTruth.Settled("ch", settled, Money.ofMinor(home, 30), at),
                List.of(new PaymentTruth.Refund("re", back, Money.ofMinor(home, back.getAmountMinorLong()), at)),
                List.of(new PaymentTruth.Dispute(
                        "dp",
                        amount,
                        settled,
                        Money.ofMinor(home, 1500),
                        won ? PaymentTruth.Outcome.WON : PaymentTruth.Outcome.LOST,
                        false,
                        at,
                        won ? at : null)));

        List<Entry> entries = Bookkeeping.of(truth, new java.util.UUID(0, 1));

        // The constructor of an entry refuses what does not balance; here it is that none is lost.
        assertThat(entries).hasSize(won ? 4 : 3);
        long given = entries.stream()
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account() == LedgerAccount.GIVEN)
                .mapToLong(posting -> posting.amount().getAmountMinorLong())
                .sum();
        assertThat(given).isEqualTo(-minor);
    }

    @Test
    void an_entry_that_does_not_balance_cannot_be_made() {
        assertThatThrownBy(() -> new Entry(
                        new RailAccount("fake", "a", Mode.TEST),
                        "x",
                        java.time.Instant.EPOCH,
                        null,
                        List.of(
                                new Posting(LedgerAccount.RAIL, Money.of(CurrencyUnit.USD, 2)),
                                new Posting(LedgerAccount.GIVEN, Money.of(CurrencyUnit.EUR, -2)))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package press.stet.support.stripe;

import java.util.Locale;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Amounts as Stripe counts them: in minor units, with exceptions of its own ("Special cases" of its currency page). */
final class StripeMoney {

    /** Charged with two decimals that must be zero, though the currency has none. */
    private static final Set<String> WRITTEN_WITH_TWO = Set.of("ISK", "UGX");

    private StripeMoney() {}

    static long minor(Money amount) {
        String currency = amount.getCurrencyUnit().getCode();
        if (WRITTEN_WITH_TWO.contains(currency)) {
            return amount.getAmountMajorLong() * 100;
        }
        if (amount.getCurrencyUnit().getDecimalPlaces() == 3 && amount.getAmountMinorLong() % 10 != 0) {
            throw new IllegalArgumentException("Stripe takes three decimals only with a nought at the end: " + amount);
        }
        return amount.getAmountMinorLong();
    }

    static Money money(long minor, String currency) {
        CurrencyUnit unit = CurrencyUnit.of(currency.toUpperCase(Locale.ROOT));
        return WRITTEN_WITH_TWO.contains(unit.getCode())
                ? Money.ofMajor(unit, minor / 100)
                : Money.ofMinor(unit, minor);
    }

    static String currency(Money amount) {
        return amount.getCurrencyUnit().getCode().toLowerCase(Locale.ROOT);
    }
}

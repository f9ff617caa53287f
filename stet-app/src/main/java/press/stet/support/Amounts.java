package press.stet.support;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Amounts as people type and read them. */
public final class Amounts {

    /** Whole units, then at most one mark with the minor ones. Digits of any script are read as the same digits. */
    private static final Pattern TYPED = Pattern.compile("(\\d{1,9})(?:[.,\\u066B](\\d{1,3}))?");

    private Amounts() {}

    /**
     * An amount somebody typed in this currency: “5”, “5.50”, “5,50”, “۵”.
     *
     * @throws GivingRefusal beside the field {@code amount} when it is no amount, or has more decimals than the currency
     */
    public static Money typed(String text, CurrencyUnit currency) {
        StringBuilder plain = new StringBuilder();
        text.strip().codePoints().forEach(point -> {
            int digit = Character.digit(point, 10);
            if (digit >= 0) {
                plain.append(digit);
            } else {
                plain.appendCodePoint(point);
            }
        });
        Matcher matcher = TYPED.matcher(plain);
        if (!matcher.matches()) {
            throw new GivingRefusal("amount.digits", "amount", example(currency));
        }
        String minor = matcher.group(2) == null ? "" : matcher.group(2);
        if (minor.length() > currency.getDecimalPlaces()) {
            throw currency.getDecimalPlaces() == 0
                    ? new GivingRefusal("amount.whole", "amount", currency.getCode())
                    : new GivingRefusal("amount.decimals", "amount", currency.getDecimalPlaces(), example(currency));
        }
        return Money.of(currency, new BigDecimal(matcher.group(1) + (minor.isEmpty() ? "" : "." + minor)));
    }

    /**
     * Holds an amount to what is offered.
     *
     * @throws GivingRefusal beside the field {@code amount}
     */
    public static Money within(Money amount, SupportHouse.Offer offer, Locale locale) {
        if (amount.isLessThan(offer.minimum())) {
            throw new GivingRefusal("amount.small", "amount", shown(offer.minimum(), locale));
        }
        if (amount.isGreaterThan(offer.maximum())) {
            throw new GivingRefusal("amount.large", "amount", shown(offer.maximum(), locale));
        }
        return amount;
    }

    /** As readers of this language see it: “$5”, “5,50 €”; no decimals when there are none. */
    public static String shown(Money amount, Locale locale) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(amount.getCurrencyUnit().getCode()));
        int decimals = amount.getAmount().stripTrailingZeros().scale() <= 0
                ? 0
                : amount.getCurrencyUnit().getDecimalPlaces();
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        return format.format(amount.getAmount());
    }

    private static String example(CurrencyUnit currency) {
        return currency.getDecimalPlaces() == 0 ? "500" : "5.50";
    }
}

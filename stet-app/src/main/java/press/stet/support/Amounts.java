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
import press.stet.kernel.Refusal;

/** Amounts as people type and read them. */
public final class Amounts {

    /** Whole units, then at most one mark with the minor ones. Digits of any script are read as the same digits. */
    private static final Pattern TYPED = Pattern.compile("(\\d{1,9})(?:[.,\\u066B](\\d{1,3}))?");

    private Amounts() {}

    /**
     * An amount somebody typed in this currency: “5”, “5.50”, “5,50”, “۵”.
     *
     * @throws Refusal beside the field {@code amount} when it is no amount, or has more decimals than the currency
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
            throw new Refusal("Write the amount in digits, for instance " + example(currency) + ".", "amount");
        }
        String minor = matcher.group(2) == null ? "" : matcher.group(2);
        if (minor.length() > currency.getDecimalPlaces()) {
            throw new Refusal(
                    currency.getDecimalPlaces() == 0
                            ? currency.getCode() + " has no smaller units. Write a whole amount, for instance 500."
                            : "Write at most " + currency.getDecimalPlaces() + " digits after the mark, for instance "
                                    + example(currency) + ".",
                    "amount");
        }
        return Money.of(currency, new BigDecimal(matcher.group(1) + (minor.isEmpty() ? "" : "." + minor)));
    }

    /**
     * Holds an amount to what is offered.
     *
     * @throws Refusal beside the field {@code amount}
     */
    public static Money within(Money amount, SupportHouse.Offer offer, Locale locale) {
        if (amount.isLessThan(offer.minimum())) {
            throw new Refusal(
                    "The smallest amount is " + shown(offer.minimum(), locale)
                            + ": below that, fees would take most of it.",
                    "amount");
        }
        if (amount.isGreaterThan(offer.maximum())) {
            throw new Refusal(
                    "The largest amount on this page is " + shown(offer.maximum(), locale)
                            + ". Please write to us about more.",
                    "amount");
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
        return currency.getDecimalPlaces() == 0 ? "500" : "5 or 5." + "50".concat("0").substring(0, currency.getDecimalPlaces());
    }
}

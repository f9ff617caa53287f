package press.stet.support;

import org.jspecify.annotations.Nullable;

/**
 * What a rail says about a card or account before it is charged. ISO 3166 two-letter codes; null for what it does not say.
 *
 * @param issuer country of the bank that issued the card
 * @param iin first digits of the card
 * @param iban country of the account
 * @param payer country of the payer's account with the rail
 * @param billing country of the billing address
 */
public record Instrument(
        @Nullable String issuer,
        @Nullable String iin,
        @Nullable String iban,
        @Nullable String payer,
        @Nullable String billing) {

    public static Instrument card(String issuer, String iin) {
        return new Instrument(issuer, iin, null, null, null);
    }
}

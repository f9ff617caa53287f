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
 * @param fingerprint the rail's own mark of the card, the same for every token of it; kept nowhere
 */
public record Instrument(
        @Nullable String issuer,
        @Nullable String iin,
        @Nullable String iban,
        @Nullable String payer,
        @Nullable String billing,
        @Nullable String fingerprint) {

    /** Without a mark. */
    public Instrument(
            @Nullable String issuer,
            @Nullable String iin,
            @Nullable String iban,
            @Nullable String payer,
            @Nullable String billing) {
        this(issuer, iin, iban, payer, billing, null);
    }

    /** Nothing is known. */
    public static final Instrument UNKNOWN = new Instrument(null, null, null, null, null);

    public static Instrument card(String issuer, String iin) {
        return new Instrument(issuer, iin, null, null, null);
    }
}

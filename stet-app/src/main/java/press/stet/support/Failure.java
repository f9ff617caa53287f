package press.stet.support;

/** Why a charge did not come about, as far as a person needs to know to do something about it. */
public enum Failure {
    /** The account has not enough money on it just now; trying again later may help. */
    NOT_ENOUGH_MONEY(true),
    /** The bank wants the contributor to confirm it. */
    NEEDS_CONFIRMATION(true),
    /** The card is past its date. */
    CARD_EXPIRED(false),
    /** A number, date or code was mistyped. */
    WRONG_DETAILS(true),
    /** The bank refused without saying why. */
    BANK_REFUSED(false),
    /** The card was reported lost or stolen, or the account is closed. */
    CARD_GONE(false),
    /** The rail itself had a fault. */
    RAIL_FAULT(true),
    /** The contributor did not finish in time. */
    NOT_FINISHED(true);

    private final boolean soft;

    Failure(boolean soft) {
        this.soft = soft;
    }

    /** Whether the same card may well work another time. */
    public boolean soft() {
        return soft;
    }
}

package press.stet.support;

/** The accounts of the ledger; there is each of them in every currency, rail account and mode. Debits are positive. */
public enum LedgerAccount {
    /** What the rail holds for the newsroom. */
    RAIL,
    /** What the rail paid out to the newsroom's bank. */
    BANK,
    /** What contributors gave (credit). */
    GIVEN,
    /** What was given back (debit). */
    REFUNDED,
    /** What contributors' banks took back, for as long as they have it (debit). */
    TAKEN_BACK,
    /** What rails kept (debit). */
    FEES,
    /** The other side of a change of currency; its balances in two currencies are what was changed into what. */
    EXCHANGE
}

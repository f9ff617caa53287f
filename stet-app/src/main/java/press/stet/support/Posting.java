package press.stet.support;

import org.joda.money.Money;

/** One line of an entry: a debit if positive, a credit if negative. */
public record Posting(LedgerAccount account, Money amount) {}

package press.stet.support;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;

/**
 * What a payment comes to in the ledger. Every fact has a key of the rail's own, so that entering all that is known anew enters what is
 * missing and nothing twice, in whatever order news came.
 */
final class Bookkeeping {

    private Bookkeeping() {}

    static List<Entry> of(PaymentTruth truth, UUID contribution) {
        List<Entry> entries = new ArrayList<>();
        PaymentTruth.Settled settled = truth.settled();
        if (truth.status() != PaymentTruth.Status.PAID || settled == null) {
            return entries;
        }
        entries.add(new Entry(
                truth.account(),
                "charge:" + settled.charge(),
                settled.at(),
                contribution,
                charge(truth.amount(), settled)));
        for (PaymentTruth.Refund refund : truth.refunds()) {
            entries.add(new Entry(
                    truth.account(),
                    "refund:" + refund.ref(),
                    refund.at(),
                    contribution,
                    moved(LedgerAccount.REFUNDED, refund.amount(), refund.settled())));
        }
        truth.disputes().forEach(dispute -> dispute(entries, truth, dispute, contribution));
        return entries;
    }

    /** @param amount positive for money that reached the bank */
    static Entry payout(RailAccount account, String ref, Money amount, java.time.Instant at) {
        return new Entry(
                account,
                "payout:" + ref,
                at,
                null,
                List.of(new Posting(LedgerAccount.BANK, amount), new Posting(LedgerAccount.RAIL, amount.negated())));
    }

    private static List<Posting> charge(Money amount, PaymentTruth.Settled settled) {
        List<Posting> postings = new ArrayList<>(
                moved(LedgerAccount.GIVEN, amount.negated(), settled.gross().negated()));
        postings.add(new Posting(LedgerAccount.FEES, settled.fee()));
        postings.add(new Posting(LedgerAccount.RAIL, settled.fee().negated()));
        return postings;
    }

    private static void dispute(
            List<Entry> entries, PaymentTruth truth, PaymentTruth.Dispute dispute, UUID contribution) {
        List<Posting> taken = new ArrayList<>(moved(LedgerAccount.TAKEN_BACK, dispute.amount(), dispute.settled()));
        taken.add(new Posting(LedgerAccount.FEES, dispute.fee()));
        taken.add(new Posting(LedgerAccount.RAIL, dispute.fee().negated()));
        entries.add(
                new Entry(truth.account(), "dispute:" + dispute.ref() + ":taken", dispute.at(), contribution, taken));
        if (dispute.returned() != null) {
            entries.add(new Entry(
                    truth.account(),
                    "dispute:" + dispute.ref() + ":returned",
                    dispute.returned(),
                    contribution,
                    moved(
                            LedgerAccount.TAKEN_BACK,
                            dispute.amount().negated(),
                            dispute.settled().negated())));
        }
    }

    /** Debits {@code account} and credits the rail; through the exchange when the rail's currency is another. */
    private static List<Posting> moved(LedgerAccount account, Money amount, Money settled) {
        if (amount.getCurrencyUnit().equals(settled.getCurrencyUnit())) {
            // A rail may settle a few minor units apart from the amount in one currency (rounding); that is a fee.
            Money rounding = settled.minus(amount);
            return List.of(
                    new Posting(account, amount),
                    new Posting(LedgerAccount.FEES, rounding),
                    new Posting(LedgerAccount.RAIL, settled.negated()));
        }
        return List.of(
                new Posting(account, amount),
                new Posting(LedgerAccount.EXCHANGE, amount.negated()),
                new Posting(LedgerAccount.EXCHANGE, settled),
                new Posting(LedgerAccount.RAIL, settled.negated()));
    }
}

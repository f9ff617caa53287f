package press.stet.support;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One fact of the ledger: postings that sum to nothing in every currency.
 *
 * @param key the rail's own name of the fact, for instance {@code refund:re_1}; the same fact is entered once
 * @param contribution what it is about; null for a payout
 */
public record Entry(
        RailAccount account,
        String key,
        Instant at,
        @Nullable UUID contribution,
        List<Posting> postings) {

    /** @throws IllegalArgumentException when the postings of a currency do not sum to nothing */
    public Entry {
        postings =
                postings.stream().filter(posting -> !posting.amount().isZero()).toList();
        Map<CurrencyUnit, Money> sums = new HashMap<>();
        postings.forEach(posting -> sums.merge(posting.amount().getCurrencyUnit(), posting.amount(), Money::plus));
        if (postings.isEmpty() || sums.values().stream().anyMatch(sum -> !sum.isZero())) {
            throw new IllegalArgumentException("An entry must balance in every currency: " + key + " " + postings);
        }
    }
}

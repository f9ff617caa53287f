package press.stet.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The invariants of contributions over seeded histories with duplicates, reorderings, broken lines, interleaved workers and deaths
 * between any two steps. The program's own flow runs over books in memory; {@code BooksTest} runs it over the database.
 */
class HistoriesTest {

    @Test
    void no_history_breaks_an_invariant() {
        breakNone(0, 10_000);
    }

    @Test
    @Tag("long")
    void no_history_of_a_hundred_thousand_breaks_an_invariant() {
        breakNone(10_000, 110_000);
    }

    @Test
    void histories_would_find_books_that_forget_to_compare_versions() {
        List<String> wrongs = LongStream.range(0, 3_000)
                .parallel()
                .boxed()
                .flatMap(seed ->
                        wrongs(new History(seed, "acct", Forgetful::new), seed, new ConcurrentHashMap<>()).stream())
                .toList();

        assertThat(wrongs).isNotEmpty();
    }

    /** Keeps whatever comes last, also what was fetched before something newer was kept. */
    private static final class Forgetful extends MemoryBooks {
        Forgetful(Runnable step) {
            super(step);
        }

        @Override
        boolean current(long kept, long read) {
            return kept == 0 ? read == 0 : read > 0;
        }
    }

    private static void breakNone(long from, long to) {
        Map<String, Integer> met = new ConcurrentHashMap<>();
        List<String> broken = LongStream.range(from, to)
                .parallel()
                .boxed()
                .flatMap(seed -> wrongs(new History(seed), seed, met).stream())
                .limit(20)
                .toList();

        assertThat(broken).isEmpty();
        // The histories were no walk in the park: everything that can happen happened.
        assertThat(met.keySet())
                .contains(
                        "SUCCEEDED",
                        "FAILED",
                        "DISPUTED",
                        "LOST",
                        "RETURNED",
                        "REFUNDED",
                        "PARTIALLY_REFUNDED",
                        "RETRYING",
                        "STOPPED_BY_POLICY",
                        "LAPSED",
                        "CANCELLED",
                        "PAUSED",
                        "stopped by the interlock");
    }

    private static List<String> wrongs(History history, long seed, Map<String, Integer> met) {
        List<String> wrongs = new ArrayList<>();
        try {
            history.run();
            judge(history, wrongs);
        } catch (RuntimeException | AssertionError e) {
            wrongs.add(e.toString() + " at " + e.getStackTrace()[0] + " " + e.getStackTrace()[1]);
        }
        history.books
                .contributions
                .values()
                .forEach(each -> met.merge(each.state().name(), 1, Integer::sum));
        history.books.plans.values().forEach(each -> met.merge(each.state().name(), 1, Integer::sum));
        if (history.stopped > 0) {
            met.merge("stopped by the interlock", 1, Integer::sum);
        }
        return wrongs.stream().map(wrong -> "history " + seed + ": " + wrong).toList();
    }

    static void judge(History history, List<String> wrongs) {
        for (FakeProvider provider : history.providers) {
            wrongs.addAll(provider.wrongs);
            charges(provider, wrongs);
            states(history, provider, wrongs);
            ledger(history, provider, wrongs);
            news(history, provider, wrongs);
        }
        mails(history, wrongs);
        history.books.alarms.stream()
                .filter(alarm -> !alarm.contains("refused to"))
                .forEach(alarm -> wrongs.add("alarm: " + alarm));
        if (!history.books.open.isEmpty()) {
            wrongs.add("orders without an answer: " + history.books.open);
        }
        replay(history, wrongs);
    }

    /** 1, 9, 12: one charge per attempt and period, of the amount that was kept, and none of a blocked card. */
    private static void charges(FakeProvider provider, List<String> wrongs) {
        Set<Object> seen = new HashSet<>();
        for (FakeProvider.Payment payment : provider.payments.values()) {
            if (payment.attempt != null && !seen.add(payment.attempt)) {
                wrongs.add("two charges of attempt " + payment.attempt);
            }
            if (payment.plan != null && !seen.add(payment.plan + payment.period)) {
                wrongs.add("two charges of " + payment.plan + " for " + payment.period);
            }
            if (payment.attempt != null
                    && (payment.token.country() == null
                            || payment.token.country().equals("RU"))) {
                wrongs.add("a blocked card was charged: " + payment.ref);
            }
        }
    }

    /** 6, 7, 11: what is kept is what the provider says in the end, account by account. */
    private static void states(History history, FakeProvider provider, List<String> wrongs) {
        for (FakeProvider.Payment payment : provider.payments.values()) {
            Contribution kept =
                    history.books.contribution(provider.account, payment.ref).orElse(null);
            if (kept == null) {
                wrongs.add("nothing is kept of " + payment.ref + " " + payment.status);
            } else if (kept.state() != provider.truth(payment).state()) {
                wrongs.add(payment.ref + " is kept as " + kept.state() + " but is "
                        + provider.truth(payment).state());
            } else if (!kept.amount().equals(payment.amount)) {
                wrongs.add(payment.ref + " is kept with another amount");
            }
            if (payment.refunded().isGreaterThan(payment.amount)) {
                wrongs.add("more went back than came: " + payment.ref);
            }
        }
        for (FakeProvider.Subscription plan : provider.plans.values()) {
            Plan kept = history.books.plan(provider.account, plan.ref).orElse(null);
            if (kept == null) {
                wrongs.add("nothing is kept of " + plan.ref);
            } else if (kept.state().ended() != plan.ended()) {
                wrongs.add(plan.ref + " is kept as " + kept.state() + " but is " + plan.status);
            } else if (!kept.state().ended()
                    && kept.state() != provider.truth(plan).state()) {
                wrongs.add(plan.ref + " is kept as " + kept.state() + " but is " + plan.status);
            }
        }
    }

    /** 3, 4: every entry balances, the rail's account equals the provider's day by day, and the total is what is left. */
    private static void ledger(History history, FakeProvider provider, List<String> wrongs) {
        List<Entry> entries = history.books.entries.values().stream()
                .filter(entry -> entry.account().equals(provider.account))
                .toList();
        Map<CurrencyUnit, Money> total = new HashMap<>();
        for (Entry entry : entries) {
            for (Posting posting : entry.postings()) {
                if (Set.of(LedgerAccount.GIVEN, LedgerAccount.REFUNDED, LedgerAccount.TAKEN_BACK)
                        .contains(posting.account())) {
                    total.merge(
                            posting.amount().getCurrencyUnit(), posting.amount().negated(), Money::plus);
                }
            }
        }
        Map<CurrencyUnit, Money> truth = new HashMap<>();
        for (FakeProvider.Payment payment : provider.payments.values()) {
            if (payment.status == PaymentTruth.Status.PAID) {
                Money left = payment.amount.minus(payment.refunded());
                for (PaymentTruth.Dispute dispute : payment.disputes) {
                    left = dispute.returned() == null ? left.minus(dispute.amount()) : left;
                }
                truth.merge(payment.amount.getCurrencyUnit(), left, Money::plus);
            }
        }
        if (!total.equals(truth)) {
            wrongs.add("the total is " + total + " and should be " + truth);
        }
        for (var day : history.days()) {
            Map<String, Money> ours = new LinkedHashMap<>();
            for (Entry entry : entries) {
                if (entry.at().atOffset(ZoneOffset.UTC).toLocalDate().equals(day)) {
                    entry.postings().stream()
                            .filter(posting -> posting.account() == LedgerAccount.RAIL)
                            .forEach(posting -> ours.merge(entry.key(), posting.amount(), Money::plus));
                }
            }
            var differences = Reconciling.differences(ours, history.rail(provider), day);
            if (!differences.isEmpty()) {
                wrongs.add("the day " + day + " differs: " + differences);
            }
        }
    }

    /** 5: after reconciling, every event is there. */
    private static void news(History history, FakeProvider provider, List<String> wrongs) {
        for (RailEvent event : provider.events) {
            if (event.at().isAfter(history.end().minus(Reconciling.EVENTS))
                    && !history.books.news.containsKey(event.account() + event.id())) {
                wrongs.add("news is missing: " + event.id());
            }
        }
    }

    /** 10: whoever gave and left an address gets thanks, and nobody gets the same twice. */
    private static void mails(History history, List<String> wrongs) {
        Set<Object> thanked = history.books.mails.stream()
                .filter(mail -> mail.kind() == MailKind.THANKS)
                .map(MailDue::subject)
                .collect(Collectors.toSet());
        for (Contribution each : history.books.contributions.values()) {
            if (each.state() == ContributionState.SUCCEEDED && each.donor() != null && !thanked.contains(each.id())) {
                wrongs.add("no thanks for " + each.id());
            }
            if (thanked.contains(each.id()) && !each.state().captured()) {
                wrongs.add("thanks for nothing: " + each.id());
            }
        }
    }

    /** 6: all events again, in another order, change nothing. */
    private static void replay(History history, List<String> wrongs) {
        MemoryBooks books = history.books;
        String before = picture(books);
        List<RailEvent> again = new ArrayList<>(books.news.values());
        Collections.shuffle(again, history.random);
        long number = -1;
        for (RailEvent event : again) {
            books.waiting.put(number--, event.about());
        }
        history.settle();
        if (!picture(books).equals(before)) {
            wrongs.add("a replay changed something");
        }
    }

    private static String picture(MemoryBooks books) {
        return books.contributions.values().stream()
                        .map(each -> each.id() + ":" + each.state())
                        .toList()
                + books.plans.values().stream()
                        .map(each -> each.id() + ":" + each.state())
                        .toList()
                        .toString()
                + books.entries.keySet()
                + books.mails;
    }
}

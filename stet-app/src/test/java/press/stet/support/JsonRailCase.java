package press.stet.support;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** One rail, books in memory, and all that works on them. */
final class JsonRailCase {

    static final Money FIVE = Money.of(CurrencyUnit.USD, 5);

    final SmallPartsTest.Moving clock = new SmallPartsTest.Moving();
    final MemoryBooks books = new MemoryBooks(() -> {});
    final Rail rail;
    final Looking looking;
    final Ordering ordering;
    final Attempts attempts;
    Blocks blocks = Blocks.NONE;
    int stopped;

    JsonRailCase(java.util.function.Function<SmallPartsTest.Moving, Rail> made) {
        rail = made.apply(clock);
        Rails rails = new Rails() {
            @Override
            public Rail of(RailAccount account) {
                return rail;
            }

            @Override
            public List<Rail> offered() {
                return List.of(rail);
            }
        };
        looking = new Looking(books, rails, () -> blocks, clock);
        ordering = new Ordering(books, rails, looking, clock, () -> "COURIER");
        attempts = new Attempts(books, rails, ordering, () -> blocks, () -> stopped++, clock);
    }

    void block(String country) {
        blocks = new Blocks(Set.of(country), Map.of());
    }

    Attempts.Attempt attempt(Money amount) {
        return new Attempts.Attempt(
                UUID.randomUUID(), rail.account(), "", amount, Rhythm.ONCE, "fa", "LV", new UUID(1, 1));
    }

    Contribution of(Attempts.Attempt attempt) {
        return books.contribution(attempt.id()).orElseThrow();
    }

    void settle() {
        for (int n = 0; n < 4; n++) {
            List.copyOf(books.open).forEach(ordering::carryOut);
            new Reconciling(books, clock).missedNews(rail);
            List.copyOf(books.waiting.values()).forEach(looking::newsOf);
            List<RailObject> looks = List.copyOf(books.looks);
            books.looks.clear();
            looks.forEach(looking::look);
        }
    }

    Money booked(LedgerAccount account) {
        return books.entries.values().stream()
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account() == account)
                .map(Posting::amount)
                .reduce(Money.zero(CurrencyUnit.USD), Money::plus);
    }
}

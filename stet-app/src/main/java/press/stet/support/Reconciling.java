package press.stet.support;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** Compares with the rails what is kept: takes in news that never came, and a closed day's movements against the ledger. */
final class Reconciling {

    /** How long a rail lists its events (Stripe: 30 days). */
    static final Duration EVENTS = Duration.ofDays(30);

    /** One fact on which ledger and rail differ; null for the side that has it not. */
    record Difference(
            String key,
            @org.jspecify.annotations.Nullable Money ledger,
            @org.jspecify.annotations.Nullable Money rail) {}

    private final Books books;
    private final Clock clock;

    Reconciling(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    /** @return how many events had never been delivered */
    int missedNews(Rail rail) {
        int missed = 0;
        for (RailEvent event : rail.events(clock.instant().minus(EVENTS))) {
            if (books.receive(event)) {
                missed++;
            }
        }
        return missed;
    }

    /** @param ledger movements of the rail's account on this day, by key */
    static List<Difference> differences(Map<String, Money> ledger, Rail rail, LocalDate day) {
        Map<String, Money> theirs = new HashMap<>();
        rail.movements(day).forEach(movement -> theirs.merge(movement.key(), movement.net(), Money::plus));
        List<Difference> differences = new java.util.ArrayList<>();
        theirs.forEach((key, net) -> {
            Money ours = ledger.get(key);
            if (ours == null ? !net.isZero() : !ours.equals(net)) {
                differences.add(new Difference(key, ours, net));
            }
        });
        ledger.forEach((key, net) -> {
            if (!theirs.containsKey(key)) {
                differences.add(new Difference(key, net, null));
            }
        });
        return differences;
    }

    LocalDate yesterday() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    }
}

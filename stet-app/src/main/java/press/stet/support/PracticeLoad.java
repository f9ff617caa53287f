package press.stet.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Service;
import press.stet.kernel.Refusal;

/** Practice on a large scale, for the benchmark: many payments settle at once, and their news runs through inbox, rail and ledger. */
@Service
public class PracticeLoad {

    /**
     * @param kept news kept durably, per second
     * @param booked news acted on and in the ledger, per second, from the first one kept to the last one booked
     * @param balanced every entry sums to nothing and every payment is in the ledger once
     */
    public record Result(int news, double kept, double booked, boolean balanced) {}

    private static final int SENDERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Money FIVE = Money.of(CurrencyUnit.USD, 5);

    private final Attempts attempts;
    private final PracticeRail practice;
    private final RailRack rails;
    private final LedgerRows ledger;

    PracticeLoad(Attempts attempts, PracticeRail practice, RailRack rails, LedgerRows ledger) {
        this.attempts = attempts;
        this.practice = practice;
        this.rails = rails;
        this.ledger = ledger;
    }

    /** @throws Refusal when there are real rails: this is for a newsroom of the benchmark's own */
    public Result run(int news) throws InterruptedException {
        if (!rails.practising()) {
            throw new Refusal("Measure in a data folder of its own: this newsroom has real rails.");
        }
        long before = ledger.charges(PracticeRail.ACCOUNT);
        List<String> payments = new ArrayList<>();
        for (int n = 0; n < news; n++) {
            payments.add(waiting());
        }
        long began = System.nanoTime();
        settle(payments);
        double keptIn = seconds(began);
        while (ledger.charges(PracticeRail.ACCOUNT) - before < news && seconds(began) < PATIENCE.toSeconds()) {
            Thread.sleep(20);
        }
        double bookedIn = seconds(began);
        boolean balanced = ledger.charges(PracticeRail.ACCOUNT) - before == news && ledger.unbalanced() == 0;
        return new Result(news, news / keptIn, news / bookedIn, balanced);
    }

    private String waiting() {
        UUID id = UUID.randomUUID();
        var unused = attempts.give(new Attempts.Attempt(
                id,
                PracticeRail.ACCOUNT,
                PracticeRail.token(PracticeRail.Card.CONFIRM, "LV"),
                FIVE,
                Rhythm.ONCE,
                "en",
                "LV",
                null));
        return "practice_" + id;
    }

    private void settle(List<String> payments) throws InterruptedException {
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> sent = new ArrayList<>();
            for (String payment : payments) {
                sent.add(senders.submit(() -> practice.answered(payment, true)));
            }
            for (Future<?> each : sent) {
                var unused = each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A payment could not be settled.", e);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}

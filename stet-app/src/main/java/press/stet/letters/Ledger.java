package press.stet.letters;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Writes the record for all lines at once: what came together is one statement, so that one push to the disk serves many mails.
 * A line hands over what became of its last mail together with the wish to put the dot behind the next, and waits; so at most one
 * mail of each line can be in doubt after a crash.
 */
final class Ledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int AT_ONCE = 500;
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** How long what is known is kept trying to be written while the database is away. */
    private static final int TRIES = 600;

    /** @param done answers whether the dot may follow; for an outcome, that it is written */
    private record Entry(
            Share share, RecordRows.@Nullable Outcome outcome, int intent, CompletableFuture<Boolean> done) {}

    private final RecordRows rows;
    private final Clock clock;
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>(10_000);
    private final Thread writer;
    private volatile boolean closing;

    Ledger(RecordRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
        this.writer = Thread.ofPlatform().name("letters-record").daemon().unstarted(this::write);
    }

    void start() {
        writer.start();
    }

    /** Asks to put the dot behind a mail; true once that is written and allowed. */
    CompletableFuture<Boolean> intent(Share share, int seq) throws InterruptedException {
        Entry entry = new Entry(share, null, seq, new CompletableFuture<>());
        entries.put(entry);
        return entry.done();
    }

    /** What became of a mail; true once it is written. */
    CompletableFuture<Boolean> outcome(Share share, RecordRows.Outcome outcome) throws InterruptedException {
        Entry entry = new Entry(share, outcome, -1, new CompletableFuture<>());
        entries.put(entry);
        return entry.done();
    }

    private void write() {
        List<Entry> taken = new ArrayList<>();
        while (!closing || !entries.isEmpty()) {
            try {
                Entry first = entries.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    taken.add(first);
                    entries.drainTo(taken, AT_ONCE);
                    write(taken);
                    taken.clear();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Outcomes are true whatever happens and are tried until they are written; intents are given up at once. */
    private void write(List<Entry> taken) throws InterruptedException {
        List<Entry> outcomes =
                taken.stream().filter(entry -> entry.outcome() != null).toList();
        List<Entry> intents = new ArrayList<>(
                taken.stream().filter(entry -> entry.outcome() == null).toList());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                commit(outcomes, intents);
                return;
            } catch (DataAccessException e) {
                LOG.warn(
                        "The record of a letter cannot be written just now: {}",
                        e.getClass().getSimpleName());
                intents.forEach(entry -> entry.done().complete(false));
                intents.clear();
                if (outcomes.isEmpty()) {
                    return;
                }
                Thread.sleep(PAUSE);
            }
        }
        outcomes.forEach(entry -> entry.done().complete(false));
    }

    /** One statement, so one trip to the database and one push to its disk, however many lines speak. */
    private void commit(List<Entry> outcomes, List<Entry> intents) {
        Set<RecordRows.Place> allowed = rows.write(
                outcomes.stream()
                        .map(entry -> new RecordRows.Settled(
                                entry.share().batch().issue(), Objects.requireNonNull(entry.outcome())))
                        .toList(),
                intents.stream()
                        .map(entry -> new RecordRows.Intent(entry.share(), entry.intent()))
                        .toList(),
                clock.instant());
        outcomes.forEach(entry -> entry.done().complete(true));
        intents.forEach(entry -> entry.done()
                .complete(allowed.contains(
                        new RecordRows.Place(entry.share().batch().issue(), entry.intent()))));
    }

    @Override
    public void close() {
        closing = true;
        try {
            writer.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

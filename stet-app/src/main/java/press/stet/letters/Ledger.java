package press.stet.letters;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the record for all lines at once: what came together is one transaction, so that one push to the disk serves many mails.
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
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>(10_000);
    private final Thread writer;
    private volatile boolean closing;

    Ledger(RecordRows rows, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
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
            } catch (DataAccessException | TransactionException e) {
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

    private void commit(List<Entry> outcomes, List<Entry> intents) {
        Map<Share, Set<Integer>> allowed = new LinkedHashMap<>();
        transaction.executeWithoutResult(status -> {
            var now = clock.instant();
            byShare(outcomes)
                    .forEach((share, entries) -> rows.settle(
                            share.batch().issue(),
                            entries.stream().map(Entry::outcome).toList(),
                            now));
            byShare(intents)
                    .forEach((share, entries) -> allowed.put(
                            share,
                            rows.dotted(
                                    share.batch(),
                                    share.lease(),
                                    entries.stream().map(Entry::intent).toList(),
                                    now)));
        });
        outcomes.forEach(entry -> entry.done().complete(true));
        intents.forEach(entry -> entry.done()
                .complete(allowed.getOrDefault(entry.share(), Set.of()).contains(entry.intent())));
    }

    private static Map<Share, List<Entry>> byShare(List<Entry> entries) {
        Map<Share, List<Entry>> byShare = new LinkedHashMap<>();
        entries.forEach(entry -> byShare.computeIfAbsent(entry.share(), share -> new ArrayList<>())
                .add(entry));
        return byShare;
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

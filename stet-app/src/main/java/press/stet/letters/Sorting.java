package press.stet.letters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import press.stet.readers.Addressee;
import press.stet.readers.Subscriptions;
import press.stet.readers.Suppression;

/**
 * Takes batches on lease and lays their mails out for the couriers. Addresses are looked up just before, in small lots, so that
 * whoever leaves while a letter goes out does not get it.
 */
final class Sorting implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sorting.class);

    static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int LAID_OUT = 200;
    private static final int LOT = 100;
    private static final int OPEN_BATCHES = 4;
    private static final int ISSUES_AT_HAND = 8;
    /** Whoever was laid out longer ago is looked up again before the mail goes. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Print(int issue, int print) {}

    private final RecordRows record;
    private final Subscriptions subscriptions;
    private final Function<Integer, Optional<Press>> presses;
    private final Slowness slowness;
    private final Ledger ledger;
    private final PresenceRows presence;
    private final IntConsumer batchEnded;
    private final Clock clock;
    private final UUID node = UUID.randomUUID();
    private final BlockingDeque<Parcel> laidOut = new LinkedBlockingDeque<>();
    private final Set<Load> open = ConcurrentHashMap.newKeySet();
    private final Map<Print, Press> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Print, Press> eldest) {
            return size() > ISSUES_AT_HAND;
        }
    };
    private Instant renewedAt;
    private volatile boolean closed;

    Sorting(
            RecordRows record,
            Subscriptions subscriptions,
            Function<Integer, Optional<Press>> presses,
            Slowness slowness,
            Ledger ledger,
            PresenceRows presence,
            IntConsumer batchEnded,
            Clock clock) {
        this.record = record;
        this.subscriptions = subscriptions;
        this.presses = presses;
        this.slowness = slowness;
        this.ledger = ledger;
        this.presence = presence;
        this.batchEnded = batchEnded;
        this.clock = clock;
        this.renewedAt = clock.instant();
    }

    boolean isOpen() {
        return !closed;
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                if (!work()) {
                    Thread.sleep(LOOK_EVERY);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if there is nothing to do just now. */
    private boolean work() throws InterruptedException {
        try {
            renew();
            if (open.size() >= OPEN_BATCHES || laidOut.size() >= LAID_OUT) {
                Thread.sleep(2);
                return true;
            }
            if (!presence.shown()) {
                return false;
            }
            Instant now = clock.instant();
            Optional<RecordRows.Batch> batch = record.claim(node, presence.node(), now, now.plus(LEASE));
            if (batch.isEmpty()) {
                return false;
            }
            layOut(new Share(batch.get(), node));
            return true;
        } catch (DataAccessException e) {
            LOG.warn(
                    "The next letters cannot be read just now: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    private void renew() {
        Instant now = clock.instant();
        if (now.isAfter(renewedAt.plus(LEASE.dividedBy(3)))) {
            open.forEach(load -> {
                boolean unused = record.renew(load.share().batch(), node, now.plus(LEASE));
            });
            renewedAt = now;
        }
    }

    private void layOut(Share share) throws InterruptedException {
        RecordRows.Batch batch = share.batch();
        Instant now = clock.instant();
        int doubtful = record.doubt(batch, "The program ended before the relay answered.", now);
        if (doubtful > 0) {
            LOG.warn("{} mails of issue {} are in doubt; the desk names them.", doubtful, batch.issue());
        }
        Press press = press(batch);
        List<RecordRows.Recipient> due = press == null ? List.of() : record.due(batch, now);
        Load load = new Load(share, due.size());
        open.add(load);
        for (int from = 0; from < due.size() && !closed; from += LOT) {
            lot(load, press, due.subList(from, Math.min(due.size(), from + LOT)));
            while (laidOut.size() >= LAID_OUT && !closed) {
                Thread.sleep(2);
                renew();
            }
        }
        settledOne(load);
    }

    private @Nullable Press press(RecordRows.Batch batch) {
        return known.computeIfAbsent(new Print(batch.issue(), batch.print()), print -> presses.apply(print.issue())
                .orElse(null));
    }

    private void lot(Load load, @Nullable Press press, List<RecordRows.Recipient> recipients)
            throws InterruptedException {
        if (press == null) {
            return;
        }
        Instant now = clock.instant();
        Map<UUID, Addressee> wanted =
                press
                        .stillWanted(
                                subscriptions,
                                recipients.stream()
                                        .map(RecordRows.Recipient::subscriber)
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(Addressee::subscriber, Function.identity()));
        List<Parcel> lot = new ArrayList<>(recipients.size());
        for (RecordRows.Recipient recipient : recipients) {
            Addressee to = wanted.get(recipient.subscriber());
            Instant slow = slowness.until(recipient.domain());
            if (to == null) {
                note(load, recipient.seq(), Mark.LEFT, null, "");
            } else if (slow != null) {
                note(load, recipient.seq(), Mark.DEFERRED, slow, "Waits: this mail host asked us to slow down.");
            } else {
                lot.add(new Parcel(
                        load,
                        recipient.seq(),
                        recipient.attempts(),
                        recipient.domain(),
                        to,
                        press.envelope(recipient.seq(), to),
                        press,
                        now));
            }
        }
        laidOut.addAll(lot);
    }

    private void note(Load load, int seq, Mark mark, @Nullable Instant due, String reply) throws InterruptedException {
        var unused = ledger.outcome(load.share(), new RecordRows.Outcome(seq, mark, due, null, reply))
                .thenRun(() -> settledOne(load));
    }

    /** The next mail, waited for a while; null if there is none. */
    @Nullable
    Parcel take() throws InterruptedException {
        return stillGood(laidOut.poll(500, TimeUnit.MILLISECONDS));
    }

    /** The next mail if one comes within moments, so that a line need not be closed for a short gap. */
    @Nullable
    Parcel takeSoon() throws InterruptedException {
        return stillGood(laidOut.poll(2, TimeUnit.SECONDS));
    }

    /** The next mail if there is one now. */
    @Nullable
    Parcel takeNow() throws InterruptedException {
        return stillGood(laidOut.poll());
    }

    private @Nullable Parcel stillGood(@Nullable Parcel parcel) throws InterruptedException {
        if (parcel == null || !parcel.lookedUp().plus(FRESH).isBefore(clock.instant())) {
            return parcel;
        }
        Instant slow = slowness.until(parcel.domain());
        if (slow != null) {
            note(parcel.load(), parcel.seq(), Mark.DEFERRED, slow, "Waits: this mail host asked us to slow down.");
            return null;
        }
        try {
            if (!parcel.press()
                    .stillWanted(subscriptions, List.of(parcel.to().subscriber()))
                    .isEmpty()) {
                return parcel;
            }
            note(parcel.load(), parcel.seq(), Mark.LEFT, null, "");
        } catch (DataAccessException e) {
            putBack(parcel);
        }
        return null;
    }

    void putBack(Parcel parcel) {
        laidOut.addFirst(parcel);
    }

    /** It may not go now (a pause, or the lease is lost); whoever holds the batch next finds it as it was. */
    void dropped(Parcel parcel) {
        settledOne(parcel.load());
    }

    void settled(Parcel parcel) {
        settledOne(parcel.load());
    }

    /** Its host says that there is no such mailbox. */
    void dead(Parcel parcel) {
        subscriptions.suppress(parcel.to().subscriber(), Suppression.BOUNCED);
    }

    private void settledOne(Load load) {
        if (load.settled()) {
            open.remove(load);
            record.release(load.share().batch(), node, clock.instant());
            batchEnded.accept(load.share().batch().issue());
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}

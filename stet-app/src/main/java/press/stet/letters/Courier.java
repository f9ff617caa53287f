package press.stet.letters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.stet.mail.DkimSigner;
import press.stet.mail.DoubtException;
import press.stet.mail.Relay;
import press.stet.mail.RelayException;
import press.stet.mail.Relays;
import press.stet.mail.Reply;
import press.stet.mail.SmtpConnection;

/**
 * One line to one relay, and the mails that go over it. For each: offered, written, its intent on record, the dot, the answer, the
 * answer on record. Where the line breaks before the dot the mail goes later; after it, the mail is in doubt and named so.
 */
final class Courier implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** How long one recipient is tried again whose host says not now. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(12));

    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(48);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    /** Relays like to see a new line now and then. */
    private static final int MAILS_PER_LINE = 1_000;

    private final Relay relay;
    private final Relays relays;
    private final Sorting sorting;
    private final Ledger ledger;
    private final Slowness slowness;
    private final Pace pace;
    private final Clock clock;
    private final Health health;
    private @Nullable Press signersPress;
    private @Nullable DkimSigner signer;
    private Duration rest = Duration.ofSeconds(1);
    private volatile boolean dismissed;

    Courier(
            Relay relay,
            Relays relays,
            Sorting sorting,
            Ledger ledger,
            Slowness slowness,
            Pace pace,
            Health health,
            Clock clock) {
        this.relay = relay;
        this.relays = relays;
        this.sorting = sorting;
        this.ledger = ledger;
        this.slowness = slowness;
        this.pace = pace;
        this.health = health;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            while (sorting.isOpen() && !dismissed) {
                Parcel parcel = health.wants(relay) ? sorting.take() : rested();
                if (parcel != null) {
                    deliverFrom(parcel);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Parcel rested() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(500));
        return null;
    }

    /** Ends after the mail that is under way. */
    void dismiss() {
        dismissed = true;
    }

    /** Opens a line for this mail and keeps it as long as there are more. */
    private void deliverFrom(Parcel first) throws InterruptedException {
        SmtpConnection line;
        try {
            line = relays.connect(relay);
            health.up(relay);
            rest = Duration.ofSeconds(1);
        } catch (RelayException e) {
            LOG.warn("{} Letters wait, or go by another relay.", e.getMessage());
            health.down(relay);
            sorting.putBack(first);
            Thread.sleep(rest);
            rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
            return;
        }
        try (line) {
            Parcel next = first;
            while (next != null && sorting.isOpen() && !dismissed && line.sent() < MAILS_PER_LINE) {
                next = deliver(line, next);
                if (next == null) {
                    next = sorting.takeSoon();
                }
            }
            if (next != null) {
                sorting.putBack(next);
            }
        } catch (LineEnded e) {
            // All that was under way is on record; the next mail opens a line of its own.
        }
    }

    /** The line cannot be used any more, and nothing is open on it. */
    private static final class LineEnded extends Exception {
        LineEnded() {
            super(null, null, false, false);
        }
    }

    /**
     * Sends one mail.
     *
     * @return another that was offered on the line at the same time and is to be sent next, or null
     */
    private @Nullable Parcel deliver(SmtpConnection line, Parcel parcel) throws InterruptedException, LineEnded {
        pace.await();
        Reply offered;
        byte[] content;
        try {
            offered = line.offer(parcel.envelope());
            if (offered.code() != 354) {
                notTaken(parcel, offered);
                if (offered.isClosing()) {
                    throw new LineEnded();
                }
                line.reset();
                return null;
            }
        } catch (RelayException e) {
            later(parcel, String.valueOf(e.getMessage()));
            throw new LineEnded();
        }
        CompletableFuture<Boolean> allowed = ledger.intent(parcel.load().share(), parcel.seq());
        try {
            content = parcel.press().print(parcel, signer(parcel.press()));
            line.write(content);
        } catch (RelayException e) {
            if (allowed.join()) {
                later(parcel, String.valueOf(e.getMessage()));
            } else {
                sorting.dropped(parcel);
            }
            throw new LineEnded();
        }
        if (!allowed.join()) {
            sorting.dropped(parcel);
            throw new LineEnded();
        }
        Parcel next = line.pipelines() && line.sent() + 1 < MAILS_PER_LINE ? sorting.takeNow() : null;
        try {
            line.dot(next == null ? null : next.envelope());
            Reply taken = line.taken();
            taken(parcel, taken);
            if (taken.isClosing()) {
                putBack(next);
                throw new LineEnded();
            }
            return next;
        } catch (DoubtException e) {
            settle(parcel, Mark.DOUBTFUL, null, String.valueOf(e.getMessage()));
            putBack(next);
            throw new LineEnded();
        }
    }

    private DkimSigner signer(Press press) {
        DkimSigner ready = signer;
        if (ready == null || signersPress != press) {
            ready = press.signer();
            signer = ready;
            signersPress = press;
        }
        return ready;
    }

    private void putBack(@Nullable Parcel parcel) {
        if (parcel != null) {
            sorting.putBack(parcel);
        }
    }

    private void taken(Parcel parcel, Reply reply) throws InterruptedException {
        slowness.heard(parcel.domain(), reply);
        switch (reply.verdict()) {
            case ACCEPTED -> settle(parcel, Mark.ACCEPTED, null, reply.line());
            case REFUSED -> refused(parcel, reply);
            case DEFERRED -> deferred(parcel, reply);
        }
    }

    private void notTaken(Parcel parcel, Reply reply) throws InterruptedException {
        slowness.heard(parcel.domain(), reply);
        if (reply.verdict() == Reply.Verdict.REFUSED) {
            refused(parcel, reply);
        } else {
            deferred(parcel, reply);
        }
    }

    private void refused(Parcel parcel, Reply reply) throws InterruptedException {
        settle(parcel, Mark.REFUSED, null, reply.line());
        if (reply.isDeadAddress()) {
            sorting.dead(parcel);
        }
    }

    private void deferred(Parcel parcel, Reply reply) throws InterruptedException {
        Instant now = clock.instant();
        if (now.isAfter(parcel.press().sendingSince().plus(GIVEN_UP_AFTER))) {
            settle(parcel, Mark.REFUSED, null, "Given up after two days. " + reply.line());
        } else {
            Duration pause = PAUSES.get(Math.min(parcel.attempts(), PAUSES.size() - 1));
            settle(parcel, Mark.DEFERRED, now.plus(pause), reply.line());
        }
    }

    /** The line broke before the dot: the relay has nothing. */
    private void later(Parcel parcel, String why) throws InterruptedException {
        settle(parcel, Mark.DEFERRED, clock.instant().plus(SOON), why);
    }

    private void settle(Parcel parcel, Mark mark, @Nullable Instant due, String reply) throws InterruptedException {
        var unused = ledger.outcome(
                        parcel.load().share(), new RecordRows.Outcome(parcel.seq(), mark, due, relay.name(), reply))
                .thenRun(() -> sorting.settled(parcel));
    }
}

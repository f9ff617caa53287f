package press.stet.readers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.jobs.JobKind;
import press.stet.jobs.Jobs;
import press.stet.kernel.Ids;

/**
 * Who gets which letter. An address is asked before it is written to (double opt-in), is sealed where it rests, and is erased with
 * its last subscription.
 */
@Service
public class Subscriptions {

    /** Somebody a letter goes to, without the address. */
    public record Reader(UUID subscriber, String domain) {}

    /** @param day UTC, part of the key so that the sweeps of two days are two */
    record Sweep(String day) {}

    static final JobKind<Sweep> SWEEP = new JobKind<>("readers.sweep", Sweep.class);

    /** How long somebody may take to confirm. */
    static final Duration CONFIRM_WITHIN = Duration.ofHours(72);

    private static final Duration ONE_MAIL_IN = Duration.ofHours(24);
    /** A flood of foreign addresses is spread out, and stopped when it would take longer than this. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private static final int AT_ONCE = 10_000;
    private static final String ALL_DOMAINS = "*";
    private static final long MILLIS_PER_MAIL = 50;
    private static final long MILLIS_PER_MAIL_TO_A_DOMAIN = 250;

    private final SubscriptionRows rows;
    private final Addresses addresses;
    private final Ids ids;
    private final Jobs jobs;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Subscriptions(
            SubscriptionRows rows,
            Addresses addresses,
            Ids ids,
            Jobs jobs,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.addresses = addresses;
        this.ids = ids;
        this.jobs = jobs;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Somebody asks that letters be sent to an address. What happens then is the same to the eye whether the address is known or
     * not: it gets at most one mail a day, and none if it asked never to be written to.
     *
     * @param letters at least one
     * @throws TooManySignUps if addresses come faster than they can be asked; nothing is kept then
     */
    @Transactional
    public void ask(MailAddress address, List<Letter> letters, Consent consent) {
        Instant now = clock.instant();
        byte[] fingerprint = addresses.fingerprint(address);
        if (rows.wantsNothingEver(fingerprint)) {
            return;
        }
        UUID fresh = ids.next();
        rows.addSubscriber(fresh, fingerprint, addresses.seal(fresh, address), address.domain(), now);
        SubscriptionRows.Subscriber subscriber = rows.lock(fingerprint);
        rows.keep(consent, now);
        letters.forEach(letter -> rows.ask(ids.next(), subscriber.id(), letter.id(), consent.hash(), now));
        Instant mailed = subscriber.mailedAt();
        if (mailed == null || mailed.plus(ONE_MAIL_IN).isBefore(now)) {
            rows.mailed(subscriber.id(), now);
            boolean waiting = rows.of(subscriber.id()).stream().anyMatch(one -> one.confirmedAt() == null);
            events.publishEvent(new Knock(
                    waiting ? Knock.Kind.CONFIRM : Knock.Kind.KNOWN,
                    subscriber.id(),
                    letters.getFirst(),
                    moment(address.domain(), now)));
        }
        String day = now.plus(CONFIRM_WITHIN).toString().substring(0, 10);
        jobs.enqueue(SWEEP, day, new Sweep(day), now.plus(CONFIRM_WITHIN).plus(ONE_MAIL_IN));
    }

    private Instant moment(String domain, Instant now) {
        Instant ofDomain = rows.nextMoment(domain, now, MILLIS_PER_MAIL_TO_A_DOMAIN);
        Instant ofAll = rows.nextMoment(ALL_DOMAINS, now, MILLIS_PER_MAIL);
        Instant at = ofDomain.isAfter(ofAll) ? ofDomain : ofAll;
        if (at.isAfter(now.plus(LONGEST_WAIT))) {
            throw new TooManySignUps();
        }
        return at;
    }

    /** Confirms all that waits for this reader; how many letters that were, 0 if it was done before or the time is over. */
    @Transactional
    public int confirm(UUID subscriber) {
        Instant now = clock.instant();
        Optional<SubscriptionRows.Subscriber> known = rows.subscriber(subscriber);
        if (known.isEmpty()) {
            return 0;
        }
        List<UUID> letters = rows.confirm(subscriber, now.minus(CONFIRM_WITHIN), now);
        letters.forEach(letter -> rows.lift(known.get().fingerprint(), letter));
        return letters.size();
    }

    /** Ends one subscription; harmless if it has ended. With the last one the address goes too. */
    @Transactional
    public void leave(UUID subscription) {
        rows.end(subscription).ifPresent(ended -> {
            rows.suppress(ended.fingerprint(), ended.letter(), Suppression.LEFT, clock.instant());
            rows.deleteSubscriberOfNothing(ended.subscriber());
        });
    }

    /** Ends the subscription of this reader to this letter; harmless if it has ended. */
    @Transactional
    public void leave(UUID subscriber, UUID letter) {
        rows.subscription(subscriber, letter).ifPresent(this::leave);
    }

    /** The letter a subscription is for; empty if it has ended. */
    public Optional<UUID> letterOf(UUID subscription) {
        return rows.letterOf(subscription);
    }

    /** All that is held about a reader; empty if nothing is. */
    @Transactional(readOnly = true)
    public Optional<Held> held(UUID subscriber) {
        return rows.subscriber(subscriber)
                .map(row -> new Held(
                        subscriber, addresses.open(row.id(), row.address()), row.addedAt(), rows.of(subscriber)));
    }

    /** How far somebody wants to be forgotten. */
    public enum Erasure {
        /** All is erased; whoever owns the address can sign up again. */
        FORGET,
        /** A keyed fingerprint stays, so that nobody can sign this address up again. */
        NEVER_WRITE
    }

    /** Erases all that is held about a reader; harmless if nothing is. */
    @Transactional
    public void erase(UUID subscriber, Erasure erasure) {
        rows.subscriber(subscriber).ifPresent(known -> {
            Instant now = clock.instant();
            rows.of(subscriber)
                    .forEach(one ->
                            rows.suppress(known.fingerprint(), one.letter().id(), Suppression.LEFT, now));
            if (erasure == Erasure.NEVER_WRITE) {
                rows.suppress(known.fingerprint(), SubscriptionRows.ALL, Suppression.NEVER, now);
            }
            rows.delete(subscriber);
        });
    }

    /** Mail to this reader came back for good, or was reported as unwanted: no letter goes there any more. */
    @Transactional
    public void suppress(UUID subscriber, Suppression reason) {
        rows.subscriber(subscriber)
                .ifPresent(known -> rows.suppress(known.fingerprint(), SubscriptionRows.ALL, reason, clock.instant()));
    }

    /** The next readers this letter goes to, by id; those after {@code last}. */
    public List<Reader> after(UUID letter, UUID last, int count) {
        return rows.active(letter, last, count);
    }

    public long count(UUID letter) {
        return rows.countActive(letter);
    }

    /** Everybody who gets any letter, each once. */
    public void everybody(Consumer<UUID> reader) {
        UUID last = new UUID(0, 0);
        for (List<UUID> some = rows.anyLetter(last, AT_ONCE); !some.isEmpty(); some = rows.anyLetter(last, AT_ONCE)) {
            some.forEach(reader);
            last = some.getLast();
        }
    }

    /** Of these readers, those this letter still goes to at this moment, with their addresses. */
    @Transactional(readOnly = true)
    public List<Addressee> stillWanted(UUID letter, Collection<UUID> subscribers) {
        return rows.active(letter, subscribers).stream()
                .map(row -> new Addressee(
                        row.subscriber(), row.subscription(), addresses.open(row.subscriber(), row.address())))
                .toList();
    }

    /** Forgets everybody who did not confirm in time. */
    @Transactional
    void sweep() {
        Instant now = clock.instant();
        rows.deleteUnconfirmed(now.minus(CONFIRM_WITHIN));
        rows.deleteSubscribersOfNothing();
        rows.forgetPaces(now);
    }
}

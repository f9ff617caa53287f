package press.stet.letters;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import press.stet.kernel.Fingerprints;
import press.stet.mail.Relay;
import press.stet.mail.Relays;
import press.stet.mail.Sender;
import press.stet.newsroom.Houses;
import press.stet.readers.Letter;
import press.stet.readers.Links;
import press.stet.readers.Offers;
import press.stet.readers.Subscriptions;

/**
 * Sends issues. Every node with the worker role has one; they share the batches of an issue by leases. {@link Sorting} takes
 * batches, {@link Courier}s carry mails, {@link Ledger} writes the record.
 */
@Component
@ConditionalOnProperty(name = "stet.worker", havingValue = "true", matchIfMissing = true)
class Dispatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration STOP_WAIT = Duration.ofSeconds(4);

    private final RecordRows record;
    private final IssueRows issues;
    private final Issues desk;
    private final Subscriptions subscriptions;
    private final Offers offers;
    private final Relays relays;
    private final Houses houses;
    private final Links links;
    private final Fingerprints fingerprints;
    private final SiteAddress site;
    private final DataSource dataSource;
    private final MailboxRows mailboxes;
    private final Clock clock;
    private @Nullable Running running;

    Dispatch(
            RecordRows record,
            IssueRows issues,
            Issues desk,
            Subscriptions subscriptions,
            Offers offers,
            Relays relays,
            Houses houses,
            Links links,
            Fingerprints fingerprints,
            SiteAddress site,
            DataSource dataSource,
            MailboxRows mailboxes,
            Clock clock) {
        this.record = record;
        this.issues = issues;
        this.desk = desk;
        this.subscriptions = subscriptions;
        this.offers = offers;
        this.relays = relays;
        this.houses = houses;
        this.links = links;
        this.fingerprints = fingerprints;
        this.site = site;
        this.dataSource = dataSource;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    private final class Running {

        private final Ledger ledger = new Ledger(record, clock);
        private final Slowness slowness = new Slowness(clock);
        private final Health health = new Health();
        private final PresenceRows presence = new PresenceRows(dataSource);
        private final Sorting sorting = new Sorting(
                record, subscriptions, Dispatch.this::press, slowness, ledger, presence, desk::endIfThrough, clock);
        private final Map<Relay, List<Courier>> couriers = new HashMap<>();
        private final List<Thread> threads = new ArrayList<>();

        void start() {
            ledger.start();
            begin("letters-sorting", sorting);
            begin("letters-relays", this::keepRelays);
        }

        private void begin(String name, Runnable work) {
            threads.add(Thread.ofVirtual().name(name).start(work));
        }

        /** Relays are added and removed while letters go out. */
        private void keepRelays() {
            try {
                while (sorting.isOpen()) {
                    try {
                        these(relays.all());
                    } catch (RuntimeException e) {
                        LOG.warn(
                                "The relays cannot be read just now: {}",
                                e.getClass().getSimpleName());
                    }
                    Thread.sleep(LOOK_EVERY);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void these(List<Relay> wanted) {
            health.these(wanted);
            for (Relay gone : new HashSet<>(couriers.keySet())) {
                if (!wanted.contains(gone)) {
                    couriers.remove(gone).forEach(Courier::dismiss);
                }
            }
            int heaviest = wanted.stream().mapToInt(Relay::weight).max().orElse(1);
            for (Relay relay : wanted) {
                couriers.computeIfAbsent(relay, fresh -> hire(fresh, heaviest));
            }
        }

        /** A relay's share of the lines is its share of the mail, since all lines take from one pile. */
        private List<Courier> hire(Relay relay, int heaviest) {
            int lines = relay.weight() == 0
                    ? relay.connections()
                    : Math.max(1, relay.connections() * relay.weight() / heaviest);
            Pace pace = new Pace(relay.perSecond());
            List<Courier> hired = new ArrayList<>();
            for (int line = 0; line < lines; line++) {
                Courier courier = new Courier(relay, relays, sorting, ledger, slowness, pace, health, clock);
                hired.add(courier);
                begin("letters-line", courier);
            }
            return hired;
        }

        void stop() {
            sorting.close();
            for (Thread thread : threads) {
                try {
                    thread.join(STOP_WAIT);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            ledger.close();
            presence.close();
        }
    }

    private Optional<Press> press(int number) {
        return issues.going(number).flatMap(going -> {
            Issue issue = issues.find(number).orElseThrow();
            Letter letter = offers.get(issue.letter());
            Sender sender = relays.sender();
            return Optional.of(new Press(
                    issue,
                    going.imprint(),
                    letter,
                    houses.house(),
                    sender,
                    relays.keys(sender),
                    site.base(),
                    links,
                    fingerprints,
                    going.since(),
                    mailboxes.find().orElse(null)));
        });
    }

    @Override
    public void start() {
        Running fresh = new Running();
        fresh.start();
        running = fresh;
    }

    @Override
    public void stop() {
        Running now = running;
        if (now != null) {
            now.stop();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}

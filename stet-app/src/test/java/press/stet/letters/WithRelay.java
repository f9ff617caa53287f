package press.stet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.TestClock;
import press.stet.jobs.TestJobs;
import press.stet.kernel.Fingerprints;
import press.stet.mail.Relay;
import press.stet.mail.Relays;
import press.stet.mail.ScriptedRelay;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.readers.Letter;
import press.stet.readers.Links;
import press.stet.readers.Offers;
import press.stet.readers.Subscriptions;

/** A letter, nodes that send it, and a relay that answers as told. */
@StetTest
@TestPropertySource(properties = {"stet.worker=false", "stet.site-port=8080"})
@Import({TestClock.class, TestJobs.class, ReadersAtHand.class})
abstract class WithRelay {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    Issues issues;

    @Autowired
    Reports reports;

    @Autowired
    Offers offers;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Houses houses;

    @Autowired
    Relays relays;

    @Autowired
    TestClock clock;

    @Autowired
    ReadersAtHand readers;

    @Autowired
    RecordRows record;

    @Autowired
    IssueRows rows;

    @Autowired
    Links links;

    @Autowired
    Fingerprints fingerprints;

    @Autowired
    SiteAddress site;

    @Autowired
    javax.sql.DataSource dataSource;

    @Autowired
    MailboxRows mailboxes;

    ScriptedRelay relay;
    Letter letter;
    volatile UUID current;
    final java.util.ArrayList<Dispatch> nodes = new java.util.ArrayList<>();

    @BeforeEach
    void a_letter_and_a_relay() {
        houses.save(new House(
                "The Courier", "", "https://courier.example", ZoneId.of("Europe/Riga"), List.of("en"), "{}", true));
        letter = offers.add(
                "en",
                "w" + UUID.randomUUID().toString().substring(0, 8),
                "The week",
                "Fridays.",
                Letter.Rhythm.WEEKLY,
                null);
        relay = new ScriptedRelay();
        add("scripted", relay, 10);
    }

    void add(String name, ScriptedRelay relay, int weight) {
        relays.add(
                name,
                "127.0.0.1",
                relay.port(),
                Relay.Security.PLAIN,
                null,
                null,
                new Relays.Pace(weight, 4, 10_000),
                null);
    }

    @AfterEach
    void all_nodes_stop() {
        nodes.forEach(Dispatch::stop);
        relays.all().forEach(one -> relays.remove(one.id(), null));
        relay.close();
    }

    Issue sent() {
        Issue issue = issues.begin(letter.id(), null);
        words(issue);
        current = issue.id();
        issues.send(issue.id(), null);
        return issues.get(issue.id());
    }

    void words(Issue issue) {
        issues.save(
                issue.id(),
                issue.saves(),
                new Draft(
                        "What mattered",
                        "And more",
                        "Good morning.\n\nThis was the week.",
                        Issue.Form.WHOLE,
                        List.of()));
    }

    Dispatch node() {
        Dispatch node = new Dispatch(
                record,
                rows,
                issues,
                subscriptions,
                offers,
                relays,
                houses,
                links,
                fingerprints,
                site,
                dataSource,
                mailboxes,
                clock);
        node.start();
        nodes.add(node);
        return node;
    }

    void through(Issue issue) {
        until(() -> issues.get(issue.id()).state() == Issue.State.SENT);
    }

    static void until(BooleanSupplier reached) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("patience is over").isBefore(end);
            rest(20);
        }
    }

    void quiet() {
        int before = -1;
        while (before != relay.taken().size()) {
            before = relay.taken().size();
            rest(1_200);
        }
    }

    static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void wait(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<Mark, Long> marks(Issue issue) {
        return Map.copyOf(reports.of(issue).all().counts());
    }

    Reports.OfDomain ofDomain(Issue issue, String domain) {
        return reports.of(issue).domains().stream()
                .filter(one -> one.domain().equals(domain))
                .findFirst()
                .orElseThrow();
    }

    Map<String, Long> arrivals() {
        return relay.taken().stream().collect(Collectors.groupingBy(ScriptedRelay.Taken::to, Collectors.counting()));
    }

    /** The number in r17.…@mail.example; -1 for none. */
    static int number(String to) {
        return to.isEmpty() ? -1 : Integer.parseInt(to.substring(1, to.indexOf('.')));
    }
}

package press.stet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import press.stet.StetTest;
import press.stet.TestClock;
import press.stet.jobs.TestJobs;
import press.stet.kernel.Fingerprints;
import press.stet.mail.Relay;
import press.stet.mail.Relays;
import press.stet.mail.ScriptedRelay;
import press.stet.mail.ScriptedRelay.Step;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.readers.Letter;
import press.stet.readers.Links;
import press.stet.readers.Offers;
import press.stet.readers.Subscriptions;

/** Whole sendings over real lines to a relay that misbehaves as told. */
@StetTest
@TestPropertySource(properties = {"stet.worker=false", "stet.site-port=8080"})
@Import({TestClock.class, TestJobs.class, ReadersAtHand.class})
class SendingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    Issues issues;

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
    PlatformTransactionManager transactions;

    @Autowired
    javax.sql.DataSource dataSource;

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

    private void add(String name, ScriptedRelay relay, int weight) {
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

    @Test
    void everybody_gets_it_once_and_the_counts_add_up() {
        readers.sign(letter, 1_200);
        Issue issue = sent();
        node();
        through(issue);

        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 1_200L));
        assertThat(arrivals()).hasSize(1_200).allSatisfy((to, count) -> assertThat(count)
                .isOne());
        assertThat(issues.get(issue.id()).state()).isEqualTo(Issue.State.SENT);
        assertThat(relay.taken().stream().map(ScriptedRelay.Taken::from).distinct())
                .hasSize(1_200);
    }

    @Test
    void a_relay_without_pipelining_is_served_too() {
        relay.withoutPipelining();
        readers.sign(letter, 50);
        Issue issue = sent();
        node();
        through(issue);
        assertThat(arrivals()).hasSize(50).allSatisfy((to, count) -> assertThat(count)
                .isOne());
    }

    @Test
    void what_a_relay_refuses_or_puts_off_is_that_recipients_alone_and_is_tried_again() {
        readers.sign(letter, 60);
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        relay.answering((step, to) -> {
            if (step == Step.RCPT && number(to) == 1) {
                return "550 5.1.1 no such user";
            }
            if (step == Step.RCPT && number(to) == 2) {
                return tries.merge(to, 1, Integer::sum) < 3 ? "450 4.2.1 busy" : ScriptedRelay.YES;
            }
            if (step == Step.DOT && number(to) == 3) {
                return tries.merge(to, 1, Integer::sum) < 2 ? "452 4.2.2 full" : ScriptedRelay.YES;
            }
            if (step == Step.DOT && number(to) == 4) {
                return "554 5.7.1 \u0441\u043f\u0430\u043c";
            }
            return ScriptedRelay.YES;
        });
        Issue issue = sent();
        node();
        until(() -> marks(issue).getOrDefault(Mark.ACCEPTED, 0L) == 56
                && marks(issue).getOrDefault(Mark.DEFERRED, 0L) == 2
                && marks(issue).getOrDefault(Mark.REFUSED, 0L) == 2);
        assertThat(issues.lines(issue, Mark.REFUSED, -1, 10))
                .extracting(Issues.Line::reply)
                .containsExactlyInAnyOrder("550 5.1.1 no such user", "554 5.7.1 \u0441\u043f\u0430\u043c");

        for (int i = 0; i < 6 && issues.get(issue.id()).state() == Issue.State.SENDING; i++) {
            clock.pass(Duration.ofMinutes(40));
            until(() -> marks(issue).getOrDefault(Mark.ACCEPTED, 0L) > 57
                    || marks(issue).getOrDefault(Mark.DEFERRED, 0L) <= 1);
        }
        through(issue);
        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 58L, Mark.REFUSED, 2L));
        assertThat(arrivals()).hasSize(58).allSatisfy((to, count) -> assertThat(count)
                .isOne());
        assertThat(subscriptions.count(letter.id()))
                .as("the dead address gets nothing more")
                .isEqualTo(59);
    }

    @Test
    void a_line_cut_after_the_dot_leaves_a_named_doubt_and_never_a_second_mail() {
        readers.sign(letter, 40);
        relay.answering((step, to) -> step != Step.DOT || number(to) % 10 != 0
                ? ScriptedRelay.YES
                : number(to) == 0 ? ScriptedRelay.HANG_UP : ScriptedRelay.TAKE_AND_HANG_UP);
        Issue issue = sent();
        node();
        through(issue);

        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 36L, Mark.DOUBTFUL, 4L));
        assertThat(arrivals()).hasSize(39).allSatisfy((to, count) -> assertThat(count)
                .isOne());
        assertThat(issues.lines(issue, Mark.DOUBTFUL, -1, 10)).hasSize(4).allSatisfy(line -> assertThat(line.reply())
                .contains("before the relay said"));

        relay.answering((step, to) -> ScriptedRelay.YES);
        assertThat(issues.again(issue.id(), Set.of(Mark.DOUBTFUL), null)).isEqualTo(4);
        through(issue);
        assertThat(marks(issue)).as("because somebody chose so").isEqualTo(Map.of(Mark.ACCEPTED, 40L));
    }

    @Test
    void a_line_cut_before_the_dot_costs_nothing_but_time() {
        readers.sign(letter, 60);
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        relay.answering((step, to) -> {
            boolean cut = (step == Step.DATA || step == Step.RCPT)
                    && number(to) % 7 == 0
                    && tries.merge(step + to, 1, Integer::sum) == 1;
            return cut ? ScriptedRelay.HANG_UP : ScriptedRelay.YES;
        });
        Issue issue = sent();
        node();
        for (int i = 0; i < 20 && issues.get(issue.id()).state() == Issue.State.SENDING; i++) {
            quiet();
            clock.pass(Duration.ofSeconds(15));
        }
        through(issue);
        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 60L));
        assertThat(arrivals()).hasSize(60).allSatisfy((to, count) -> assertThat(count)
                .isOne());
    }

    @Test
    void a_host_that_asks_for_slowness_gets_it_and_no_other_host_waits() {
        readers.sign(letter, 30, "slow.example");
        readers.sign(letter, 30, "quick.example");
        relay.answering((step, to) ->
                step == Step.RCPT && to.endsWith("@slow.example") ? "421 4.7.0 slow down" : ScriptedRelay.YES);
        Issue issue = sent();
        node();
        until(() -> ofDomain(issue, "quick.example").count(Mark.ACCEPTED) == 30);
        until(() -> ofDomain(issue, "slow.example").count(Mark.DEFERRED) == 30);
        assertThat(issues.report(issue).alarms())
                .singleElement()
                .asString()
                .contains("slow.example has stopped taking us");

        relay.answering((step, to) -> ScriptedRelay.YES);
        for (int i = 0; i < 8 && issues.get(issue.id()).state() == Issue.State.SENDING; i++) {
            clock.pass(Duration.ofHours(1));
            quiet();
        }
        through(issue);
        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 60L));
    }

    @Test
    void whoever_leaves_while_it_goes_out_does_not_get_it() throws Exception {
        readers.sign(letter, 500);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        relay.answering((step, to) -> {
            begun.countDown();
            wait(goOn);
            return ScriptedRelay.YES;
        });
        Issue issue = sent();
        node();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        List<String> left = readers.leave(letter, 400, 499);
        clock.pass(Duration.ofSeconds(5));
        goOn.countDown();
        through(issue);
        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 400L, Mark.LEFT, 100L));
        assertThat(arrivals().keySet()).doesNotContainAnyElementsOf(left);
    }

    @Test
    void a_pause_holds_at_once_and_a_resumed_issue_reaches_everybody() {
        readers.sign(letter, 400);
        AtomicBoolean pressed = new AtomicBoolean();
        relay.answering((step, to) -> {
            if (step == Step.DOT && relay.taken().size() >= 50 && pressed.compareAndSet(false, true)) {
                issues.pause(current, null);
            }
            return ScriptedRelay.YES;
        });
        Issue issue = sent();
        node();
        until(() -> issues.get(issue.id()).state() == Issue.State.PAUSED);
        quiet();
        int before = relay.taken().size();
        assertThat(before).as("one for each line at most").isBetween(50, 60);
        quiet();
        assertThat(relay.taken()).hasSize(before);

        relay.answering((step, to) -> ScriptedRelay.YES);
        issues.resume(issue.id(), null);
        through(issue);
        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 400L));
        assertThat(arrivals()).hasSize(400).allSatisfy((to, count) -> assertThat(count)
                .isOne());
    }

    @Test
    void a_cancelled_issue_goes_to_nobody_else() {
        readers.sign(letter, 300);
        relay.answering((step, to) -> {
            if (step == Step.DOT && relay.taken().size() == 30) {
                issues.cancel(current, null);
            }
            return ScriptedRelay.YES;
        });
        Issue issue = sent();
        node();
        until(() -> issues.get(issue.id()).state() == Issue.State.CANCELLED);
        quiet();
        Map<Mark, Long> marks = marks(issue);
        assertThat(marks.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(300);
        assertThat(marks.get(Mark.ACCEPTED)).isEqualTo(relay.taken().size());
        assertThat(marks.get(Mark.CANCELLED)).isGreaterThan(250);
    }

    @Test
    void two_nodes_share_one_sending() {
        readers.sign(letter, 2_000);
        Issue issue = sent();
        node();
        node();
        through(issue);
        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 2_000L));
        assertThat(arrivals()).hasSize(2_000).allSatisfy((to, count) -> assertThat(count)
                .isOne());
    }

    @Test
    void another_relay_takes_over_from_one_that_is_gone() {
        ScriptedRelay standby = new ScriptedRelay();
        add("standby", standby, 0);
        relay.close();
        readers.sign(letter, 20);
        Issue issue = sent();
        node();
        through(issue);
        assertThat(standby.taken()).hasSize(20);
        standby.close();
    }

    private Issue sent() {
        Issue issue = issues.begin(letter.id(), null);
        words(issue);
        current = issue.id();
        issues.send(issue.id(), null);
        return issues.get(issue.id());
    }

    private void words(Issue issue) {
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

    private Dispatch node() {
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
                transactions,
                dataSource,
                clock);
        node.start();
        nodes.add(node);
        return node;
    }

    private void through(Issue issue) {
        until(() -> issues.get(issue.id()).state() == Issue.State.SENT);
    }

    private static void until(BooleanSupplier reached) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("patience is over").isBefore(end);
            rest(20);
        }
    }

    private void quiet() {
        int before = -1;
        while (before != relay.taken().size()) {
            before = relay.taken().size();
            rest(1_200);
        }
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void wait(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<Mark, Long> marks(Issue issue) {
        return Map.copyOf(issues.report(issue).all().counts());
    }

    private Issues.OfDomain ofDomain(Issue issue, String domain) {
        return issues.report(issue).domains().stream()
                .filter(one -> one.domain().equals(domain))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Long> arrivals() {
        return relay.taken().stream().collect(Collectors.groupingBy(ScriptedRelay.Taken::to, Collectors.counting()));
    }

    /** The number in r17.…@mail.example; -1 for none. */
    private static int number(String to) {
        return to.isEmpty() ? -1 : Integer.parseInt(to.substring(1, to.indexOf('.')));
    }
}

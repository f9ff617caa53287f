package press.stet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.mail.Relay;
import press.stet.mail.Relays;
import press.stet.mail.ScriptedRelay;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.readers.Held;
import press.stet.readers.Letter;
import press.stet.readers.Offers;
import press.stet.readers.Subscriptions;

/** kill -9 while a letter goes out, again and again: nobody gets it twice, nobody is lost, and every doubt has a name. */
@StetTest
@DirtiesContext
@TestPropertySource(properties = {"stet.worker=false", "stet.site-port=8080"})
@Import(ReadersAtHand.class)
class KillTest {

    private static final int LINES = 4;

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
    ReadersAtHand readers;

    @Autowired
    Environment environment;

    final ScriptedRelay relay = new ScriptedRelay();
    Process node;

    @AfterEach
    void stop() {
        if (node != null) {
            node.destroyForcibly();
        }
        relay.close();
    }

    @Test
    void a_sending_killed_three_times_reaches_everybody_once() throws Exception {
        kill(3, 900, 400);
    }

    /** Fifty rounds, or as many as {@code -Dstet.rounds} says, drawn from {@code -Dstet.seed}. */
    @Test
    @Tag("long")
    void a_sending_killed_fifty_times_reaches_everybody_once() throws Exception {
        int rounds = Integer.getInteger("stet.rounds", 50);
        kill(rounds, 240 * rounds, 300);
    }

    private void kill(int kills, int count, int perSecond) throws Exception {
        houses.save(new House(
                "The Courier", "", "https://courier.example", ZoneId.of("Europe/Riga"), List.of("en"), "{}", true));
        relays.all().forEach(one -> relays.remove(one.id(), null));
        relays.add(
                "scripted",
                "127.0.0.1",
                relay.port(),
                Relay.Security.PLAIN,
                null,
                null,
                new Relays.Pace(1, LINES, perSecond),
                null);
        Letter letter = offers.add(
                "en",
                "k" + UUID.randomUUID().toString().substring(0, 8),
                "The week",
                "Fridays.",
                Letter.Rhythm.WEEKLY,
                null);
        readers.sign(letter, count);
        Issue issue = issues.begin(letter.id(), null);
        issues.save(issue.id(), issue.saves(), new Draft("Killed", "", "Words.", Issue.Form.WHOLE, List.of()));
        issues.send(issue.id(), null);

        Random random = new Random(Long.getLong("stet.seed", 7));
        for (int kill = 0; kill < kills; kill++) {
            int wanted = Math.min(count - 50, relay.taken().size() + 20 + random.nextInt(count / (2 * kills)));
            node = start();
            until(() -> relay.taken().size() >= wanted);
            node.destroyForcibly().waitFor();
        }
        node = start();
        until(() -> issues.get(issue.id()).state() == Issue.State.SENT);

        Map<String, Long> arrivals =
                relay.taken().stream().collect(Collectors.groupingBy(ScriptedRelay.Taken::to, Collectors.counting()));
        assertThat(arrivals.values()).as("duplicates").containsOnly(1L);
        Reports.OfDomain all = reports.of(issue).all();
        assertThat(all.count(Mark.ACCEPTED) + all.count(Mark.DOUBTFUL)).isEqualTo(count);
        assertThat(all.count(Mark.DOUBTFUL)).isLessThanOrEqualTo((long) LINES * kills);
        Set<String> doubtful = named(issue, Mark.DOUBTFUL);
        Set<String> accepted = named(issue, Mark.ACCEPTED);
        assertThat(doubtful).as("each one named").hasSize((int) all.count(Mark.DOUBTFUL));
        assertThat(arrivals.keySet()).as("accepted and lost").containsAll(accepted);
        Set<String> unknown = new HashSet<>(arrivals.keySet());
        unknown.removeAll(accepted);
        assertThat(doubtful).as("arrived without a word in the record").containsAll(unknown);
    }

    private Set<String> named(Issue issue, Mark mark) {
        return reports.lines(issue, mark, -1, 100_000).stream()
                .map(line -> subscriptions
                        .held(line.subscriber())
                        .map(Held::address)
                        .orElseThrow()
                        .text())
                .collect(Collectors.toSet());
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SendingNode.class.getName(),
                        "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                        "--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
                        "--spring.datasource.password=" + environment.getProperty("spring.datasource.password"),
                        "--spring.datasource.hikari.maximum-pool-size=8",
                        "--stet.data=" + environment.getProperty("stet.data"))
                .redirectErrorStream(true)
                .redirectOutput(new File("target/sending-node.log"))
                .start();
    }

    private void until(BooleanSupplier reached) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(120);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("patience is over").isBefore(end);
            assertThat(node.isAlive())
                    .as("the node ended by itself; see target/sending-node.log")
                    .isTrue();
            Thread.sleep(5);
        }
    }
}

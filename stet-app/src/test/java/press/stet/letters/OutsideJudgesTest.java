package press.stet.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.TestClock;
import press.stet.jobs.TestJobs;
import press.stet.kernel.Fingerprints;
import press.stet.kernel.Secret;
import press.stet.mail.DkimKey;
import press.stet.mail.Relay;
import press.stet.mail.Relays;
import press.stet.mail.Sender;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.readers.Addressee;
import press.stet.readers.Letter;
import press.stet.readers.Links;
import press.stet.readers.MailAddress;
import press.stet.readers.Offers;

/** Whole mails, shown to programs of others: opendkim checks the signatures, SpamAssassin the manners. */
@StetTest
@TestPropertySource(properties = {"stet.worker=false", "stet.site-port=8080"})
@Import({TestClock.class, TestJobs.class, ReadersAtHand.class})
class OutsideJudgesTest {

    @Autowired
    Issues issues;

    @Autowired
    Offers offers;

    @Autowired
    Houses houses;

    @Autowired
    Relays relays;

    @Autowired
    Links links;

    @Autowired
    Fingerprints fingerprints;

    @TempDir
    Path folder;

    private static final Mailbox MAILBOX =
            new Mailbox("127.0.0.1", 143, Relay.Security.PLAIN, "bounces", new Secret("secret"), null, 0, null);

    @ParameterizedTest
    @CsvSource({
        "en,The week,The river rose again and nobody on the quay could say why it did so this week.",
        "ru,Неделя,Река снова поднялась и никто на набережной не мог сказать почему это случилось.",
        "fa,هفته,رود دوباره بالا آمد و هیچ‌کس در اسکله نمی‌دانست چرا این هفته چنین شد."
    })
    void a_letter_is_signed_so_that_others_can_check_it_and_looks_like_a_letter(
            String language, String name, String sentence) throws Exception {
        byte[] mail = mail(language, name, sentence);
        Path file = Files.write(folder.resolve("letter.eml"), mail);
        String verdict = run("/usr/sbin/opendkim", "-x", conf().toString(), "-t", file.toString());
        assertThat(verdict).contains("2048-bit key) succeeded");

        Path changed = Files.writeString(
                folder.resolve("changed.eml"),
                new String(mail, StandardCharsets.US_ASCII)
                        .replace("List-Unsubscribe-Post: L", "List-Unsubscribe-Post: l"),
                StandardCharsets.US_ASCII);
        assertThat(run("/usr/sbin/opendkim", "-x", conf().toString(), "-t", changed.toString()))
                .contains("failed");

        Matcher points =
                Pattern.compile("\\((-?[0-9.]+) points").matcher(run("sh", "-c", "spamassassin -L -t < " + file));
        assertThat(points.find()).isTrue();
        assertThat(Double.parseDouble(points.group(1))).isLessThan(1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "fa"})
    void the_html_checker_finds_no_error_in_a_letter(String language) throws Exception {
        Path checker = Path.of("../checks/node_modules/vnu-jar/build/dist/vnu.jar");
        assumeTrue(Files.exists(checker), "Run “npm ci --ignore-scripts” in checks/ to call the judge.");
        byte[] unused = mail(language, "The week", "One sentence.");
        Issue issue = issues.newest(1).getFirst();
        Path file = Files.writeString(
                folder.resolve("letter.html"), issues.preview(issue).filled().html());
        assertThat(run(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xss1m",
                        "-jar",
                        checker.toString(),
                        "--exit-zero-always",
                        "--stdout",
                        file.toString()))
                .isBlank();
    }

    private byte[] mail(String language, String name, String sentence) throws MailAddress.Bad {
        houses.save(new House(
                "The Courier",
                "",
                "https://courier.example",
                ZoneId.of("Europe/Riga"),
                List.of("en", "ru", "fa"),
                "{}",
                true));
        Letter letter = offers.add(
                language,
                "j" + UUID.randomUUID().toString().substring(0, 8),
                name,
                sentence,
                Letter.Rhythm.WEEKLY,
                null);
        Issue draft = issues.begin(letter.id(), null);
        issues.save(
                draft.id(),
                draft.saves(),
                new Draft(name, "", (sentence + "\n\n").repeat(30), Issue.Form.WHOLE, List.of()));
        Issue issue = begun(issues.get(draft.id()));
        Sender sender = new Sender("letters@newsroom.example", null, "bounces.newsroom.example", Sender.Signing.OURS);
        Press press = new Press(
                issue,
                issues.preview(issue),
                letter,
                houses.house(),
                sender,
                keys(),
                "https://courier.example",
                links,
                fingerprints,
                Instant.EPOCH,
                MAILBOX);
        Addressee to = new Addressee(UUID.randomUUID(), UUID.randomUUID(), MailAddress.parse("ada@mail.example"));
        issues.cancel(issue.id(), null);
        return press.print(
                new Parcel(null, 1, 0, "mail.example", to, press.envelope(1, to), press, Instant.EPOCH),
                press.signer());
    }

    /** The judges go by the clock on the wall, and a signature from the future is none. */
    private static Issue begun(Issue issue) {
        return new Issue(
                issue.id(),
                issue.number(),
                issue.letter(),
                issue.language(),
                issue.state(),
                issue.subject(),
                issue.preheader(),
                issue.intro(),
                issue.form(),
                issue.picks(),
                null,
                Instant.parse("2026-01-02T06:00:00Z"),
                null,
                null,
                issue.saves());
    }

    private List<DkimKey> keys() {
        return relays.keys("newsroom.example");
    }

    private Path conf() throws IOException {
        Path keys = Files.writeString(
                folder.resolve("keys"),
                keys().stream()
                        .map(key -> key.recordName() + " " + key.record())
                        .collect(Collectors.joining("\n", "", "\n")));
        return Files.writeString(folder.resolve("conf"), "Mode v\nTestPublicKeys " + keys + "\n");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}

package press.stet.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;

/** What is sent once, and what is forgotten when. */
@StetTest
@Import(PracticeCase.Fakes.class)
@TestPropertySource(properties = "stet.worker=false")
class ForgettingTest extends PracticeCase {

    private static final Path LOG = Path.of("target", "forgetting", "log");
    private static final FileAppender<ILoggingEvent> WRITTEN = new FileAppender<>();

    /** All that the program says, in all detail, goes into a file as well. */
    @BeforeAll
    static void a_log() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        PatternLayoutEncoder words = new PatternLayoutEncoder();
        words.setContext(root.getLoggerContext());
        words.setPattern("%level %logger %thread %mdc %msg%n%ex{full}");
        words.start();
        WRITTEN.setContext(root.getLoggerContext());
        WRITTEN.setAppend(false);
        WRITTEN.setFile(LOG.resolve("stet.log").toString());
        WRITTEN.setEncoder(words);
        WRITTEN.start();
        root.addAppender(WRITTEN);
        ((Logger) LoggerFactory.getLogger("press.stet")).setLevel(Level.DEBUG);
    }

    @AfterAll
    static void no_log() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(WRITTEN);
        ((Logger) LoggerFactory.getLogger("press.stet")).setLevel(null);
        WRITTEN.stop();
    }

    @Test
    void a_reminder_is_confirmed_sent_once_and_forgotten() {
        String month = reminders.months().getFirst().toString();
        reminders.ask("later@example.org", month, "en");
        reminders.ask("later@example.org", month, "en");
        work();
        assertThat(post.mails).hasSize(1);
        String secret = post.mails.getFirst().text().replaceAll("(?s).*give/remind/([A-Za-z0-9_-]+).*", "$1");
        assertThat(reminders.confirm(secret)).isPresent();
        reminders.remindDue();
        work();
        assertThat(post.mails).hasSize(1);

        clock.pass(Duration.ofDays(62));
        reminders.remindDue();
        work();
        reminders.remindDue();
        work();

        assertThat(post.mails).extracting(Letterbox.Came::subject).hasSize(2);
        assertThat(jdbc.sql("select count(*) from support.reminder")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(reminders.confirm(secret)).isEmpty();
    }

    @Test
    void a_reminder_nobody_confirms_is_forgotten_after_a_week() {
        reminders.ask("never@example.org", reminders.months().getLast().toString(), "fa");
        clock.pass(Reminders.UNANSWERED.plusDays(1));
        reminders.remindDue();

        assertThat(jdbc.sql("select count(*) from support.reminder")
                        .query(Long.class)
                        .single())
                .isZero();
        work();
        assertThat(post.mails).isEmpty();
    }

    @Test
    void after_the_retention_day_nothing_on_disk_names_a_contributor_and_the_amounts_stay() throws IOException {
        String who = "zerlina.quartermain";
        UUID once = given(form("once", "5", PracticeRail.Card.WORKS, "LV", who + "@example.org"));
        UUID stopped = given(form("monthly", "5", PracticeRail.Card.WORKS, "LV", who + "@example.org"));
        work();
        UUID donor = books.contribution(once).orElseThrow().donor();
        managing.stop(
                links.make(ManageLinks.Kind.DONOR, donor, ManageLinks.MAILED),
                books.contribution(stopped).orElseThrow().plan());
        work();
        assertThat(jdbc.sql("select mail is not null from support.donor where id = :id")
                        .param("id", donor)
                        .query(Boolean.class)
                        .single())
                .isTrue();

        thingsGoWrongWith(who + "@example.org");
        clock.pass(Duration.ofDays(181));
        retention.forgetDue();

        assertThat(jdbc.sql(
                                "select key is null and mail is null and mail_hash is null from support.donor where id = :id")
                        .param("id", donor)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(ledger.kept(once, org.joda.money.CurrencyUnit.USD).getAmountMinorLong())
                .isEqualTo(500);
        jdbc.sql("checkpoint").update();
        assertThat(filesWith(data.root(), who)).isEmpty();
        assertThat(filesWith(Path.of("target", "test-postgres"), who)).isEmpty();
        assertThat(filesWith(LOG, "The database refused a name.")).hasSize(1);
        assertThat(filesWith(LOG, "zerlina")).isEmpty();
    }

    /** The database refuses, forms are wrong, the queue fails: each of them writes to a log. */
    private void thingsGoWrongWith(String mail) {
        jdbc.sql("create or replace function support.dark() returns trigger language plpgsql as $$"
                        + " begin raise exception 'dark'; end $$")
                .update();
        for (String table : List.of("support.donor", "support.reminder", "mail.outbox")) {
            jdbc.sql("create trigger dark before insert on " + table + " for each row execute function support.dark()")
                    .update();
        }
        try {
            assertThatThrownBy(() -> given(form("once", "5", PracticeRail.Card.WORKS, "LV", "new." + mail)))
                    .hasMessageContaining("dark");
            assertThatThrownBy(() ->
                            reminders.ask(mail, reminders.months().getFirst().toString(), "en"))
                    .hasMessageContaining("dark");
            managing.mailLink(mail);
            assertThatThrownBy(this::work).satisfies(wrong -> LoggerFactory.getLogger(ForgettingTest.class)
                    .warn("A job failed.", wrong));
            assertThatThrownBy(() -> managing.mailLink(mail + " <script>")).isInstanceOf(GivingRefusal.class);
        } finally {
            for (String table : List.of("support.donor", "support.reminder", "mail.outbox")) {
                jdbc.sql("drop trigger dark on " + table).update();
            }
        }
        LoggerFactory.getLogger(ForgettingTest.class).info("The database refused a name.");
        work();
    }

    /** Files below a folder that hold these words, in UTF-8 or UTF-16, also while a server writes there. */
    private static List<Path> filesWith(Path folder, String words) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try {
                    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    String wide = new String(words.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
                    if (bytes.contains(words) || bytes.contains(wide)) {
                        found.add(file);
                    }
                } catch (IOException gone) {
                    // The server took it away in between.
                }
            }
        }
        return found;
    }

    @Test
    void the_search_of_the_disk_would_find_a_name(@org.junit.jupiter.api.io.TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("log"), "zerlina.quartermain gave");
        assertThat(filesWith(folder, "zerlina.quartermain")).hasSize(1);
    }

    @Test
    void forgetting_on_request_stops_everything_and_destroys_the_key() {
        UUID id = given(form("monthly", "5", PracticeRail.Card.WORKS, "LV", "forget@example.org"));
        work();
        UUID donor = books.contribution(id).orElseThrow().donor();

        assertThat(managing.erase(links.make(ManageLinks.Kind.DONOR, donor, ManageLinks.MAILED)))
                .isTrue();
        work();

        assertThat(books.plan(books.contribution(id).orElseThrow().plan())
                        .orElseThrow()
                        .state())
                .isEqualTo(PlanState.CANCELLED);
        managing.mailLink("forget@example.org");
        post.mails.clear();
        work();
        assertThat(post.mails).isEmpty();
        assertThat(ledger.kept(id, org.joda.money.CurrencyUnit.USD).getAmountMinorLong())
                .isEqualTo(500);
    }
}

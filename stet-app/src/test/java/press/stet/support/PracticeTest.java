package press.stet.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Refusal;
import press.stet.kernel.Secret;

/** The whole of giving, managing and forgetting over the practice rail and the database. */
@StetTest
@DirtiesContext
@Import(PracticeTest.Fakes.class)
@TestPropertySource(properties = "stet.worker=false")
class PracticeTest {

    @TestConfiguration
    static class Fakes {

        @Bean
        @Primary
        SmallPartsTest.Moving movingClock() {
            return new SmallPartsTest.Moving();
        }

        @Bean
        Letterbox post() {
            return new Letterbox();
        }
    }

    /** Takes mails instead of a relay. */
    static class Letterbox implements SupportPost {

        final List<Mail> mails = new ArrayList<>();
        boolean full;

        @Override
        public void hand(Mail mail) throws IOException {
            if (full) {
                throw new IOException("The relay is not there.");
            }
            mails.add(mail);
        }
    }

    @Autowired
    Giving giving;

    @Autowired
    Managing managing;

    @Autowired
    Reminders reminders;

    @Autowired
    Interlock interlock;

    @Autowired
    PracticeRail practice;

    @Autowired
    Retention retention;

    @Autowired
    Looking looking;

    @Autowired
    Ordering ordering;

    @Autowired
    BookRows books;

    @Autowired
    LedgerRows ledger;

    @Autowired
    SupportMails mails;

    @Autowired
    RailRack rails;

    @Autowired
    Meter meter;

    @Autowired
    SupportHouse house;

    @Autowired
    ManageLinks links;

    @Autowired
    Letterbox post;

    @Autowired
    SmallPartsTest.Moving clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataFolder data;

    @BeforeEach
    void nothing_is_blocked_and_nothing_waits() {
        interlock.countries().forEach(country -> interlock.unblock(country.code(), null));
        post.full = false;
        work();
        post.mails.clear();
    }

    private static Giving.Form form(String rhythm, String amount, PracticeRail.Card card, String country, String mail) {
        return new Giving.Form(
                UUID.randomUUID(),
                "practice",
                PracticeRail.token(card, country),
                rhythm,
                amount,
                "USD",
                "en",
                "LV",
                true,
                mail);
    }

    private UUID given(Giving.Form form) {
        return ((Giving.Outcome.Begun) giving.give(form)).contribution();
    }

    /** What the queue would do. */
    private void work() {
        jdbc.sql("select key from support.rail_order where answered_at is null")
                .query(String.class)
                .list()
                .forEach(ordering::carryOut);
        books.waiting(null).forEach(news -> looking.newsOf(news.about()));
        jdbc.sql("select id from support.mail where state = 'DUE'")
                .query(UUID.class)
                .list()
                .forEach(id -> mails.run(new BookRows.Send(id)));
    }

    @Test
    void a_gift_arrives_once_however_often_its_form_is_sent() {
        Giving.Form form = form("once", "5", PracticeRail.Card.WORKS, "LV", "");
        UUID id = given(form);
        given(form);

        assertThat(giving.standing(id).orElseThrow().state()).isEqualTo(ContributionState.SUCCEEDED);
        assertThat(giving.standing(id).orElseThrow().practice()).isTrue();
        assertThat(jdbc.sql("select count(*) from support.practice_payment where attempt = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(ledger.kept(id, org.joda.money.CurrencyUnit.USD).getAmountMinorLong())
                .isEqualTo(500);
    }

    @Test
    void a_declined_card_says_why_and_books_nothing() {
        UUID id = given(form("monthly", "5", PracticeRail.Card.EXPIRED, "LV", ""));

        Giving.Standing standing = giving.standing(id).orElseThrow();
        assertThat(standing.state()).isEqualTo(ContributionState.FAILED);
        assertThat(standing.failure()).isEqualTo(Failure.CARD_EXPIRED);
        assertThat(ledger.kept(id, org.joda.money.CurrencyUnit.USD).isZero()).isTrue();
    }

    @Test
    void who_lives_or_banks_where_giving_is_a_crime_is_stopped_and_only_a_count_is_kept() {
        interlock.block("BY", LocalDate.parse("2026-01-01"), "", null);
        long before = rows();
        int counted = interlock.stoppedSince(LocalDate.EPOCH);

        for (Giving.Form form : List.of(
                form("once", "5", PracticeRail.Card.WORKS, "BY", "stopped@example.org"),
                form("once", "5", PracticeRail.Card.NOWHERE, "LV", "stopped@example.org"))) {
            assertThat(giving.give(form)).isInstanceOf(Giving.Outcome.Stopped.class);
        }
        Giving.Form resident = form("once", "5", PracticeRail.Card.WORKS, "LV", "stopped@example.org");
        assertThat(giving.give(new Giving.Form(
                        resident.id(),
                        "practice",
                        resident.token(),
                        "once",
                        "5",
                        "USD",
                        "en",
                        "BY",
                        true,
                        "stopped@example.org")))
                .isInstanceOf(Giving.Outcome.Stopped.class);

        assertThat(rows()).isEqualTo(before);
        assertThat(interlock.stoppedSince(LocalDate.EPOCH)).isEqualTo(counted + 3);
        work();
        assertThat(post.mails).isEmpty();
    }

    private long rows() {
        return jdbc.sql("""
                        select (select count(*) from support.contribution) + (select count(*) from support.plan)
                          + (select count(*) from support.rail_order) + (select count(*) from support.mail)
                          + (select count(*) from support.donor) + (select count(*) from support.practice_payment)""").query(Long.class).single();
    }

    @Test
    void where_a_country_is_blocked_residence_and_warning_must_be_answered_first() {
        interlock.block("RU", LocalDate.parse("2026-01-01"), "", null);
        Giving.Form form = form("once", "5", PracticeRail.Card.WORKS, "LV", "");

        assertThatThrownBy(() -> giving.give(
                        new Giving.Form(form.id(), "practice", form.token(), "once", "5", "USD", "en", "", true, "")))
                .extracting(refusal -> ((Refusal) refusal).field())
                .isEqualTo("residence");
        assertThatThrownBy(() -> giving.give(new Giving.Form(
                        form.id(), "practice", form.token(), "once", "5", "USD", "en", "LV", false, "")))
                .extracting(refusal -> ((Refusal) refusal).field())
                .isEqualTo("understood");
        assertThatThrownBy(() -> giving.give(form("once", "5", PracticeRail.Card.WORKS, "LV", "someone@mail.ru")))
                .extracting(refusal -> ((Refusal) refusal).field())
                .isEqualTo("mail");
    }

    @Test
    void a_monthly_gift_of_the_31st_is_charged_at_every_months_end_and_once_per_month() {
        clock.now = java.time.Instant.parse("2027-01-31T12:00:00Z");
        UUID id = given(form("monthly", "5", PracticeRail.Card.WORKS, "LV", ""));
        UUID plan = books.contribution(id).orElseThrow().plan();

        for (int day = 0; day < 100; day++) {
            clock.pass(Duration.ofDays(1));
            practice.chargeDue();
            practice.chargeDue();
        }
        work();

        assertThat(jdbc.sql("select period from support.contribution where plan = :plan order by period")
                        .param("plan", plan)
                        .query(LocalDate.class)
                        .list())
                .containsExactly(
                        LocalDate.parse("2027-01-31"),
                        LocalDate.parse("2027-02-28"),
                        LocalDate.parse("2027-03-31"),
                        LocalDate.parse("2027-04-30"));
        assertThat(jdbc.sql("select distinct state from support.contribution where plan = :plan")
                        .param("plan", plan)
                        .query(String.class)
                        .list())
                .containsExactly("SUCCEEDED");
    }

    @Test
    void a_contributor_changes_pauses_and_stops_by_the_mailed_link_alone() {
        UUID id = given(form("monthly", "5", PracticeRail.Card.WORKS, "LV", "Ada@Example.org"));
        UUID plan = books.contribution(id).orElseThrow().plan();
        work();
        managing.mailLink("ada@example.ORG ");
        work();
        String secret = post.mails.getLast().text().replaceAll("(?s).*give/manage/([A-Za-z0-9_-]+).*", "$1");

        assertThat(post.mails).extracting(SupportPost.Mail::to).containsOnly("Ada@Example.org");
        assertThat(managing.view(secret).orElseThrow().plans()).hasSize(1);
        assertThat(managing.change(secret, plan, "7,50")).isTrue();
        work();
        assertThat(books.plan(plan).orElseThrow().amount().getAmountMinorLong()).isEqualTo(750);
        assertThat(managing.pause(secret, plan)).isTrue();
        work();
        assertThat(books.plan(plan).orElseThrow().state()).isEqualTo(PlanState.PAUSED);
        assertThat(managing.resume(secret, plan)).isTrue();
        work();
        assertThat(books.plan(plan).orElseThrow().state()).isEqualTo(PlanState.ACTIVE);
        assertThat(managing.stop(secret, plan)).isTrue();
        work();
        assertThat(books.plan(plan).orElseThrow().state()).isEqualTo(PlanState.CANCELLED);
        assertThat(managing.change(secret, plan, "9")).isFalse();
        clock.pass(Duration.ofDays(2));
        assertThat(managing.view(secret)).isEmpty();
    }

    @Test
    void a_link_opens_nobody_elses_plan() {
        UUID mine = books.contribution(given(form("monthly", "5", PracticeRail.Card.WORKS, "LV", "mine@example.org")))
                .orElseThrow()
                .plan();
        UUID other = books.contribution(given(form("monthly", "5", PracticeRail.Card.WORKS, "LV", "")))
                .orElseThrow()
                .plan();
        String secret = links.make(ManageLinks.Kind.PLAN, other, ManageLinks.SHOWN);

        assertThat(managing.stop(secret, mine)).isFalse();
        assertThat(managing.view(secret.substring(2))).isEmpty();
        assertThat(managing.view(secret.replaceFirst(".$", secret.endsWith("A") ? "B" : "A")))
                .isEmpty();
        assertThat(managing.stop(secret, other)).isTrue();
    }

    @Test
    void designation_day_stops_what_is_charged_there_after_a_dry_run_and_writes_to_nobody() {
        UUID there = books.contribution(given(form("monthly", "5", PracticeRail.Card.WORKS, "GE", "ge@example.org")))
                .orElseThrow()
                .plan();
        UUID elsewhere = books.contribution(
                        given(form("monthly", "5", PracticeRail.Card.WORKS, "LV", "lv@example.org")))
                .orElseThrow()
                .plan();
        work();
        post.mails.clear();

        assertThat(interlock.dryRun("ge").plans()).isOne();
        assertThat(books.plan(there).orElseThrow().state()).isEqualTo(PlanState.ACTIVE);
        assertThat(interlock.designate("GE", null).plans()).isOne();
        work();

        assertThat(books.plan(there).orElseThrow().state()).isEqualTo(PlanState.STOPPED_BY_POLICY);
        assertThat(books.plan(elsewhere).orElseThrow().state()).isEqualTo(PlanState.ACTIVE);
        assertThat(practice.plan(books.plan(there).orElseThrow().ref()).status())
                .isEqualTo(PlanTruth.Status.CANCELLED);
        assertThat(post.mails).isEmpty();
        assertThat(interlock.dryRun("GE").plans()).isZero();
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

        assertThat(post.mails).extracting(SupportPost.Mail::subject).hasSize(2);
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
    void a_mail_that_the_relay_does_not_take_goes_later_and_one_cut_off_is_named_doubtful() {
        UUID gift = given(form("once", "5", PracticeRail.Card.WORKS, "LV", "relay@example.org"));
        UUID id = jdbc.sql("select id from support.mail where subject = :gift")
                .param("gift", gift)
                .query(UUID.class)
                .single();
        post.full = true;
        assertThatThrownBy(() -> mails.run(new BookRows.Send(id))).isInstanceOf(IllegalStateException.class);
        post.full = false;
        mails.run(new BookRows.Send(id));
        mails.run(new BookRows.Send(id));
        assertThat(post.mails).hasSize(1);

        jdbc.sql("update support.mail set state = 'SENDING' where id = :id")
                .param("id", id)
                .update();
        clock.pass(Duration.ofHours(1));
        assertThat(mails.nameDoubtful()).isOne();
        mails.run(new BookRows.Send(id));
        assertThat(post.mails).hasSize(1);
    }

    @Test
    void practice_never_counts_as_money() {
        house.save(
                new SupportHouse.Settings(
                        "COURIER",
                        org.joda.money.Money.of(org.joda.money.CurrencyUnit.USD, 100),
                        0,
                        SupportHouse.MeterStyle.SUM,
                        true,
                        true,
                        180),
                null);
        given(form("once", "50", PracticeRail.Card.WORKS, "LV", ""));
        clock.pass(Duration.ofDays(1));

        assertThat(meter.reading()).isEmpty();
        assertThat(meter.reading(Mode.PRACTICE)).isPresent();
    }

    @Test
    void the_practice_rail_is_gone_once_there_are_real_keys_and_modes_never_mix() {
        assertThat(rails.practising()).isTrue();
        assertThatThrownBy(() -> rails.connect(new RailAccount("nonsense", "acct", Mode.TEST), new Secret("x"), null))
                .isInstanceOf(Refusal.class);
        jdbc.sql(
                        "insert into support.rail (rail, account, mode, keys, since) values ('stripe', 'acct_1', 'TEST', '\\x00', now())")
                .update();
        try {
            assertThat(rails.practising()).isFalse();
            assertThatThrownBy(() -> giving.give(form("once", "5", PracticeRail.Card.WORKS, "LV", "")))
                    .isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> rails.connect(
                            new RailAccount("stripe", "acct_1", Mode.LIVE), new Secret("sk_live_x\npk\nwhsec"), null))
                    .hasMessageContaining("side by side");
        } finally {
            jdbc.sql("delete from support.rail").update();
        }
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

    @Test
    void a_bank_that_asks_is_answered_on_its_page_and_the_gift_arrives() {
        Giving.Outcome.Begun begun =
                (Giving.Outcome.Begun) giving.give(form("annual", "24", PracticeRail.Card.CONFIRM, "LV", ""));
        assertThat(begun.next()).startsWith("practice/");
        assertThat(giving.standing(begun.contribution()).orElseThrow().state())
                .isEqualTo(ContributionState.ACTION_REQUIRED);

        practice.answered(begun.next().substring("practice/".length()), true);
        work();

        assertThat(giving.standing(begun.contribution()).orElseThrow().state()).isEqualTo(ContributionState.SUCCEEDED);
        assertThat(books.plan(books.contribution(begun.contribution())
                                .orElseThrow()
                                .plan())
                        .orElseThrow()
                        .state())
                .isEqualTo(PlanState.ACTIVE);
    }
}

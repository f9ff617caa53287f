package press.stet.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.kernel.Refusal;
import press.stet.kernel.Secret;

/** Giving, managing and the interlock over the practice rail and the database. */
@StetTest
@Import(PracticeCase.Fakes.class)
@TestPropertySource(properties = "stet.worker=false")
class PracticeTest extends PracticeCase {

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

        assertThat(post.mails).extracting(Letterbox.Came::to).containsOnly("Ada@example.org");
        assertThat(managing.view(secret).orElseThrow().plans()).hasSize(1);
        assertThat(managing.change(secret, plan, "7,50", "monthly")).isTrue();
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
        assertThat(managing.change(secret, plan, "9", "monthly")).isFalse();
        clock.pass(Duration.ofDays(2));
        assertThat(managing.view(secret)).isEmpty();
    }

    @Test
    void another_rhythm_begins_on_the_day_the_next_charge_was_due_anyway() {
        UUID id = given(form("monthly", "5", PracticeRail.Card.WORKS, "LV", ""));
        UUID plan = books.contribution(id).orElseThrow().plan();
        work();
        LocalDate next = books.plan(plan).orElseThrow().next();
        String secret = links.make(ManageLinks.Kind.PLAN, plan, ManageLinks.SHOWN);

        assertThat(managing.change(secret, plan, "60", "annual")).isTrue();
        work();
        assertThat(books.plan(plan).orElseThrow().rhythm()).isEqualTo(Rhythm.ANNUAL);
        assertThat(books.plan(plan).orElseThrow().next()).isEqualTo(next);
        clock.pass(Duration.ofDays(31));
        practice.chargeDue();
        work();
        assertThat(books.plan(plan).orElseThrow().next()).isEqualTo(next.plusYears(1));
        assertThatThrownBy(() -> managing.change(secret, plan, "60", "once")).isInstanceOf(GivingRefusal.class);
    }

    @Test
    void another_card_is_held_to_the_list_of_countries_and_nothing_of_a_stopped_one_is_kept() {
        UUID id = given(form("monthly", "5", PracticeRail.Card.WORKS, "LV", ""));
        UUID plan = books.contribution(id).orElseThrow().plan();
        work();
        String secret = links.make(ManageLinks.Kind.PLAN, plan, ManageLinks.SHOWN);

        assertThat(managing.card(secret, plan, PracticeRail.token(PracticeRail.Card.WORKS, "DE"), ""))
                .isEqualTo(new Managing.CardOutcome.Taken(null));
        assertThat(books.plan(plan).orElseThrow().country()).isEqualTo("DE");
        assertThatThrownBy(() -> managing.card(secret, plan, PracticeRail.token(PracticeRail.Card.EXPIRED, "DE"), ""))
                .isInstanceOf(RailRefused.class);

        interlock.block("BY", LocalDate.parse("2026-01-01"), "", null);
        long before = rows();
        assertThatThrownBy(() -> managing.card(secret, plan, PracticeRail.token(PracticeRail.Card.WORKS, "DE"), ""))
                .isInstanceOf(GivingRefusal.class);
        assertThat(managing.card(secret, plan, PracticeRail.token(PracticeRail.Card.WORKS, "BY"), "LV"))
                .isEqualTo(new Managing.CardOutcome.Stopped());
        assertThat(managing.card(secret, plan, PracticeRail.token(PracticeRail.Card.NOWHERE, "LV"), "LV"))
                .isEqualTo(new Managing.CardOutcome.Stopped());
        assertThat(rows()).isEqualTo(before);
        assertThat(managing.card("nonsense", plan, PracticeRail.token(PracticeRail.Card.WORKS, "LV"), "LV"))
                .isEqualTo(new Managing.CardOutcome.Gone());
    }

    @Test
    void the_receipt_of_a_year_counts_what_stayed_and_begins_where_the_tax_office_does() {
        clock.now = java.time.Instant.parse("2029-03-31T12:00:00Z");
        UUID march = given(form("once", "5", PracticeRail.Card.WORKS, "LV", "year@example.org"));
        given(form("once", "9", PracticeRail.Card.EXPIRED, "LV", "year@example.org"));
        clock.now = java.time.Instant.parse("2029-04-01T12:00:00Z");
        given(form("once", "7", PracticeRail.Card.WORKS, "LV", "year@example.org"));
        UUID back = given(form("once", "20", PracticeRail.Card.WORKS, "LV", "year@example.org"));
        practice.refund("r", "practice_" + back, org.joda.money.Money.of(org.joda.money.CurrencyUnit.USD, 8));
        giving.lookAgain(back);
        UUID donor = books.contribution(march).orElseThrow().donor();
        String secret = links.make(ManageLinks.Kind.DONOR, donor, ManageLinks.MAILED);

        Managing.YearReceipt april = managing.receipt(secret, YearMonth.of(2029, 4), YearMonth.of(2030, 3))
                .orElseThrow();
        assertThat(april.sums()).containsExactly(org.joda.money.Money.of(org.joda.money.CurrencyUnit.USD, 19));
        assertThat(managing.receipt(secret, YearMonth.of(2028, 4), YearMonth.of(2029, 3))
                        .orElseThrow()
                        .payments())
                .extracting(Managing.Settled::day)
                .containsExactly(LocalDate.parse("2029-03-31"));
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
        // Not the last letter: some of its bits stand for nothing.
        char tenth = secret.charAt(10) == 'A' ? 'B' : 'A';
        assertThat(managing.view(secret.substring(0, 10) + tenth + secret.substring(11)))
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

package press.stet.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.jobs.CutOff;
import press.stet.jobs.RunTwice;

/** Every job of contributions: run twice, and stopped half-way by a database that dies under it. */
@StetTest
@Import(PracticeCase.Fakes.class)
@TestPropertySource(properties = "stet.worker=false")
class SupportJobsTest extends PracticeCase {

    @Autowired
    NewsHandler newsHandler;

    @Autowired
    LookHandler lookHandler;

    @Autowired
    OrderHandler orderHandler;

    @Autowired
    Hourly hourly;

    /** From now on, until it is closed, every write to this table fails as if the power went. */
    private AutoCloseable dark(String table, String on) {
        jdbc.sql(
                        "create or replace function support.dark() returns trigger language plpgsql as $$ begin raise exception 'dark'; end $$")
                .update();
        jdbc.sql("create trigger dark before " + on + " on " + table + " for each row execute function support.dark()")
                .update();
        return () -> jdbc.sql("drop trigger dark on " + table).update();
    }

    private UUID asked() {
        return given(form("once", "5", PracticeRail.Card.CONFIRM, "LV", "jobs@example.org"));
    }

    private BookRows.Act answered(UUID gift) {
        practice.answered("practice_" + gift, true);
        Books.Waiting news = books.waiting(null).getLast();
        return new BookRows.Act(news.number(), BookRows.look(news.about(), new UUID(0, 0)));
    }

    private long entries(UUID gift) {
        return jdbc.sql("select count(*) from support.entry where contribution = :gift")
                .param("gift", gift)
                .query(Long.class)
                .single();
    }

    private ContributionState state(UUID gift) {
        return books.contribution(gift).orElseThrow().state();
    }

    @Test
    @RunTwice(NewsHandler.class)
    @CutOff(NewsHandler.class)
    void news_that_was_cut_off_before_the_ledger_changes_nothing_and_is_acted_on_once_later() throws Exception {
        UUID gift = asked();
        BookRows.Act act = answered(gift);
        try (AutoCloseable cut = dark("support.entry", "insert")) {
            assertThatThrownBy(() -> newsHandler.run(act)).hasMessageContaining("dark");
        }
        assertThat(state(gift)).isEqualTo(ContributionState.ACTION_REQUIRED);

        newsHandler.run(act);
        newsHandler.run(act);
        assertThat(state(gift)).isEqualTo(ContributionState.SUCCEEDED);
        assertThat(entries(gift)).isOne();
    }

    @Test
    @RunTwice(LookHandler.class)
    @CutOff(LookHandler.class)
    void a_look_that_was_cut_off_keeps_nothing_of_what_it_saw_and_all_of_it_later() throws Exception {
        UUID gift = asked();
        BookRows.Look look = answered(gift).on();
        try (AutoCloseable cut = dark("support.posting", "insert")) {
            assertThatThrownBy(() -> lookHandler.run(look)).hasMessageContaining("dark");
        }
        assertThat(state(gift)).isEqualTo(ContributionState.ACTION_REQUIRED);
        assertThat(entries(gift)).isZero();

        lookHandler.run(look);
        lookHandler.run(look);
        assertThat(entries(gift)).isOne();
    }

    @Test
    @RunTwice(OrderHandler.class)
    @CutOff(OrderHandler.class)
    void an_order_whose_answer_was_lost_with_the_power_charges_once() throws Exception {
        UUID id = UUID.randomUUID();
        Giving.Form form = form("once", "5", PracticeRail.Card.WORKS, "LV", "");
        try (AutoCloseable cut = dark("support.rail_order", "update")) {
            assertThatThrownBy(() -> giving.give(
                            new Giving.Form(id, "practice", form.token(), "once", "5", "USD", "en", "LV", true, "")))
                    .hasMessageContaining("dark");
        }
        assertThat(state(id)).isEqualTo(ContributionState.SUBMITTING);
        assertThat(practice.find(id)).isPresent();

        BookRows.Carry order = new BookRows.Carry(Attempts.key(id));
        orderHandler.run(order);
        orderHandler.run(order);
        giving.lookAgain(id);
        assertThat(state(id)).isEqualTo(ContributionState.SUCCEEDED);
        assertThat(ledger.kept(id, CurrencyUnit.USD).getAmountMinorLong()).isEqualTo(500);
        assertThat(entries(id)).isOne();
    }

    @Test
    @RunTwice(SupportMails.class)
    @CutOff(SupportMails.class)
    void a_mail_that_was_cut_off_before_it_was_put_out_goes_later_and_once() throws Exception {
        UUID gift = given(form("once", "5", PracticeRail.Card.WORKS, "LV", "doubt@example.org"));
        UUID mail = jdbc.sql("select id from support.mail where subject = :gift")
                .param("gift", gift)
                .query(UUID.class)
                .single();
        try (AutoCloseable cut = dark("mail.outbox", "insert")) {
            assertThatThrownBy(() -> mails.run(new BookRows.Send(mail))).hasMessageContaining("dark");
        }
        mails.run(new BookRows.Send(mail));
        mails.run(new BookRows.Send(mail));
        work();
        assertThat(post.mails).hasSize(1);
    }

    @Test
    @RunTwice(Hourly.class)
    @CutOff(Hourly.class)
    void an_hour_that_was_cut_off_in_one_part_does_the_others_and_that_part_the_next_time() throws Exception {
        UUID gift = given(form("monthly", "5", PracticeRail.Card.WORKS, "LV", ""));
        UUID plan = books.contribution(gift).orElseThrow().plan();
        work();
        clock.pass(Duration.ofDays(31));
        try (AutoCloseable cut = dark("support.practice_payment", "insert")) {
            hourly.run(new Hourly.Hour(1));
        }
        assertThat(charges(plan)).isOne();

        hourly.run(new Hourly.Hour(1));
        hourly.run(new Hourly.Hour(1));
        work();
        assertThat(charges(plan)).isEqualTo(2);
    }

    private long charges(UUID plan) {
        return jdbc.sql("select count(*) from support.contribution where plan = :plan")
                .param("plan", plan)
                .query(Long.class)
                .single();
    }
}

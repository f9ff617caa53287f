package press.stet.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.jobs.TestJobs;

/** From a gift to the mail in the relay, by the queue alone. */
@StetTest
@Import({PracticeCase.Fakes.class, TestJobs.class})
@TestPropertySource(properties = "stet.worker=false")
class CarriedMailTest extends PracticeCase {

    @Autowired
    TestJobs jobs;

    private void queueRuns() {
        jobs.run();
        post.look();
    }

    @Test
    void a_gift_ends_as_one_letter_of_thanks_in_the_readers_language_and_leaves_no_address_in_the_outbox() {
        Giving.Form form = form("monthly", "5", PracticeRail.Card.WORKS, "LV", "thanks@example.org");
        given(new Giving.Form(
                form.id(), "practice", form.token(), "monthly", "5", "USD", "fa", "LV", true, "thanks@example.org"));
        queueRuns();

        assertThat(post.mails).hasSize(1);
        Letterbox.Came thanks = post.mails.getFirst();
        assertThat(thanks.to()).isEqualTo("thanks@example.org");
        assertThat(thanks.subject()).isEqualTo(SupportWords.of("fa").tell("mail.thanks.plan.subject"));
        assertThat(thanks.text()).contains("?language=fa");
        assertThat(managing.view(thanks.text().replaceAll("(?s).*give/manage/([A-Za-z0-9_-]+).*", "$1")))
                .isPresent();
        assertThat(waits()).isZero();
    }

    @Test
    void a_reminder_ends_as_one_mail_and_then_its_address_is_nowhere() {
        reminders.ask("later@example.org", reminders.months().getFirst().toString(), "en");
        queueRuns();
        reminders.confirm(post.mails.getFirst().text().replaceAll("(?s).*give/remind/([A-Za-z0-9_-]+).*", "$1"));
        clock.pass(Duration.ofDays(62));
        reminders.remindDue();
        queueRuns();
        reminders.remindDue();
        queueRuns();

        assertThat(post.mails)
                .filteredOn(mail -> mail.to().equals("later@example.org"))
                .extracting(Letterbox.Came::subject)
                .containsExactly(
                        SupportWords.of("en").tell("mail.confirm-reminder.subject"),
                        SupportWords.of("en").tell("mail.reminder.subject"));
        assertThat(jdbc.sql("select count(*) from support.reminder")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(waits()).isZero();
    }

    @Test
    void an_address_that_a_state_can_read_since_the_country_was_listed_gets_no_mail_any_more() {
        UUID gift = given(form("once", "5", PracticeRail.Card.WORKS, "LV", "reader@yandex.com"));
        interlock.block("RU", LocalDate.parse("2026-01-01"), "", null);
        queueRuns();

        assertThat(post.mails).isEmpty();
        assertThat(jdbc.sql("select state from support.mail where subject = :gift")
                        .param("gift", gift)
                        .query(String.class)
                        .single())
                .isEqualTo("DROPPED");
    }

    /** Mails of ours whose words and addresses are still there. */
    private long waits() {
        return jdbc.sql("select count(*) from mail.outbox where key like 'support:%' and content is not null")
                .query(Long.class)
                .single();
    }
}

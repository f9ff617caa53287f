package press.stet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.TestClock;
import press.stet.jobs.CutOff;
import press.stet.jobs.RunTwice;
import press.stet.jobs.TestJobs;
import press.stet.mail.ScriptedRelay.Step;

@StetTest
@TestPropertySource(properties = "stet.worker=false")
@Import({TestClock.class, TestJobs.class})
class OutboxTest {

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxRows rows;

    @Autowired
    Relays relays;

    @Autowired
    TestClock clock;

    @Autowired
    TestJobs jobs;

    @Autowired
    JdbcClient jdbc;

    final ScriptedRelay relay = new ScriptedRelay();
    String key;

    @BeforeEach
    void a_mail_waits() {
        relays.add("scripted", "127.0.0.1", relay.port(), Relay.Security.PLAIN, null, null, Relays.Pace.STANDARD, null);
        key = "mail:" + UUID.randomUUID();
        outbox.put(mail(), clock.instant());
    }

    @AfterEach
    void stop() {
        relays.all().forEach(one -> relays.remove(one.id(), null));
        relay.close();
    }

    private Mail mail() {
        return new Mail(key, "The Courier", "ada@mail.example", "Tidings", "Words.\n", null, List.of());
    }

    @Test
    @RunTwice(Outbox.class)
    void a_mail_goes_once_however_often_it_is_put_and_called() {
        outbox.put(mail(), clock.instant());
        outbox.run(new Outbox.Call(id(), 0));
        outbox.run(new Outbox.Call(id(), 0));
        jobs.run();
        assertThat(relay.taken()).hasSize(1);
        assertThat(state()).isEqualTo("ACCEPTED");
        assertThat(jdbc.sql("select count(*) from mail.outbox where key = :key and content is null")
                        .param("key", key)
                        .query(Long.class)
                        .single())
                .as("what it said is not kept")
                .isOne();
    }

    @Test
    @CutOff(Outbox.class)
    void a_mail_whose_dot_was_on_record_as_the_program_ended_is_in_doubt_and_never_sent_again() {
        assertThat(rows.dotted(id(), clock.instant())).isTrue();
        outbox.run(new Outbox.Call(id(), 0));
        outbox.run(new Outbox.Call(id(), 0));
        assertThat(relay.taken()).isEmpty();
        assertThat(outbox.notAccepted(10)).extracting(Outbox.Line::state).contains(Outbox.State.DOUBTFUL);
    }

    @Test
    void what_is_put_off_goes_later_and_what_is_refused_never() {
        relay.answering((step, to) -> step == Step.RCPT ? "450 4.2.1 busy" : ScriptedRelay.YES);
        jobs.run();
        assertThat(state()).isEqualTo("WAITING");
        relay.answering((step, to) -> ScriptedRelay.YES);
        clock.pass(Duration.ofMinutes(2));
        jobs.run();
        assertThat(relay.taken()).hasSize(1);

        key = "mail:" + UUID.randomUUID();
        outbox.put(mail(), clock.instant());
        relay.answering((step, to) -> step == Step.DOT ? "554 5.7.1 no" : ScriptedRelay.YES);
        jobs.run();
        clock.pass(Duration.ofDays(2));
        jobs.run();
        assertThat(state()).isEqualTo("REFUSED");
    }

    @Test
    void a_line_that_breaks_after_the_dot_leaves_a_doubt_and_before_it_nothing() {
        relay.answering((step, to) -> step == Step.DATA ? ScriptedRelay.HANG_UP : ScriptedRelay.YES);
        jobs.run();
        assertThat(state()).isEqualTo("WAITING");
        relay.answering((step, to) -> step == Step.DOT ? ScriptedRelay.TAKE_AND_HANG_UP : ScriptedRelay.YES);
        clock.pass(Duration.ofMinutes(2));
        jobs.run();
        assertThat(state()).isEqualTo("DOUBTFUL");
        clock.pass(Duration.ofDays(2));
        jobs.run();
        assertThat(relay.taken()).hasSize(1);
    }

    private UUID id() {
        return jdbc.sql("select id from mail.outbox where key = :key")
                .param("key", key)
                .query(UUID.class)
                .single();
    }

    private String state() {
        return jdbc.sql("select state from mail.outbox where key = :key")
                .param("key", key)
                .query(String.class)
                .single();
    }
}

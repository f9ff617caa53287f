package press.stet.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import press.stet.StetTest;
import press.stet.TestClock;
import press.stet.jobs.CutOff;
import press.stet.jobs.RunTwice;

@StetTest
@TestPropertySource(properties = "stet.worker=false")
@Import(TestClock.class)
class SweepHandlerTest {

    @Autowired
    SweepHandler handler;

    @Autowired
    Offers offers;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Letter letter;

    @BeforeEach
    void one_reader_confirmed_and_one_never_did() throws MailAddress.Bad {
        jdbc.sql("delete from readers.subscriber").update();
        letter = offers.add(
                "en",
                "s" + UUID.randomUUID().toString().substring(0, 8),
                "The week",
                "Fridays.",
                Letter.Rhythm.WEEKLY,
                null);
        Consent consent = new Consent("en", "Yes.");
        subscriptions.ask(MailAddress.parse("ada@mail.example"), List.of(letter), consent);
        jdbc.sql("select id from readers.subscriber").query(UUID.class).list().forEach(subscriptions::confirm);
        subscriptions.ask(MailAddress.parse("bob@mail.example"), List.of(letter), consent);
        clock.pass(Duration.ofHours(80));
    }

    @Test
    @RunTwice(SweepHandler.class)
    void whoever_never_confirmed_is_forgotten_and_nobody_else_however_often_it_runs() {
        handler.run(new Subscriptions.Sweep("2026-11-20"));
        handler.run(new Subscriptions.Sweep("2026-11-20"));
        assertThat(subscribers()).isOne();
        assertThat(subscriptions.count(letter.id())).isOne();
    }

    @Test
    @CutOff(SweepHandler.class)
    void a_sweep_that_was_cut_off_has_forgotten_nobody_and_is_done_again() {
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    handler.run(new Subscriptions.Sweep("2026-11-20"));
                    throw new IllegalStateException("the power went");
                }))
                .hasMessage("the power went");
        assertThat(subscribers()).isEqualTo(2);
        handler.run(new Subscriptions.Sweep("2026-11-20"));
        assertThat(subscribers()).isOne();
    }

    private long subscribers() {
        return jdbc.sql("select count(*) from readers.subscriber")
                .query(Long.class)
                .single();
    }
}

package press.stet.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import press.stet.StetTest;
import press.stet.TestClock;
import press.stet.jobs.CutOff;
import press.stet.jobs.RunTwice;
import press.stet.jobs.TestJobs;
import press.stet.kernel.Refusal;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.readers.Letter;
import press.stet.readers.Offers;

@StetTest
@TestPropertySource(properties = {"stet.worker=false", "stet.site-port=8080"})
@Import({TestClock.class, TestJobs.class, ReadersAtHand.class})
class StartHandlerTest {

    @Autowired
    StartHandler handler;

    @Autowired
    Issues issues;

    @Autowired
    Reports reports;

    @Autowired
    Offers offers;

    @Autowired
    Houses houses;

    @Autowired
    ReadersAtHand readers;

    @Autowired
    TestClock clock;

    @Autowired
    TestJobs jobs;

    @Autowired
    PlatformTransactionManager transactions;

    Issue issue;
    Issues.Start start;

    @BeforeEach
    void an_issue_whose_time_has_come() {
        houses.save(new House(
                "The Courier", "", "https://courier.example", ZoneId.of("Europe/Riga"), List.of("en"), "{}", true));
        Letter letter = offers.add(
                "en",
                "s" + UUID.randomUUID().toString().substring(0, 8),
                "The week",
                "Fridays.",
                Letter.Rhythm.WEEKLY,
                null);
        readers.sign(letter, 3);
        issue = issues.begin(letter.id(), null);
        issues.save(issue.id(), issue.saves(), new Draft("Soon", "", "Words.", Issue.Form.WHOLE, List.of()));
        Instant at = clock.instant().plus(Duration.ofMinutes(5));
        issues.schedule(issue.id(), at, null);
        start = new Issues.Start(issue.id(), at.toString());
        clock.pass(Duration.ofMinutes(6));
    }

    @Test
    @RunTwice(StartHandler.class)
    void a_start_that_comes_twice_plans_everybody_once() {
        handler.run(start);
        handler.run(start);
        assertThat(issues.get(issue.id()).state()).isEqualTo(Issue.State.SENDING);
        assertThat(reports.of(issue).all().all()).isEqualTo(3);
        issues.cancel(issue.id(), null);
    }

    @Test
    @CutOff(StartHandler.class)
    void a_start_that_was_cut_off_has_planned_nobody_and_is_done_again() {
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    handler.run(start);
                    throw new IllegalStateException("the power went");
                }))
                .hasMessage("the power went");
        assertThat(issues.get(issue.id()).state()).isEqualTo(Issue.State.SCHEDULED);
        assertThat(reports.of(issue).all().all()).isZero();

        handler.run(start);
        assertThat(reports.of(issue).all().all()).isEqualTo(3);
        issues.cancel(issue.id(), null);
    }

    @Test
    void a_schedule_that_passed_long_ago_asks_a_person() {
        issues.unschedule(issue.id(), null);
        issues.schedule(issue.id(), clock.instant().plus(Duration.ofHours(1)), null);
        clock.pass(Duration.ofHours(5));
        jobs.run();
        assertThat(issues.get(issue.id()).state()).isEqualTo(Issue.State.LATE);
        assertThat(reports.of(issue).all().all()).isZero();

        issues.schedule(issue.id(), clock.instant().plus(Duration.ofHours(1)), null);
        clock.pass(Duration.ofMinutes(61));
        jobs.run();
        assertThat(issues.get(issue.id()).state()).isEqualTo(Issue.State.SENDING);
        jobs.run();
        assertThat(reports.of(issue).all().all()).as("the job may run twice").isEqualTo(3);
        assertThatThrownBy(() -> issues.save(issue.id(), 1, new Draft("x", "", "x", Issue.Form.WHOLE, List.of())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("on its way");
        issues.cancel(issue.id(), null);
    }

    @Test
    void a_stale_tab_never_overwrites_an_issue() {
        Draft mine = new Draft("Mine", "", "", Issue.Form.WHOLE, List.of());
        issues.save(issue.id(), issues.get(issue.id()).saves(), mine);
        assertThatThrownBy(() -> issues.save(issue.id(), issue.saves(), mine)).isInstanceOf(Refusal.class);
        issues.cancel(issue.id(), null);
    }
}

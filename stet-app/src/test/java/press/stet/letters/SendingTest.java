package press.stet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import press.stet.mail.ScriptedRelay;
import press.stet.mail.ScriptedRelay.Step;

/** Whole sendings over real lines: once to everybody, however it is shared, held or stopped. */
class SendingTest extends WithRelay {

    @Test
    void everybody_gets_it_once_and_the_counts_add_up() {
        readers.sign(letter, 1_200);
        Issue issue = sent();
        node();
        through(issue);

        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 1_200L));
        assertThat(arrivals()).hasSize(1_200).allSatisfy((to, count) -> assertThat(count)
                .isOne());
        assertThat(issues.get(issue.id()).state()).isEqualTo(Issue.State.SENT);
        assertThat(relay.taken().stream().map(ScriptedRelay.Taken::from).distinct())
                .hasSize(1_200);
    }

    @Test
    void whoever_leaves_while_it_goes_out_does_not_get_it() throws Exception {
        readers.sign(letter, 500);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        relay.answering((step, to) -> {
            begun.countDown();
            wait(goOn);
            return ScriptedRelay.YES;
        });
        Issue issue = sent();
        node();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        List<String> left = readers.leave(letter, 400, 499);
        clock.pass(Duration.ofSeconds(5));
        goOn.countDown();
        through(issue);
        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 400L, Mark.LEFT, 100L));
        assertThat(arrivals().keySet()).doesNotContainAnyElementsOf(left);
    }

    @Test
    void a_pause_holds_at_once_and_a_resumed_issue_reaches_everybody() {
        readers.sign(letter, 400);
        AtomicBoolean pressed = new AtomicBoolean();
        relay.answering((step, to) -> {
            if (step == Step.DOT && relay.taken().size() >= 50 && pressed.compareAndSet(false, true)) {
                issues.pause(current, null);
            }
            return ScriptedRelay.YES;
        });
        Issue issue = sent();
        node();
        until(() -> issues.get(issue.id()).state() == Issue.State.PAUSED);
        quiet();
        int before = relay.taken().size();
        assertThat(before).as("one for each line at most").isBetween(50, 60);
        quiet();
        assertThat(relay.taken()).hasSize(before);

        relay.answering((step, to) -> ScriptedRelay.YES);
        issues.resume(issue.id(), null);
        through(issue);
        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 400L));
        assertThat(arrivals()).hasSize(400).allSatisfy((to, count) -> assertThat(count)
                .isOne());
    }

    @Test
    void a_cancelled_issue_goes_to_nobody_else() {
        readers.sign(letter, 300);
        relay.answering((step, to) -> {
            if (step == Step.DOT && relay.taken().size() == 30) {
                issues.cancel(current, null);
            }
            return ScriptedRelay.YES;
        });
        Issue issue = sent();
        node();
        until(() -> issues.get(issue.id()).state() == Issue.State.CANCELLED);
        quiet();
        Map<Mark, Long> marks = marks(issue);
        assertThat(marks.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(300);
        assertThat(marks.get(Mark.ACCEPTED)).isEqualTo(relay.taken().size());
        assertThat(marks.get(Mark.CANCELLED)).isGreaterThan(250);
    }

    @Test
    void two_nodes_share_one_sending() {
        readers.sign(letter, 2_000);
        Issue issue = sent();
        node();
        node();
        through(issue);
        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 2_000L));
        assertThat(arrivals()).hasSize(2_000).allSatisfy((to, count) -> assertThat(count)
                .isOne());
    }
}

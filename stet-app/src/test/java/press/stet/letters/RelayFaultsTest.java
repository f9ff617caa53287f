package press.stet.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import press.stet.kernel.Refusal;
import press.stet.mail.ScriptedRelay;
import press.stet.mail.ScriptedRelay.Step;
import press.stet.readers.Letter;

/** Whole sendings over real lines to a relay that misbehaves as told. */
class RelayFaultsTest extends WithRelay {

    @Test
    void a_relay_without_pipelining_is_served_too() {
        relay.withoutPipelining();
        readers.sign(letter, 50);
        Issue issue = sent();
        node();
        through(issue);
        assertThat(arrivals()).hasSize(50).allSatisfy((to, count) -> assertThat(count)
                .isOne());
    }

    @Test
    void what_a_relay_refuses_or_puts_off_is_that_recipients_alone_and_is_tried_again() {
        readers.sign(letter, 60);
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        relay.answering((step, to) -> {
            if (step == Step.RCPT && number(to) == 1) {
                return "550 5.1.1 no such user";
            }
            if (step == Step.RCPT && number(to) == 2) {
                return tries.merge(to, 1, Integer::sum) < 3 ? "450 4.2.1 busy" : ScriptedRelay.YES;
            }
            if (step == Step.DOT && number(to) == 3) {
                return tries.merge(to, 1, Integer::sum) < 2 ? "452 4.2.2 full" : ScriptedRelay.YES;
            }
            if (step == Step.DOT && number(to) == 4) {
                return "554 5.7.1 \u0441\u043f\u0430\u043c";
            }
            return ScriptedRelay.YES;
        });
        Issue issue = sent();
        node();
        until(() -> marks(issue).getOrDefault(Mark.ACCEPTED, 0L) == 56
                && marks(issue).getOrDefault(Mark.DEFERRED, 0L) == 2
                && marks(issue).getOrDefault(Mark.REFUSED, 0L) == 2);
        assertThat(reports.lines(issue, Mark.REFUSED, -1, 10))
                .extracting(Reports.Line::reply)
                .containsExactlyInAnyOrder("550 5.1.1 no such user", "554 5.7.1 \u0441\u043f\u0430\u043c");

        for (int i = 0; i < 6 && issues.get(issue.id()).state() == Issue.State.SENDING; i++) {
            clock.pass(Duration.ofMinutes(40));
            until(() -> marks(issue).getOrDefault(Mark.ACCEPTED, 0L) > 57
                    || marks(issue).getOrDefault(Mark.DEFERRED, 0L) <= 1);
        }
        through(issue);
        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 58L, Mark.REFUSED, 2L));
        assertThat(arrivals()).hasSize(58).allSatisfy((to, count) -> assertThat(count)
                .isOne());
        assertThat(subscriptions.count(letter.id()))
                .as("the dead address gets nothing more")
                .isEqualTo(59);
    }

    @Test
    void a_line_cut_after_the_dot_leaves_a_named_doubt_and_never_a_second_mail() {
        readers.sign(letter, 40);
        relay.answering((step, to) -> step != Step.DOT || number(to) % 10 != 0
                ? ScriptedRelay.YES
                : number(to) == 0 ? ScriptedRelay.HANG_UP : ScriptedRelay.TAKE_AND_HANG_UP);
        Issue issue = sent();
        node();
        through(issue);

        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 36L, Mark.DOUBTFUL, 4L));
        assertThat(arrivals()).hasSize(39).allSatisfy((to, count) -> assertThat(count)
                .isOne());
        assertThat(reports.lines(issue, Mark.DOUBTFUL, -1, 10)).hasSize(4).allSatisfy(line -> assertThat(line.reply())
                .contains("before the relay said"));

        relay.answering((step, to) -> ScriptedRelay.YES);
        relay.forget();
        offers.save(
                new Letter(letter.id(), letter.slug(), "en", "Another name", "Other.", Letter.Rhythm.DAILY, true),
                null);
        assertThat(issues.again(issue.id(), Set.of(Mark.DOUBTFUL), null)).isEqualTo(4);
        through(issue);
        assertThat(marks(issue)).as("because somebody chose so").isEqualTo(Map.of(Mark.ACCEPTED, 40L));
        assertThat(relay.taken()).hasSize(4).allSatisfy(mail -> assertThat(mail.content())
                .as("the words that were sent, though the letter has another name since")
                .contains("The week")
                .doesNotContain("Another name"));
        clock.pass(Duration.ofDays(8));
        issues.endIfThrough(issue.number());
        record.cameBack(issue.number(), 0, "Came back.", clock.instant());
        assertThatThrownBy(() -> issues.again(issue.id(), Set.of(Mark.REFUSED), null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("kept for a week");
    }

    @Test
    void a_line_cut_before_the_dot_costs_nothing_but_time() {
        readers.sign(letter, 60);
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        relay.answering((step, to) -> {
            boolean cut = (step == Step.DATA || step == Step.RCPT)
                    && number(to) % 7 == 0
                    && tries.merge(step + to, 1, Integer::sum) == 1;
            return cut ? ScriptedRelay.HANG_UP : ScriptedRelay.YES;
        });
        Issue issue = sent();
        node();
        for (int i = 0; i < 20 && issues.get(issue.id()).state() == Issue.State.SENDING; i++) {
            quiet();
            clock.pass(Duration.ofSeconds(15));
        }
        through(issue);
        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 60L));
        assertThat(arrivals()).hasSize(60).allSatisfy((to, count) -> assertThat(count)
                .isOne());
    }

    @Test
    void a_host_that_asks_for_slowness_gets_it_and_no_other_host_waits() {
        readers.sign(letter, 30, "slow.example");
        readers.sign(letter, 30, "quick.example");
        relay.answering((step, to) ->
                step == Step.RCPT && to.endsWith("@slow.example") ? "421 4.7.0 slow down" : ScriptedRelay.YES);
        Issue issue = sent();
        node();
        until(() -> ofDomain(issue, "quick.example").count(Mark.ACCEPTED) == 30);
        until(() -> ofDomain(issue, "slow.example").count(Mark.DEFERRED) == 30);
        assertThat(reports.of(issue).alarms())
                .singleElement()
                .asString()
                .contains("slow.example has stopped taking us");

        relay.answering((step, to) -> ScriptedRelay.YES);
        for (int i = 0; i < 8 && issues.get(issue.id()).state() == Issue.State.SENDING; i++) {
            clock.pass(Duration.ofHours(1));
            quiet();
        }
        through(issue);
        assertThat(marks(issue)).isEqualTo(Map.of(Mark.ACCEPTED, 60L));
    }

    @Test
    void another_relay_takes_over_from_one_that_is_gone() {
        ScriptedRelay standby = new ScriptedRelay();
        add("standby", standby, 0);
        relay.close();
        readers.sign(letter, 20);
        Issue issue = sent();
        node();
        through(issue);
        assertThat(standby.taken()).hasSize(20);
        standby.close();
    }
}

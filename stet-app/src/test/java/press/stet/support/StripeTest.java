package press.stet.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.net.Webhook;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.stet.support.stripe.StripeForTests;

/** The rail to Stripe: the official library over real HTTP against a fake with a memory. */
class StripeTest {

    private static final RailAccount ACCOUNT = new RailAccount("stripe", "acct_1", Mode.TEST);
    private static final Money FIVE = Money.of(CurrencyUnit.USD, 5);

    private final SmallPartsTest.Moving clock = new SmallPartsTest.Moving();
    private final FakeProvider provider = new FakeProvider(ACCOUNT, CurrencyUnit.USD, clock::instant);
    private final MemoryBooks books = new MemoryBooks(() -> {});
    private FakeStripe fake;
    private Rail rail;
    private Looking looking;
    private Ordering ordering;
    private Attempts attempts;
    private int stopped;

    @BeforeEach
    void open() {
        fake = new FakeStripe(provider, clock::instant);
        rail = StripeForTests.rail(ACCOUNT, fake.address(), clock);
        Rails rails = new Rails() {
            @Override
            public Rail of(RailAccount account) {
                return rail;
            }

            @Override
            public List<Rail> offered() {
                return List.of(rail);
            }
        };
        Blocks blocks = new Blocks(Set.of("RU"), java.util.Map.of());
        looking = new Looking(books, rails, () -> blocks, clock);
        ordering = new Ordering(books, rails, looking, clock, () -> "COURIER");
        attempts = new Attempts(books, rails, ordering, () -> blocks, () -> stopped++, clock);
    }

    @AfterEach
    void close() {
        fake.close();
        assertThat(provider.wrongs).isEmpty();
    }

    private Attempts.Attempt attempt(FakeProvider.Card card, String country, Rhythm rhythm) {
        return new Attempts.Attempt(
                UUID.randomUUID(), ACCOUNT, provider.token(card, country), FIVE, rhythm, "en", "LV", new UUID(1, 1));
    }

    private void settle() {
        for (int n = 0; n < 4; n++) {
            List.copyOf(books.open).forEach(ordering::carryOut);
            new Reconciling(books, clock).missedNews(rail);
            List.copyOf(books.waiting.values()).forEach(looking::newsOf);
            List<RailObject> looks = List.copyOf(books.looks);
            books.looks.clear();
            looks.forEach(looking::look);
        }
    }

    private Contribution of(Attempts.Attempt attempt) {
        return books.contribution(attempt.id()).orElseThrow();
    }

    @Test
    void a_card_is_charged_once_and_its_gift_arrives_with_its_fee() {
        Attempts.Attempt attempt = attempt(FakeProvider.Card.WORKS, "LV", Rhythm.ONCE);
        attempts.give(attempt);
        settle();

        assertThat(of(attempt).state()).isEqualTo(ContributionState.SUCCEEDED);
        assertThat(provider.payments).hasSize(1);
        Entry charge = books.entries.values().iterator().next();
        assertThat(charge.postings())
                .contains(new Posting(LedgerAccount.GIVEN, FIVE.negated()))
                .anyMatch(posting -> posting.account() == LedgerAccount.FEES
                        && posting.amount().isPositive());
        assertThat(Reconciling.differences(
                        java.util.Map.of(charge.key(), Money.ofMinor(CurrencyUnit.USD, 500 - 45)),
                        rail,
                        LocalDate.parse("2026-03-31")))
                .isEmpty();
    }

    @Test
    void a_card_from_a_blocked_country_is_asked_about_and_never_charged() {
        Attempts.Result result = attempts.give(attempt(FakeProvider.Card.WORKS, "RU", Rhythm.MONTHLY));

        assertThat(result).isInstanceOf(Attempts.Result.Stopped.class);
        assertThat(stopped).isOne();
        assertThat(fake.requests).hasSize(1).allMatch(request -> request.startsWith("GET confirmation_tokens"));
        assertThat(books.contributions).isEmpty();
    }

    @Test
    void a_declined_card_fails_with_a_reason_a_person_understands() {
        Attempts.Attempt attempt = attempt(FakeProvider.Card.DECLINED, "LV", Rhythm.ONCE);
        attempts.give(attempt);
        settle();

        assertThat(of(attempt).state()).isEqualTo(ContributionState.FAILED);
        assertThat(of(attempt).failure()).isEqualTo(Failure.NOT_ENOUGH_MONEY);
        assertThat(books.entries).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FakeStripe.Fault.class)
    void whatever_happens_on_the_line_there_is_one_charge_in_the_end(FakeStripe.Fault fault) {
        fake.faults.add(fault);
        Attempts.Attempt attempt = attempt(FakeProvider.Card.WORKS, "LV", Rhythm.ONCE);
        attempts.give(attempt);
        if (fault != FakeStripe.Fault.NONE) {
            assertThat(of(attempt).state()).isEqualTo(ContributionState.UNKNOWN);
        }
        int sent = fake.requests.size();
        settle();

        assertThat(of(attempt).state()).isEqualTo(ContributionState.SUCCEEDED);
        assertThat(provider.payments.values().stream().filter(payment -> payment.settled != null))
                .hasSize(1);
        // Nothing under the rail sent the same again by itself.
        assertThat(fake.requests.subList(0, sent).stream().filter("POST payment_intents"::equals))
                .hasSize(1);
    }

    @Test
    void a_doubt_older_than_its_key_is_settled_by_what_the_provider_has() {
        fake.faults.add(FakeStripe.Fault.LOST_AFTER);
        Attempts.Attempt attempt = attempt(FakeProvider.Card.WORKS, "LV", Rhythm.ONCE);
        attempts.give(attempt);
        clock.pass(Duration.ofHours(30));
        settle();

        assertThat(of(attempt).state()).isEqualTo(ContributionState.SUCCEEDED);
        assertThat(provider.payments).hasSize(1);
    }

    @Test
    void a_monthly_gift_is_charged_by_the_provider_changed_paused_and_stopped() {
        Attempts.Attempt attempt = attempt(FakeProvider.Card.WORKS, "LV", Rhythm.MONTHLY);
        attempts.give(attempt);
        settle();
        UUID id = of(attempt).plan();
        assertThat(books.plan(id).orElseThrow().state()).isEqualTo(PlanState.ACTIVE);
        assertThat(books.plan(id).orElseThrow().country()).isEqualTo("LV");

        order(id, RailOrder.Kind.CHANGE, Money.of(CurrencyUnit.USD, 7));
        settle();
        assertThat(books.plan(id).orElseThrow().amount()).isEqualTo(Money.of(CurrencyUnit.USD, 7));
        order(id, RailOrder.Kind.PAUSE, null);
        settle();
        assertThat(books.plan(id).orElseThrow().state()).isEqualTo(PlanState.PAUSED);
        order(id, RailOrder.Kind.RESUME, null);
        settle();
        clock.pass(Duration.ofDays(31));
        provider.chargeDue();
        settle();
        assertThat(books.contributions.values())
                .extracting(Contribution::amount)
                .containsExactlyInAnyOrder(FIVE, Money.of(CurrencyUnit.USD, 7));
        order(id, RailOrder.Kind.STOP, null);
        settle();
        assertThat(provider.plans.values()).allMatch(FakeProvider.Subscription::ended);
    }

    @Test
    void another_rhythm_holds_from_the_next_charge_and_costs_nothing_now() {
        Attempts.Attempt attempt = attempt(FakeProvider.Card.WORKS, "LV", Rhythm.MONTHLY);
        attempts.give(attempt);
        settle();
        Plan plan = books.plan(of(attempt).plan()).orElseThrow();
        LocalDate next = plan.next();
        Changes changes = Changes.none();
        changes.orders()
                .add(new RailOrder(
                        "yearly",
                        RailOrder.Kind.CHANGE,
                        plan.id(),
                        ACCOUNT,
                        null,
                        Money.of(CurrencyUnit.USD, 60),
                        Rhythm.ANNUAL,
                        clock.instant()));
        books.commit(changes);
        settle();

        Plan after = books.plan(plan.id()).orElseThrow();
        assertThat(after.rhythm()).isEqualTo(Rhythm.ANNUAL);
        assertThat(after.next()).isEqualTo(next);
        assertThat(provider.payments).hasSize(1);
        clock.pass(Duration.ofDays(32));
        provider.chargeDue();
        settle();
        assertThat(books.plan(plan.id()).orElseThrow().next()).isEqualTo(next.plusYears(1));
        assertThat(provider.payments).hasSize(2);
    }

    @Test
    void another_card_is_used_once_its_bank_has_confirmed_it() {
        Attempts.Attempt attempt = attempt(FakeProvider.Card.WORKS, "LV", Rhythm.MONTHLY);
        attempts.give(attempt);
        settle();
        Plan plan = books.plan(of(attempt).plan()).orElseThrow();
        Changes changes = Changes.none();
        changes.orders()
                .add(new RailOrder(
                        "card",
                        RailOrder.Kind.CARD,
                        plan.id(),
                        ACCOUNT,
                        provider.token(FakeProvider.Card.ASKS, "DE"),
                        null,
                        null,
                        clock.instant()));
        books.commit(changes);

        assertThat(ordering.carryOut("card")).contains("https://bank.example/");
        settle();
        assertThat(books.plan(plan.id()).orElseThrow().country()).isEqualTo("LV");
        fake.readersConfirm();
        settle();
        assertThat(books.plan(plan.id()).orElseThrow().country()).isEqualTo("DE");
        assertThat(books.unanswered("card")).isEmpty();
    }

    private void order(UUID plan, RailOrder.Kind kind, Money amount) {
        Changes changes = Changes.none();
        changes.orders()
                .add(new RailOrder(kind + "-" + plan, kind, plan, ACCOUNT, null, amount, null, clock.instant()));
        books.commit(changes);
    }

    @Test
    void a_plan_whose_card_becomes_one_of_a_blocked_country_is_stopped() {
        Attempts.Attempt attempt = attempt(FakeProvider.Card.WORKS, "LV", Rhythm.MONTHLY);
        attempts.give(attempt);
        settle();
        provider.card(provider.plans.values().iterator().next(), FakeProvider.Card.WORKS, "RU");
        settle();

        assertThat(books.plan(of(attempt).plan()).orElseThrow().state()).isEqualTo(PlanState.STOPPED_BY_POLICY);
        assertThat(provider.plans.values()).allMatch(FakeProvider.Subscription::ended);
    }

    @Test
    void refunds_and_disputes_reach_the_ledger() {
        Attempts.Attempt attempt = attempt(FakeProvider.Card.WORKS, "LV", Rhythm.ONCE);
        attempts.give(attempt);
        settle();
        FakeProvider.Payment payment = provider.payments.values().iterator().next();
        provider.refundAtTheCounter(payment.ref, Money.of(CurrencyUnit.USD, 2));
        settle();
        assertThat(of(attempt).state()).isEqualTo(ContributionState.PARTIALLY_REFUNDED);
        provider.dispute(payment, false);
        settle();
        assertThat(of(attempt).state()).isEqualTo(ContributionState.DISPUTED);
        provider.decide(payment, true);
        settle();
        assertThat(of(attempt).state()).isEqualTo(ContributionState.PARTIALLY_REFUNDED);
        assertThat(books.entries).hasSize(4);
        assertThat(books.alarms).isEmpty();
    }

    @Test
    void a_delivery_counts_only_if_signed_lately_by_the_provider_for_this_mode() throws Exception {
        attempts.give(attempt(FakeProvider.Card.WORKS, "LV", Rhythm.ONCE));
        RailEvent event = provider.events.getFirst();
        byte[] body = fake.shapes.body(event);
        long now = clock.instant().getEpochSecond();

        RailEvent read = delivered(body, signature(now, body, StripeForTests.SECRET));
        assertThat(read.id()).isEqualTo(event.id());
        assertThat(read.about()).isEqualTo(event.about());
        assertThat(delivered(
                                body,
                                signature(now, body, "whsec_old") + ",v1="
                                        + signature(now, body, StripeForTests.SECRET)
                                                .split("v1=")[1])
                        .id())
                .isEqualTo(event.id());

        byte[] changed = new String(body, UTF_8).replace("evt_", "evt-").getBytes(UTF_8);
        byte[] live = new String(body, UTF_8)
                .replace("\"livemode\":false", "\"livemode\":true")
                .getBytes(UTF_8);
        byte[] noJson = "hello".getBytes(UTF_8);
        record Bad(byte[] body, String signature) {}
        for (Bad bad : List.of(
                new Bad(body, null),
                new Bad(body, ""),
                new Bad(body, "t=abc,v1=00"),
                new Bad(body, "t=99999999999999999999,v1=00"),
                new Bad(body, signature(now, body, "whsec_other")),
                new Bad(body, signature(now - 400, body, StripeForTests.SECRET)),
                new Bad(body, signature(now + 3600, body, StripeForTests.SECRET)),
                new Bad(
                        body,
                        "t=" + now + ",v0="
                                + signature(now, body, StripeForTests.SECRET).split("v1=")[1]),
                new Bad(changed, signature(now, body, StripeForTests.SECRET)),
                new Bad(live, signature(now, live, StripeForTests.SECRET)),
                new Bad(noJson, signature(now, noJson, StripeForTests.SECRET)),
                new Bad(new byte[0], signature(now, new byte[0], StripeForTests.SECRET)),
                new Bad(new byte[] {(byte) 0xff, (byte) 0xfe}, "t=" + now + ",v1=00"))) {
            assertThatThrownBy(() -> delivered(bad.body(), bad.signature())).isInstanceOf(RailRefused.class);
        }
    }

    private RailEvent delivered(byte[] body, String signature) {
        return rail.delivered(body, name -> name.equals("Stripe-Signature") ? signature : null);
    }

    private static String signature(long time, byte[] body, String secret) throws Exception {
        return "t=" + time + ",v1=" + Webhook.Util.computeHmacSha256(secret, time + "." + new String(body, UTF_8));
    }
}

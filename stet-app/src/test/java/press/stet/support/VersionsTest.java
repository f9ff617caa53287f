package press.stet.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;

/** What was fetched is kept only if nobody changed the object since it was read: on the database, and with several at once. */
@StetTest
@TestPropertySource(properties = "stet.worker=false")
class VersionsTest {

    private static final int WORKERS = 8;

    @Autowired
    BookRows books;

    private final SmallPartsTest.Moving clock = new SmallPartsTest.Moving();
    private final RailAccount account = new RailAccount("fake", "versions-" + UUID.randomUUID(), Mode.TEST);
    private final FakeProvider provider = new FakeProvider(account, CurrencyUnit.USD, clock::instant);
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private Looking looking;
    private Attempts attempts;

    @BeforeEach
    void a_rail_beside_which_things_happen() {
        Rail rail = new FakeRail(provider, () -> false, () -> {}) {
            @Override
            public PaymentTruth payment(String ref) {
                PaymentTruth truth = super.payment(ref);
                asked.add(ref);
                Runnable next = meanwhile.poll();
                if (next != null) {
                    next.run();
                }
                return truth;
            }

            @Override
            public PlanTruth plan(String ref) {
                PlanTruth truth = super.plan(ref);
                asked.add(ref);
                Runnable next = meanwhile.poll();
                if (next != null) {
                    next.run();
                }
                return truth;
            }
        };
        Rails rails = new Rails() {
            @Override
            public Rail of(RailAccount of) {
                return rail;
            }

            @Override
            public List<Rail> offered() {
                return List.of(rail);
            }
        };
        looking = new Looking(books, rails, () -> Blocks.NONE, clock);
        Ordering ordering = new Ordering(books, rails, looking, clock, () -> "COURIER");
        attempts = new Attempts(books, rails, ordering, () -> Blocks.NONE, () -> {}, clock);
    }

    private Contribution given(FakeProvider.Card card, Rhythm rhythm) {
        UUID id = UUID.randomUUID();
        attempts.give(new Attempts.Attempt(
                id, account, provider.token(card, "LV"), Money.of(CurrencyUnit.USD, 5), rhythm, "en", "LV", null));
        return books.contribution(id).orElseThrow();
    }

    @Test
    void what_was_fetched_before_something_newer_was_kept_is_thrown_away_and_fetched_anew() {
        Contribution slow = given(FakeProvider.Card.ASKS, Rhythm.ONCE);
        provider.payments.get(slow.payment()).status = PaymentTruth.Status.PROCESSING;
        RailObject about = new RailObject(account, RailObject.Kind.PAYMENT, slow.payment());
        asked.clear();
        // While the first look holds “processing” in its hand, the payment arrives and a second look keeps that.
        meanwhile.add(() -> {
            provider.paid(provider.payments.get(slow.payment()));
            looking.look(about);
        });

        looking.look(about);

        assertThat(books.contribution(slow.id()).orElseThrow().state()).isEqualTo(ContributionState.SUCCEEDED);
        assertThat(asked).hasSize(3);
    }

    @Test
    void an_old_look_at_a_plan_never_overwrites_that_it_was_stopped() {
        Contribution first = given(FakeProvider.Card.WORKS, Rhythm.MONTHLY);
        Plan plan = books.plan(first.plan()).orElseThrow();
        RailObject about = new RailObject(account, RailObject.Kind.PLAN, plan.ref());
        looking.look(about);
        provider.card(provider.plans.get(plan.ref()), FakeProvider.Card.WORKS, "DE");
        meanwhile.add(() -> {
            provider.stop("stop", plan.ref());
            looking.look(about);
        });

        looking.look(about);

        assertThat(books.plan(plan.id()).orElseThrow().state()).isEqualTo(PlanState.CANCELLED);
    }

    @Test
    void of_many_who_change_the_same_object_at_once_one_is_kept_and_all_others_are_told() throws Exception {
        Contribution slow = given(FakeProvider.Card.SLOW, Rhythm.MONTHLY);
        Plan plan = books.plan(slow.plan()).orElseThrow();

        assertThat(atOnce(() -> {
                    Changes changes = Changes.none();
                    changes.contributions().add(slow.with(ContributionState.PROCESSING, null, null, clock.instant()));
                    return changes;
                }))
                .isOne();
        assertThat(atOnce(() -> {
                    Changes changes = Changes.none();
                    changes.plans().add(plan.with(PlanState.PAUSED, clock.instant()));
                    return changes;
                }))
                .isOne();
        assertThat(books.contribution(slow.id()).orElseThrow().version()).isEqualTo(slow.version() + 1);
        assertThat(books.plan(plan.id()).orElseThrow().version()).isEqualTo(plan.version() + 1);
    }

    @Test
    void a_change_that_came_too_late_leaves_nothing_of_itself_behind() {
        Contribution one = given(FakeProvider.Card.SLOW, Rhythm.ONCE);
        Changes first = Changes.none();
        first.contributions().add(one.with(ContributionState.PROCESSING, null, null, clock.instant()));
        assertThat(books.commit(first)).isTrue();

        Changes late = Changes.none();
        late.contributions().add(one.with(ContributionState.FAILED, Failure.BANK_REFUSED, null, clock.instant()));
        late.mails().add(new MailDue(MailKind.THANKS, one.id()));
        late.alarms().add("late " + one.id());
        late.orders()
                .add(new RailOrder(
                        "late-" + one.id(),
                        RailOrder.Kind.REFUND,
                        one.id(),
                        account,
                        null,
                        one.amount(),
                        null,
                        clock.instant()));
        assertThat(books.commit(late)).isFalse();

        assertThat(books.contribution(one.id()).orElseThrow().state()).isEqualTo(ContributionState.PROCESSING);
        assertThat(books.unanswered("late-" + one.id())).isEmpty();
    }

    /** @return how many were kept */
    private long atOnce(java.util.function.Supplier<Changes> change) throws Exception {
        CountDownLatch all = new CountDownLatch(WORKERS);
        List<Future<Boolean>> kept = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            for (int n = 0; n < WORKERS; n++) {
                kept.add(workers.submit(() -> {
                    all.countDown();
                    all.await();
                    return books.commit(change.get());
                }));
            }
        }
        long won = 0;
        for (Future<Boolean> each : kept) {
            won += each.get() ? 1 : 0;
        }
        return won;
    }
}

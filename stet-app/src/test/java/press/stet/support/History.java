package press.stet.support;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One seeded history of a newsroom with two accounts (test and live, so that mixing shows): people give, cards fail, plans are charged,
 * changed, paused and stopped, money goes back, a country bans the newsroom; deliveries are doubled, reordered and lost, lines break,
 * and between any two steps the process may die or another worker may do its whole work. At the end the lines hold, the queue is
 * worked off, and the reconciliation has run.
 */
final class History {

    private static final class Died extends Error {
        Died() {
            super(null, null, false, false);
        }
    }

    private static final Instant BEGINNING = Instant.parse("2026-01-31T10:00:00Z");
    private static final CurrencyUnit[] CURRENCIES = {
        CurrencyUnit.USD, CurrencyUnit.EUR, CurrencyUnit.JPY, CurrencyUnit.of("KWD")
    };
    private static final String BANNED = "BY";

    final Random random;
    final MemoryBooks books;
    final List<FakeProvider> providers;
    private final Map<RailAccount, Rail> rails = new HashMap<>();
    private final Looking looking;
    private final Ordering ordering;
    private final Attempts attempts;
    private final List<Attempts.Attempt> sent = new ArrayList<>();
    private Instant now = BEGINNING;
    private Instant reconciled = BEGINNING;
    private Set<String> banned = Set.of("RU");
    private final Set<String> inHand = new java.util.HashSet<>();
    int stopped;
    private boolean rough = true;
    private int depth;
    private long orders;

    History(long seed) {
        this(seed, "acct", MemoryBooks::new);
    }

    /** @param account a name of the provider's account that no other history in the same books has */
    History(long seed, String account, java.util.function.Function<Runnable, MemoryBooks> keep) {
        this.random = new Random(seed);
        this.books = keep.apply(this::step);
        this.providers = List.of(
                new FakeProvider(new RailAccount("fake", account, Mode.LIVE), CurrencyUnit.USD, this::now),
                new FakeProvider(new RailAccount("fake", account, Mode.TEST), CurrencyUnit.USD, this::now));
        Clock clock = clock();
        for (FakeProvider provider : providers) {
            provider.knownStopped = plan -> stopAnswered(provider.account, plan);
            rails.put(provider.account, new FakeRail(provider, () -> rough && random.nextInt(12) == 0, this::step));
        }
        Rails rack = new Rails() {
            @Override
            public Rail of(RailAccount account) {
                return rails.get(account);
            }

            @Override
            public List<Rail> offered() {
                return List.copyOf(rails.values());
            }
        };
        this.looking = new Looking(books, rack, this::blocks, clock);
        this.ordering = new Ordering(books, rack, looking, clock, () -> "COURIER");
        this.attempts = new Attempts(books, rack, ordering, this::blocks, () -> stopped++, clock);
    }

    void run() {
        int steps = 12 + random.nextInt(28);
        for (int n = 0; n < steps; n++) {
            alive(this::something);
        }
        rough = false;
        settle();
    }

    private boolean stopAnswered(RailAccount account, String ref) {
        return books.plans.values().stream()
                .filter(plan -> plan.account().equals(account) && ref.equals(plan.ref()))
                .anyMatch(plan ->
                        books.orders.containsKey("stop-" + plan.id()) && !books.open.contains("stop-" + plan.id()));
    }

    private Instant now() {
        return now;
    }

    private Blocks blocks() {
        return new Blocks(banned, Map.of());
    }

    /** Called between any two steps of the program. */
    private void step() {
        if (!rough) {
            return;
        }
        int chance = random.nextInt(60);
        if (chance == 0) {
            throw new Died();
        }
        if (chance <= 3 && depth < 2) {
            depth++;
            try {
                alive(this::somebodyElse);
            } finally {
                depth--;
            }
        }
    }

    private static void alive(Runnable work) {
        try {
            work.run();
        } catch (Died | RailUnclear died) {
            // What was not kept is gone; the next one goes on from what was.
        }
    }

    private void something() {
        switch (random.nextInt(18)) {
            case 0, 1, 2 -> give();
            case 3 -> giveAgain();
            case 4, 5, 6 -> deliver();
            case 7, 8, 9 -> work();
            case 10 -> passTime();
            case 11 -> {
                passTime();
                provider().chargeDue();
            }
            case 12 -> slowOnesSettle();
            case 13 -> moneyGoesBack();
            case 14 -> stop();
            case 15 -> changePlan();
            case 16 -> changeCard();
            default -> designate();
        }
    }

    private void somebodyElse() {
        switch (random.nextInt(5)) {
            case 0, 1 -> deliver();
            case 2, 3 -> work();
            default -> slowOnesSettle();
        }
    }

    private void give() {
        FakeProvider provider = provider();
        FakeProvider.Card card = FakeProvider.Card.values()[random.nextInt(FakeProvider.Card.values().length)];
        String country = new String[] {"LV", "DE", "RU", BANNED, null}[random.nextInt(5)];
        Rhythm rhythm = Rhythm.values()[random.nextInt(3)];
        CurrencyUnit currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
        Attempts.Attempt attempt = new Attempts.Attempt(
                new UUID(random.nextLong(), random.nextLong()),
                provider.account,
                provider.token(card, country),
                Money.ofMinor(currency, 200 + random.nextInt(5000)),
                rhythm,
                "en",
                random.nextInt(10) == 0 ? "RU" : "LV",
                random.nextBoolean() ? new UUID(1, random.nextInt(3)) : null);
        sent.add(attempt);
        attempts.give(attempt);
    }

    private void giveAgain() {
        if (!sent.isEmpty()) {
            attempts.give(sent.get(random.nextInt(sent.size())));
        }
    }

    private void deliver() {
        List<RailEvent> events = provider().events;
        if (!events.isEmpty()) {
            RailEvent event = events.get(random.nextInt(events.size()));
            books.receive(event);
            if (random.nextInt(4) == 0) {
                books.receive(event);
            }
        }
    }

    private void work() {
        switch (random.nextInt(3)) {
            case 0 -> any(List.copyOf(books.waiting.values())).ifPresent(looking::newsOf);
            case 1 -> any(List.copyOf(books.open)).ifPresent(this::carryOut);
            default ->
                any(List.copyOf(books.looks)).ifPresent(look -> {
                    looking.look(look);
                    books.looks.remove(look);
                });
        }
    }

    /** The queue gives an order to one worker at a time; one that dies lets go of it. */
    private void carryOut(String order) {
        if (inHand.add(order)) {
            try {
                ordering.carryOut(order);
            } finally {
                inHand.remove(order);
            }
        }
    }

    private <T> java.util.Optional<T> any(List<T> of) {
        return of.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(of.get(random.nextInt(of.size())));
    }

    private void passTime() {
        Duration jump = random.nextInt(3) == 0
                ? Duration.ofDays(1 + random.nextInt(28))
                : Duration.ofHours(1 + random.nextInt(30));
        if (now.plus(jump).isAfter(reconciled.plus(Reconciling.EVENTS).minus(Duration.ofDays(1)))) {
            reconcile();
        }
        now = now.plus(jump);
    }

    /** Runs every day; of thirty runs one at least comes through. */
    private void reconcile() {
        boolean before = rough;
        rough = false;
        rails.values().forEach(rail -> new Reconciling(books, clock()).missedNews(rail));
        rough = before;
        reconciled = now;
    }

    private void slowOnesSettle() {
        for (FakeProvider.Payment payment : List.copyOf(provider().payments.values())) {
            if ((payment.status == PaymentTruth.Status.PROCESSING
                            || payment.status == PaymentTruth.Status.WAITING_FOR_READER)
                    && random.nextBoolean()) {
                if (random.nextInt(3) == 0) {
                    provider(payment).failed(payment);
                } else {
                    provider(payment).paid(payment);
                }
            }
        }
    }

    private FakeProvider provider(FakeProvider.Payment payment) {
        return providers.stream()
                .filter(each -> each.payments.get(payment.ref) == payment)
                .findFirst()
                .orElseThrow();
    }

    private void moneyGoesBack() {
        any(List.copyOf(provider().payments.values())).ifPresent(payment -> {
            FakeProvider provider = provider(payment);
            switch (random.nextInt(4)) {
                case 0 ->
                    provider.refundAtTheCounter(
                            payment.ref, Money.ofMinor(payment.amount.getCurrencyUnit(), 1 + random.nextInt(4000)));
                case 1 -> provider.dispute(payment, random.nextInt(4) == 0);
                case 2 -> provider.decide(payment, random.nextBoolean());
                default -> order(payment);
            }
        });
    }

    /** The newsroom gives it back. */
    private void order(FakeProvider.Payment payment) {
        provider(payment);
        books.contribution(provider(payment).account, payment.ref)
                .filter(known -> known.state() == ContributionState.SUCCEEDED)
                .ifPresent(known -> {
                    Changes changes = Changes.none();
                    changes.orders()
                            .add(new RailOrder(
                                    "refund-" + known.id(),
                                    RailOrder.Kind.REFUND,
                                    known.id(),
                                    known.account(),
                                    null,
                                    known.amount(),
                                    null,
                                    now));
                    books.commit(changes);
                });
    }

    private void stop() {
        any(List.copyOf(books.plans.values()))
                .filter(plan -> !plan.state().ended())
                .ifPresent(plan -> {
                    Changes changes = Changes.none();
                    changes.plans().add(plan.with(PlanState.CANCELLED, now));
                    changes.orders().add(Settlement.stop(plan, now));
                    books.commit(changes);
                });
    }

    private void changePlan() {
        any(List.copyOf(books.plans.values()))
                .filter(plan -> !plan.state().ended())
                .ifPresent(plan -> {
                    Changes changes = Changes.none();
                    RailOrder.Kind kind = new RailOrder.Kind[] {
                                RailOrder.Kind.CHANGE, RailOrder.Kind.PAUSE, RailOrder.Kind.RESUME, RailOrder.Kind.CARD
                            }
                            [random.nextInt(4)];
                    changes.orders()
                            .add(new RailOrder(
                                    kind + "-" + plan.id() + "-" + ++orders,
                                    kind,
                                    plan.id(),
                                    plan.account(),
                                    kind == RailOrder.Kind.CARD ? anotherCard(plan) : null,
                                    plan.amount().plusMinor(100),
                                    random.nextBoolean() ? Rhythm.MONTHLY : Rhythm.ANNUAL,
                                    now));
                    books.commit(changes);
                });
    }

    private String anotherCard(Plan plan) {
        return providers.stream()
                .filter(provider -> provider.account.equals(plan.account()))
                .findFirst()
                .orElseThrow()
                .token(FakeProvider.Card.WORKS, "DE");
    }

    private void changeCard() {
        FakeProvider provider = provider();
        any(List.copyOf(provider.plans.values()))
                .filter(plan -> !plan.ended())
                .ifPresent(plan -> provider.card(
                        plan,
                        random.nextBoolean() ? FakeProvider.Card.WORKS : FakeProvider.Card.DECLINED,
                        random.nextInt(4) == 0 ? "RU" : "DE"));
    }

    private void designate() {
        if (random.nextInt(6) != 0) {
            return;
        }
        banned = Set.of("RU", BANNED);
        for (Plan plan : List.copyOf(books.plans.values())) {
            if (BANNED.equals(plan.country()) && !plan.state().ended()) {
                Changes changes = Changes.none();
                changes.plans().add(books.plans.get(plan.id()).with(PlanState.STOPPED_BY_POLICY, now));
                changes.orders().add(Settlement.stop(plan, now));
                books.commit(changes);
            }
        }
    }

    private FakeProvider provider() {
        return providers.get(random.nextInt(4) == 0 ? 1 : 0);
    }

    /** Works everything off, as the queue would in the end, and reconciles. */
    void settle() {
        for (int round = 0; round < 6; round++) {
            reconcile();
            List.copyOf(books.open).forEach(key -> alive(() -> ordering.carryOut(key)));
            List.copyOf(books.waiting.values()).forEach(object -> alive(() -> looking.newsOf(object)));
            List<RailObject> looks = List.copyOf(books.looks);
            books.looks.clear();
            looks.stream().distinct().forEach(looking::look);
        }
    }

    /** Days on which money moved, by the books or by a provider. */
    Set<LocalDate> days() {
        Set<LocalDate> days = new TreeSet<>();
        books.entries
                .values()
                .forEach(entry -> days.add(entry.at().atOffset(UTC).toLocalDate()));
        providers.forEach(provider -> provider.movements.forEach(
                movement -> days.add(movement.at().atOffset(UTC).toLocalDate())));
        return days;
    }

    Instant end() {
        return now;
    }

    Rail rail(FakeProvider provider) {
        return rails.get(provider.account);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}

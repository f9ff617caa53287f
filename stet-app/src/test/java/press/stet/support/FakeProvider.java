package press.stet.support;

import static java.time.ZoneOffset.UTC;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A payment provider with a memory: tokens with a card's country, payments, plans on a movable clock, refunds, disputes, payouts, events,
 * and an idempotency store that forgets after a day and complains about a key used for something else.
 */
class FakeProvider {

    static final Duration KEYS = Duration.ofHours(24);

    /** How a card behaves when charged. */
    enum Card {
        WORKS,
        DECLINED,
        SLOW,
        ASKS
    }

    record Token(String name, Card card, String country) {}

    static class Payment {
        final String ref;
        final UUID attempt;
        final String plan;
        final LocalDate period;
        final Money amount;
        Token token;
        PaymentTruth.Status status;
        Failure failure;
        PaymentTruth.Settled settled;
        final List<PaymentTruth.Refund> refunds = new ArrayList<>();
        final List<PaymentTruth.Dispute> disputes = new ArrayList<>();

        Payment(String ref, UUID attempt, String plan, LocalDate period, Money amount, Token token) {
            this.ref = ref;
            this.attempt = attempt;
            this.plan = plan;
            this.period = period;
            this.amount = amount;
            this.token = token;
        }

        Money refunded() {
            return refunds.stream()
                    .map(PaymentTruth.Refund::amount)
                    .reduce(Money.zero(amount.getCurrencyUnit()), Money::plus);
        }
    }

    static class Subscription {
        final String ref;
        final UUID attempt;
        int months;
        LocalDate anchor;
        Money amount;
        Token token;
        int charges = 1;
        int failures;
        PlanTruth.Status status = PlanTruth.Status.INCOMPLETE;
        final List<Payment> payments = new ArrayList<>();

        Subscription(String ref, UUID attempt, int months, LocalDate anchor, Money amount, Token token) {
            this.ref = ref;
            this.attempt = attempt;
            this.months = months;
            this.anchor = anchor;
            this.amount = amount;
            this.token = token;
        }

        LocalDate next() {
            return anchor.plusMonths((long) months * charges);
        }

        boolean ended() {
            return status == PlanTruth.Status.CANCELLED || status == PlanTruth.Status.GAVE_UP;
        }
    }

    private record Kept(String parameters, String ref, Instant at) {}

    final RailAccount account;
    /** The currency the newsroom's account is in: others are changed into it. */
    final CurrencyUnit home;

    final Map<String, Token> tokens = new HashMap<>();
    final Map<String, Payment> payments = new LinkedHashMap<>();
    final Map<String, Subscription> plans = new LinkedHashMap<>();
    final List<RailEvent> events = new ArrayList<>();
    final List<Rail.Movement> movements = new ArrayList<>();
    final List<String> wrongs = new ArrayList<>();
    /** Whether the newsroom knows already that this plan was stopped. */
    java.util.function.Predicate<String> knownStopped = plan -> false;

    private final Map<String, Kept> keys = new HashMap<>();
    private int number;
    private final Supplier<Instant> clock;

    FakeProvider(RailAccount account, CurrencyUnit home, Supplier<Instant> clock) {
        this.account = account;
        this.home = home;
        this.clock = clock;
    }

    String token(Card card, String country) {
        Token token = new Token("ctoken_" + ++number, card, country);
        tokens.put(token.name(), token);
        return token.name();
    }

    // --- what the newsroom asks
    // ---------------------------------------------------------------------------------------

    Payment begin(Rail.Start start) {
        String parameters = start.token() + start.amount() + start.rhythm();
        Kept kept = kept("begin-" + start.attempt(), parameters);
        if (kept != null) {
            return payments.get(kept.ref());
        }
        Payment payment = draft(start.attempt(), start.amount(), start.rhythm());
        confirm(payment, start.token());
        keys.put("begin-" + start.attempt(), new Kept(parameters, payment.ref, clock.get()));
        return payment;
    }

    /** A payment nobody has confirmed yet, with its plan if it repeats. */
    Payment draft(UUID attempt, Money amount, Rhythm rhythm) {
        String plan = null;
        LocalDate period = null;
        if (rhythm.repeats()) {
            plan = "sub_" + ++number;
            period = today();
            plans.put(plan, new Subscription(plan, attempt, rhythm.months(), today(), amount, null));
        }
        Payment payment = new Payment("pi_" + ++number, attempt, plan, period, amount, null);
        payment.status = PaymentTruth.Status.WAITING_FOR_READER;
        payments.put(payment.ref, payment);
        if (plan != null) {
            plans.get(plan).payments.add(payment);
        }
        return payment;
    }

    /** The card is charged. */
    void confirm(Payment payment, String token) {
        payment.token = tokens.get(token);
        if (payment.plan != null) {
            plans.get(payment.plan).token = payment.token;
        }
        charge(payment);
    }

    void stop(String key, String ref) {
        Subscription plan = plans.get(ref);
        calledFor(ref, key);
        keys.put(key, new Kept(ref, ref, clock.get()));
        if (!plan.ended()) {
            plan.status = PlanTruth.Status.CANCELLED;
            event("plan.cancelled", RailObject.Kind.PLAN, ref);
        }
    }

    private void calledFor(String plan, String key) {
        if (knownStopped.test(plan)) {
            wrongs.add("A call for " + plan + " after its stop was answered: " + key);
        }
    }

    void change(String key, String ref, Money amount, Rhythm rhythm) {
        Subscription plan = plans.get(ref);
        calledFor(ref, key);
        if (kept(key, ref + amount + rhythm) == null) {
            refuseEnded(key, plan);
            keys.put(key, new Kept(ref + amount + rhythm, ref, clock.get()));
            plan.amount = amount;
            if (plan.months != rhythm.months()) {
                plan.anchor = plan.next();
                plan.charges = 0;
                plan.months = rhythm.months();
            }
            event("plan.updated", RailObject.Kind.PLAN, ref);
        }
    }

    void card(String key, String ref, String token) {
        Subscription plan = plans.get(ref);
        calledFor(ref, key);
        if (kept(key, ref + token) == null) {
            refuseEnded(key, plan);
            keys.put(key, new Kept(ref + token, ref, clock.get()));
            plan.token = tokens.get(token);
            event("plan.updated", RailObject.Kind.PLAN, ref);
        }
    }

    void status(String key, String ref, PlanTruth.Status status) {
        Subscription plan = plans.get(ref);
        calledFor(ref, key);
        if (kept(key, ref + status) == null) {
            refuseEnded(key, plan);
            keys.put(key, new Kept(ref + status, ref, clock.get()));
            plan.status = status;
            event("plan.updated", RailObject.Kind.PLAN, ref);
        }
    }

    private void refuseEnded(String key, Subscription plan) {
        if (plan.ended()) {
            throw new RailRefused("This plan has ended: " + key, Failure.RAIL_FAULT);
        }
    }

    void refund(String key, String ref, Money amount) {
        if (kept(key, ref + amount) == null) {
            keys.put(key, new Kept(ref + amount, ref, clock.get()));
            refundAtTheCounter(ref, amount);
        }
    }

    private Kept kept(String key, String parameters) {
        Kept kept = keys.get(key);
        if (kept == null || kept.at().plus(KEYS).isBefore(clock.get())) {
            return null;
        }
        if (!kept.parameters().equals(parameters)) {
            wrongs.add("The key " + key + " was used for something else.");
        }
        return kept;
    }

    // --- what happens at the provider by itself
    // ------------------------------------------------------------------------

    private void charge(Payment payment) {
        switch (payment.token.card()) {
            case WORKS -> paid(payment);
            case DECLINED -> failed(payment);
            case SLOW -> payment.status = PaymentTruth.Status.PROCESSING;
            case ASKS -> payment.status = PaymentTruth.Status.WAITING_FOR_READER;
        }
        event("payment.created", RailObject.Kind.PAYMENT, payment.ref);
    }

    void paid(Payment payment) {
        payment.status = PaymentTruth.Status.PAID;
        payment.failure = null;
        Money gross = home(payment.amount);
        Money fee = gross.multipliedBy(0.029, RoundingMode.HALF_UP).plusMinor(30);
        payment.settled = new PaymentTruth.Settled("ch_" + ++number, gross, fee, clock.get());
        movements.add(new Rail.Movement("charge:" + payment.settled.charge(), gross.minus(fee), clock.get()));
        event("charge.succeeded", RailObject.Kind.PAYMENT, payment.ref);
        event("payment.succeeded", RailObject.Kind.PAYMENT, payment.ref);
        if (payment.plan != null) {
            Subscription plan = plans.get(payment.plan);
            plan.failures = 0;
            if (!plan.ended() && plan.status != PlanTruth.Status.PAUSED) {
                plan.status = PlanTruth.Status.ACTIVE;
            }
            event("invoice.paid", RailObject.Kind.PLAN, payment.plan);
        }
    }

    void failed(Payment payment) {
        payment.failure = Failure.NOT_ENOUGH_MONEY;
        Subscription plan = payment.plan == null ? null : plans.get(payment.plan);
        boolean first = plan == null || plan.payments.getFirst() == payment;
        if (first || ++plan.failures >= 4 || plan.ended()) {
            payment.status = PaymentTruth.Status.FAILED;
            if (plan != null && !plan.ended()) {
                plan.status = PlanTruth.Status.GAVE_UP;
            }
        } else {
            payment.status = PaymentTruth.Status.RETRYING;
            plan.status = PlanTruth.Status.PAST_DUE;
        }
        event("payment.failed", RailObject.Kind.PAYMENT, payment.ref);
        if (plan != null) {
            event("invoice.payment_failed", RailObject.Kind.PLAN, plan.ref);
        }
    }

    /** Charges every plan that is due, and tries again what failed. */
    void chargeDue() {
        for (Subscription plan : List.copyOf(plans.values())) {
            plan.payments.stream()
                    .filter(payment -> payment.status == PaymentTruth.Status.RETRYING)
                    .findFirst()
                    .ifPresent(this::again);
            if (plan.status == PlanTruth.Status.ACTIVE && !plan.next().isAfter(today())) {
                Payment payment = new Payment("pi_" + ++number, null, plan.ref, plan.next(), plan.amount, plan.token);
                plan.charges++;
                payments.put(payment.ref, payment);
                plan.payments.add(payment);
                charge(payment);
            }
        }
    }

    private void again(Payment payment) {
        Subscription plan = plans.get(payment.plan);
        if (plan.ended()) {
            payment.status = PaymentTruth.Status.FAILED;
            event("payment.failed", RailObject.Kind.PAYMENT, payment.ref);
        } else if (plan.token.card() == Card.WORKS) {
            paid(payment);
        } else {
            failed(payment);
        }
    }

    void refundAtTheCounter(String ref, Money wanted) {
        Payment payment = payments.get(ref);
        Money left = payment.amount.minus(payment.refunded());
        Money amount = wanted.isGreaterThan(left) ? left : wanted;
        if (payment.status == PaymentTruth.Status.PAID && amount.isPositive()) {
            Money settled = home(amount);
            String refund = "re_" + ++number;
            payment.refunds.add(new PaymentTruth.Refund(refund, amount, settled, clock.get()));
            movements.add(new Rail.Movement("refund:" + refund, settled.negated(), clock.get()));
            event("charge.refunded", RailObject.Kind.PAYMENT, ref);
        }
    }

    void dispute(Payment payment, boolean debit) {
        if (payment.status == PaymentTruth.Status.PAID && payment.disputes.isEmpty()) {
            Money settled = home(payment.amount);
            Money fee = Money.ofMinor(home, 1500);
            String ref = "dp_" + ++number;
            payment.disputes.add(new PaymentTruth.Dispute(
                    ref, payment.amount, settled, fee, PaymentTruth.Outcome.OPEN, debit, clock.get(), null));
            movements.add(new Rail.Movement(
                    "dispute:" + ref + ":taken", settled.plus(fee).negated(), clock.get()));
            event("dispute.created", RailObject.Kind.PAYMENT, payment.ref);
        }
    }

    void decide(Payment payment, boolean won) {
        if (payment.disputes.isEmpty()
                || payment.disputes.getFirst().debit()
                || payment.disputes.getFirst().outcome() != PaymentTruth.Outcome.OPEN) {
            return;
        }
        PaymentTruth.Dispute open = payment.disputes.removeFirst();
        payment.disputes.add(new PaymentTruth.Dispute(
                open.ref(),
                open.amount(),
                open.settled(),
                open.fee(),
                won ? PaymentTruth.Outcome.WON : PaymentTruth.Outcome.LOST,
                false,
                open.at(),
                won ? clock.get() : null));
        if (won) {
            movements.add(new Rail.Movement("dispute:" + open.ref() + ":returned", open.settled(), clock.get()));
        }
        event("dispute.closed", RailObject.Kind.PAYMENT, payment.ref);
    }

    void card(Subscription plan, Card card, String country) {
        plan.token = tokens.get(token(card, country));
        event("plan.updated", RailObject.Kind.PLAN, plan.ref);
    }

    // --- what it says
    // --------------------------------------------------------------------------------------------------

    PaymentTruth truth(Payment payment) {
        return new PaymentTruth(
                account,
                payment.ref,
                payment.attempt,
                payment.plan,
                payment.period,
                payment.amount,
                payment.status,
                payment.failure,
                payment.settled,
                payment.refunds,
                payment.disputes);
    }

    PlanTruth truth(Subscription plan) {
        return new PlanTruth(
                account,
                plan.ref,
                plan.attempt,
                plan.amount,
                plan.months == 12 ? Rhythm.ANNUAL : Rhythm.MONTHLY,
                plan.status,
                plan.token.country(),
                plan.ended() ? null : plan.next(),
                plan.payments.reversed().stream()
                        .limit(3)
                        .map(payment -> payment.ref)
                        .toList());
    }

    Optional<Payment> byAttempt(UUID attempt) {
        return payments.values().stream()
                .filter(payment -> attempt.equals(payment.attempt))
                .findFirst();
    }

    private void event(String type, RailObject.Kind kind, String ref) {
        events.add(new RailEvent(
                account, "evt_" + ++number, type, new RailObject(account, kind, ref), clock.get(), new byte[0]));
    }

    private Money home(Money amount) {
        return amount.getCurrencyUnit().equals(home)
                ? amount
                : amount.convertedTo(home, new java.math.BigDecimal("1.08"), RoundingMode.HALF_UP);
    }

    private LocalDate today() {
        return clock.get().atOffset(UTC).toLocalDate();
    }
}

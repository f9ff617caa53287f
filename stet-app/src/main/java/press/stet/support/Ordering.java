package press.stet.support;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries orders to the rails: each was written down with its key before, is sent with that key until the rail answered, and is never
 * sent with another. Doing it twice is harmless.
 */
final class Ordering {

    private static final int TRIES = 20;

    private final Books books;
    private final Rails rails;
    private final Looking looking;
    private final Clock clock;

    /** What a rail asks the bank to print beside the charge. */
    private final java.util.function.Supplier<String> statement;

    Ordering(Books books, Rails rails, Looking looking, Clock clock, java.util.function.Supplier<String> statement) {
        this.books = books;
        this.rails = rails;
        this.looking = looking;
        this.clock = clock;
        this.statement = statement;
    }

    /**
     * Does what an order says, if it is not done yet.
     *
     * @return where the reader goes on, for a begin that needs it
     * @throws RailUnclear when it is not known whether it was done
     */
    Optional<String> carryOut(String key) {
        Optional<RailOrder> order = books.unanswered(key);
        if (order.isEmpty()) {
            return Optional.empty();
        }
        return switch (order.get().kind()) {
            case BEGIN -> begin(order.get());
            case CAPTURE -> {
                capture(order.get());
                yield Optional.empty();
            }
            case REFUND -> {
                refund(order.get());
                yield Optional.empty();
            }
            case CARD -> {
                try {
                    yield card(order.get());
                } catch (RailRefused refused) {
                    // The reader who is not here any more sees that the old card stayed.
                    yield Optional.empty();
                }
            }
            case STOP, CHANGE, PAUSE, RESUME -> {
                toPlan(order.get());
                yield Optional.empty();
            }
        };
    }

    private Optional<String> begin(RailOrder order) {
        Contribution contribution = books.contribution(order.subject()).orElseThrow();
        Rail rail = rails.of(order.account());
        Rail.Begun begun;
        try {
            if (order.keyHolds(clock.instant())) {
                begun = rail.begin(new Rail.Start(
                        contribution.id(),
                        Objects.requireNonNull(order.token()),
                        contribution.amount(),
                        contribution.rhythm(),
                        contribution.language(),
                        statement.get()));
            } else {
                Optional<Rail.Begun> found = rail.find(contribution.id());
                if (found.isEmpty()) {
                    failed(order, Failure.RAIL_FAULT);
                    return Optional.empty();
                }
                begun = found.get();
            }
        } catch (RailRefused refused) {
            failed(order, refused.failure());
            return Optional.empty();
        }
        begun(order, begun);
        return Optional.ofNullable(begun.next());
    }

    private void begun(RailOrder order, Rail.Begun begun) {
        for (int n = 0; n < TRIES; n++) {
            Contribution contribution = books.contribution(order.subject()).orElseThrow();
            Changes changes = Changes.none();
            changes.answered().add(order.key());
            if (contribution.payment() == null) {
                ContributionState state = begun.payment().state();
                changes.contributions()
                        .add(contribution.with(
                                state.open() ? state : ContributionState.PROCESSING,
                                null,
                                begun.payment().ref(),
                                clock.instant()));
            }
            RailObject payment = new RailObject(
                    order.account(), RailObject.Kind.PAYMENT, begun.payment().ref());
            changes.looks().add(payment);
            PlanTruth truth = begun.plan();
            if (truth != null) {
                changes.looks().add(new RailObject(order.account(), RailObject.Kind.PLAN, truth.ref()));
                Plan plan =
                        books.plan(Objects.requireNonNull(contribution.plan())).orElseThrow();
                if (plan.ref() == null) {
                    changes.plans().add(withRef(plan, truth));
                }
            }
            if (books.commit(changes)) {
                return;
            }
        }
        throw new RailUnclear("Contribution " + order.subject() + " changed while its answer was kept.");
    }

    private Plan withRef(Plan plan, PlanTruth truth) {
        return new Plan(
                plan.id(),
                plan.version(),
                plan.account(),
                truth.ref(),
                plan.amount(),
                plan.rhythm(),
                plan.language(),
                plan.state(),
                plan.country(),
                plan.next(),
                plan.donor(),
                plan.createdAt(),
                clock.instant());
    }

    private void failed(RailOrder order, Failure failure) {
        for (int n = 0; n < TRIES; n++) {
            Contribution contribution = books.contribution(order.subject()).orElseThrow();
            Changes changes = Changes.none();
            changes.answered().add(order.key());
            if (contribution.payment() == null) {
                changes.contributions()
                        .add(contribution.with(ContributionState.FAILED, failure, null, clock.instant()));
                if (contribution.plan() != null) {
                    Plan plan = books.plan(contribution.plan()).orElseThrow();
                    changes.plans().add(plan.with(PlanState.LAPSED, clock.instant()));
                }
            }
            if (books.commit(changes)) {
                return;
            }
        }
        throw new RailUnclear("Contribution " + order.subject() + " changed while its answer was kept.");
    }

    private void toPlan(RailOrder order) {
        Plan plan = books.plan(order.subject()).orElseThrow();
        boolean stop = order.kind() == RailOrder.Kind.STOP;
        if (plan.state().ended() && !stop) {
            answered(order, null);
            return;
        }
        if (plan.ref() == null) {
            if (plan.state() == PlanState.LAPSED) {
                answered(order, null);
                return;
            }
            throw new RailUnclear("The rail has not said yet how it calls plan " + plan.id() + ".");
        }
        Rail rail = rails.of(order.account());
        try {
            switch (order.kind()) {
                case STOP -> rail.stop(order.key(), plan.ref());
                case CHANGE -> rail.change(order.key(), plan.ref(), terms(order, plan));
                case PAUSE -> rail.pause(order.key(), plan.ref());
                case RESUME -> rail.resume(order.key(), plan.ref());
                case BEGIN, CAPTURE, REFUND, CARD ->
                    throw new IllegalStateException("No order for a plan: " + order.kind());
            }
        } catch (RailRefused refused) {
            answered(order, "The rail refused to " + order.kind() + " plan " + plan.id() + ": " + refused.getMessage());
            return;
        }
        answered(order, null);
        if (!stop) {
            looking.look(new RailObject(order.account(), RailObject.Kind.PLAN, plan.ref()));
        }
    }

    /** Orders of before there was a rhythm to change carry an amount alone. */
    private static Rail.Terms terms(RailOrder order, Plan plan) {
        return new Rail.Terms(
                Objects.requireNonNull(order.amount()), order.rhythm() == null ? plan.rhythm() : order.rhythm());
    }

    /**
     * Has another card used at once, for the reader who waits.
     *
     * @return where the reader goes on to confirm it with the bank
     * @throws RailRefused when the card cannot be used
     * @throws RailUnclear when it is not known whether it is; it is asked again
     */
    Optional<String> useCard(String key) {
        return books.unanswered(key).flatMap(this::card);
    }

    /** While the reader has still to confirm it with the bank, the order stays open; after a day it is let go. */
    private Optional<String> card(RailOrder order) {
        Plan plan = books.plan(order.subject()).orElseThrow();
        String ref = plan.ref();
        if (plan.state().ended() || ref == null || !order.keyHolds(clock.instant())) {
            answered(order, null);
            return Optional.empty();
        }
        String next;
        try {
            next = rails.of(order.account())
                    .card(order.key(), ref, Objects.requireNonNull(order.token()), plan.language());
        } catch (RailRefused refused) {
            answered(order, null);
            throw refused;
        }
        if (next == null) {
            answered(order, null);
            looking.look(new RailObject(order.account(), RailObject.Kind.PLAN, ref));
        }
        return Optional.ofNullable(next);
    }

    /** What a rail refuses to take has failed, and so has what may not be taken from that country. */
    private void capture(RailOrder order) {
        Contribution contribution = books.contribution(order.subject()).orElseThrow();
        String payment = Objects.requireNonNull(contribution.payment());
        try {
            rails.of(order.account()).capture(order.key(), payment, looking::allows);
        } catch (RailRefused refused) {
            for (int n = 0; n < TRIES; n++) {
                Contribution now = books.contribution(order.subject()).orElseThrow();
                Changes changes = Changes.none();
                changes.answered().add(order.key());
                if (now.state().open()) {
                    changes.contributions()
                            .add(now.with(ContributionState.FAILED, refused.failure(), null, clock.instant()));
                }
                if (books.commit(changes)) {
                    return;
                }
            }
            throw new RailUnclear("Contribution " + order.subject() + " changed while its refusal was kept.");
        }
        answered(order, null);
        looking.look(new RailObject(order.account(), RailObject.Kind.PAYMENT, payment));
    }

    private void refund(RailOrder order) {
        Contribution contribution = books.contribution(order.subject()).orElseThrow();
        String payment = Objects.requireNonNull(contribution.payment());
        try {
            rails.of(order.account()).refund(order.key(), payment, Objects.requireNonNull(order.amount()));
        } catch (RailRefused refused) {
            answered(
                    order,
                    "The rail refused to give back contribution " + contribution.id() + ": " + refused.getMessage());
            return;
        }
        answered(order, null);
        looking.look(new RailObject(order.account(), RailObject.Kind.PAYMENT, payment));
    }

    private void answered(RailOrder order, @org.jspecify.annotations.Nullable String alarm) {
        Changes changes = Changes.none();
        changes.answered().add(order.key());
        if (alarm != null) {
            changes.alarms().add(alarm);
        }
        boolean unused = books.commit(changes);
    }
}

package press.stet.support;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Asks a rail how something stands and keeps what follows. News only says where to look; what is kept is what was found. */
final class Looking {

    /** Somebody else changed the same object each time; whoever comes back later does it. */
    private static final int TRIES = 20;

    private final Books books;
    private final Rails rails;
    private final Supplier<Blocks> blocks;
    private final Clock clock;

    Looking(Books books, Rails rails, Supplier<Blocks> blocks, Clock clock) {
        this.books = books;
        this.rails = rails;
        this.blocks = blocks;
        this.clock = clock;
    }

    /** Looks because of news that wait, and lets go of them. */
    void newsOf(RailObject object) {
        List<Books.Waiting> news = books.waiting(object);
        look(object);
        books.done(news);
    }

    /**
     * @throws RailUnclear when the rail cannot say; it is tried again later
     */
    void look(RailObject object) {
        switch (object.kind()) {
            case PAYMENT -> payment(object);
            case PLAN -> plan(object);
            case OTHER -> {
                // Nothing of ours.
            }
        }
    }

    private void payment(RailObject object) {
        Rail rail = rails.of(object.account());
        for (int n = 0; n < TRIES; n++) {
            Optional<Contribution> before = books.contribution(object.account(), object.ref());
            PaymentTruth truth = rail.payment(object.ref());
            Optional<Contribution> known = before.or(() -> byAttempt(truth));
            if (known.isPresent() && before.isEmpty()) {
                // It was found by its attempt only now, after the fetch: read first, then fetch.
                PaymentTruth again = rail.payment(object.ref());
                if (keep(known.get(), again)) {
                    return;
                }
            } else if (known.isPresent()) {
                if (keep(known.get(), truth)) {
                    return;
                }
            } else if (unknown(object, truth)) {
                return;
            }
        }
        throw new RailUnclear("Payment " + object.ref() + " changed while it was looked at; it is looked at again.");
    }

    private Optional<Contribution> byAttempt(PaymentTruth truth) {
        UUID attempt = truth.attempt();
        return attempt == null
                ? Optional.empty()
                : books.contribution(attempt)
                        .filter(known ->
                                known.payment() == null || known.payment().equals(truth.ref()));
    }

    /** A charge of a plan, made by the rail; or nothing of ours. */
    private boolean unknown(RailObject object, PaymentTruth truth) {
        if (truth.plan() == null) {
            return true;
        }
        Optional<Plan> plan = books.plan(object.account(), truth.plan());
        if (plan.isEmpty()) {
            // The answer that would have told us the plan's name was lost; the plan itself names its attempt.
            plan(new RailObject(object.account(), RailObject.Kind.PLAN, truth.plan()));
            return books.plan(object.account(), truth.plan()).isEmpty();
        }
        return keep(Settlement.charge(plan.get(), truth, clock.instant()), truth);
    }

    /** @return whether it was kept, with the version it was read with */
    boolean keep(Contribution known, PaymentTruth truth) {
        UUID beside = books.capturedBeside(
                        known.version() == 0
                                ? known
                                : known.with(known.state(), known.failure(), truth.ref(), clock.instant()))
                .orElse(null);
        return books.commit(Settlement.payment(known, truth, beside, clock.instant()));
    }

    private void plan(RailObject object) {
        Rail rail = rails.of(object.account());
        for (int n = 0; n < TRIES; n++) {
            Optional<Plan> before = books.plan(object.account(), object.ref());
            PlanTruth truth = rail.plan(object.ref());
            Optional<Plan> known = before;
            if (before.isEmpty()) {
                known = byAttempt(truth);
                if (known.isEmpty()) {
                    return;
                }
                truth = rail.plan(object.ref());
            }
            if (books.commit(Settlement.plan(known.get(), truth, blocks.get(), clock.instant()))) {
                return;
            }
        }
        throw new RailUnclear("Plan " + object.ref() + " changed while it was looked at; it is looked at again.");
    }

    private Optional<Plan> byAttempt(PlanTruth truth) {
        UUID attempt = truth.attempt();
        if (attempt == null) {
            return Optional.empty();
        }
        return books.contribution(attempt).flatMap(first -> {
            UUID plan = first.plan();
            return plan == null ? Optional.empty() : books.plan(plan).filter(known -> known.ref() == null);
        });
    }
}

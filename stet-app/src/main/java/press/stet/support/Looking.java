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

    /** Looks because of news that wait, and lets go of them in the transaction that keeps what was seen. */
    void newsOf(RailObject object) {
        List<Books.Waiting> news = books.waiting(object);
        if (!news.isEmpty() && !look(object, news)) {
            books.done(news);
        }
    }

    /**
     * @throws RailUnclear when the rail cannot say; it is tried again later
     */
    void look(RailObject object) {
        boolean unused = look(object, List.of());
    }

    /** @return whether something was kept, and with it that the news are done */
    private boolean look(RailObject object, List<Books.Waiting> news) {
        return switch (object.kind()) {
            case PAYMENT -> payment(object, news);
            case PLAN -> plan(object, news);
            case OTHER -> false;
        };
    }

    private boolean payment(RailObject object, List<Books.Waiting> news) {
        Rail rail = rails.of(object.account());
        for (int n = 0; n < TRIES; n++) {
            Optional<Contribution> before = books.contribution(object.account(), object.ref());
            PaymentTruth truth = rail.payment(object.ref());
            Optional<Contribution> known = before.or(() -> byAttempt(truth));
            if (known.isPresent() && before.isEmpty()) {
                // It was found by its attempt only now, after the fetch: read first, then fetch.
                PaymentTruth again = rail.payment(object.ref());
                if (keep(known.get(), again, news)) {
                    return true;
                }
            } else if (known.isPresent()) {
                if (keep(known.get(), truth, news)) {
                    return true;
                }
            } else {
                Optional<Boolean> kept = unknown(object, truth, news);
                if (kept.isPresent()) {
                    return kept.get();
                }
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

    /**
     * A charge of a plan, made by the rail; or nothing of ours.
     *
     * @return whether something was kept; empty when it must be tried again
     */
    private Optional<Boolean> unknown(RailObject object, PaymentTruth truth, List<Books.Waiting> news) {
        if (truth.plan() == null) {
            return Optional.of(false);
        }
        Optional<Plan> plan = books.plan(object.account(), truth.plan());
        if (plan.isEmpty()) {
            // The answer that would have told us the plan's name was lost; the plan itself names its attempt.
            look(new RailObject(object.account(), RailObject.Kind.PLAN, truth.plan()));
            return books.plan(object.account(), truth.plan()).isEmpty() ? Optional.of(false) : Optional.empty();
        }
        return keep(Settlement.charge(plan.get(), truth, clock.instant()), truth, news)
                ? Optional.of(true)
                : Optional.empty();
    }

    /** @return whether it was kept, with the version it was read with */
    private boolean keep(Contribution known, PaymentTruth truth, List<Books.Waiting> news) {
        UUID beside = books.capturedBeside(
                        known.version() == 0
                                ? known
                                : known.with(known.state(), known.failure(), truth.ref(), clock.instant()))
                .orElse(null);
        Changes changes = Settlement.payment(known, truth, beside, clock.instant());
        changes.done().addAll(news);
        return books.commit(changes);
    }

    /** Whether an account may be charged today. */
    boolean allows(Instrument instrument) {
        return blocks.get().allowBank(instrument);
    }

    private boolean plan(RailObject object, List<Books.Waiting> news) {
        Rail rail = rails.of(object.account());
        for (int n = 0; n < TRIES; n++) {
            Optional<Plan> before = books.plan(object.account(), object.ref());
            PlanTruth truth = rail.plan(object.ref());
            Optional<Plan> known = before;
            if (before.isEmpty()) {
                known = byAttempt(truth);
                if (known.isEmpty()) {
                    return false;
                }
                truth = rail.plan(object.ref());
            }
            Changes changes = Settlement.plan(known.get(), truth, blocks.get(), clock.instant());
            changes.done().addAll(news);
            if (books.commit(changes)) {
                return true;
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

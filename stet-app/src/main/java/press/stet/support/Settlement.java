package press.stet.support;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What follows from what a rail says: a pure function of what is kept and what was fetched. Saying it twice, or in another order, gives
 * the same in the end.
 */
final class Settlement {

    private Settlement() {}

    /**
     * A payment of which nothing is kept yet: a charge that the rail made for a plan of ours, by itself. Its id is made from the rail's
     * name of it, so that two who learn of it at once make the same.
     */
    static Contribution charge(Plan plan, PaymentTruth truth, Instant now) {
        String name = plan.account() + "/" + truth.ref();
        return new Contribution(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                0,
                plan.account(),
                truth.ref(),
                plan.id(),
                truth.period(),
                truth.amount(),
                plan.rhythm(),
                plan.language(),
                ContributionState.PROCESSING,
                null,
                plan.donor(),
                now,
                now);
    }

    /** @param beside another charge of the same period that brought money, if there is one */
    static Changes payment(Contribution known, PaymentTruth truth, @Nullable UUID beside, Instant now) {
        Changes changes = Changes.none();
        ContributionState next = truth.state();
        if (!known.account().equals(truth.account())) {
            changes.alarms().add("A payment of another account or mode was named for contribution " + known.id() + ".");
            return changes;
        }
        if (!known.state().mayBecome(next)) {
            changes.alarms()
                    .add("Contribution " + known.id() + " is " + known.state() + "; the rail now says " + next
                            + ". Compare it with the rail.");
            return changes;
        }
        if (known.version() > 0 && !known.amount().equals(truth.amount())) {
            changes.alarms()
                    .add("Contribution " + known.id() + " was for " + known.amount() + "; the rail says "
                            + truth.amount() + ".");
        }
        if (next.captured() && beside != null) {
            changes.alarms()
                    .add("Contribution " + known.id() + " was charged for a period that " + beside
                            + " already paid. Give one of them back.");
        }
        Contribution after = known.with(next, truth.failure(), truth.ref(), now);
        if (known.version() == 0 || changed(known, after)) {
            changes.contributions().add(after);
        }
        if (truth.status() == PaymentTruth.Status.APPROVED) {
            changes.orders().add(capture(known, now));
        }
        changes.entries().addAll(Bookkeeping.of(truth, known.id()));
        mails(changes, known, next);
        return changes;
    }

    private static boolean changed(Contribution before, Contribution after) {
        return before.state() != after.state()
                || before.failure() != after.failure()
                || !Optional.ofNullable(before.payment()).equals(Optional.ofNullable(after.payment()));
    }

    private static void mails(Changes changes, Contribution known, ContributionState next) {
        if (known.donor() == null) {
            return;
        }
        switch (next) {
            case SUCCEEDED -> changes.mails().add(new MailDue(MailKind.THANKS, known.id()));
            case REFUNDED -> changes.mails().add(new MailDue(MailKind.REFUNDED, known.id()));
            case RETRYING -> changes.mails().add(new MailDue(MailKind.CHARGE_FAILED, known.id()));
            default -> {
                // Nothing a contributor must hear of by mail.
            }
        }
    }

    /** @param blocks whose banks may not be charged */
    static Changes plan(Plan known, PlanTruth truth, Blocks blocks, Instant now) {
        Changes changes = Changes.none();
        if (!known.account().equals(truth.account())) {
            changes.alarms().add("A plan of another account or mode was named for plan " + known.id() + ".");
            return changes;
        }
        String country = truth.country() == null ? known.country() : truth.country();
        PlanState state = known.state().ended() ? known.state() : truth.state();
        if (!state.ended() && country != null && blocks.blocks(country)) {
            state = PlanState.STOPPED_BY_POLICY;
            changes.orders().add(stop(known, now));
        }
        Plan after = new Plan(
                known.id(),
                known.version(),
                known.account(),
                truth.ref(),
                truth.amount(),
                truth.rhythm(),
                known.language(),
                state,
                country,
                state.ended() ? null : truth.next(),
                known.donor(),
                known.createdAt(),
                now);
        if (changed(known, after)) {
            changes.plans().add(after);
        }
        if (!known.state().ended() && (state == PlanState.CANCELLED || state == PlanState.LAPSED)) {
            tell(changes, known);
        }
        truth.payments()
                .forEach(ref -> changes.looks().add(new RailObject(known.account(), RailObject.Kind.PAYMENT, ref)));
        return changes;
    }

    private static boolean changed(Plan before, Plan after) {
        return !before.equals(new Plan(
                after.id(),
                after.version(),
                after.account(),
                after.ref(),
                after.amount(),
                after.rhythm(),
                after.language(),
                after.state(),
                after.country(),
                after.next(),
                after.donor(),
                after.createdAt(),
                before.changedAt()));
    }

    /** The order that ends a plan; there is one for good, however often it is asked for. */
    static RailOrder stop(Plan plan, Instant now) {
        return new RailOrder(
                "stop-" + plan.id(), RailOrder.Kind.STOP, plan.id(), plan.account(), null, null, null, now);
    }

    /** The order that takes what was approved; there is one for good. */
    private static RailOrder capture(Contribution known, Instant now) {
        return new RailOrder(
                "capture-" + known.id(),
                RailOrder.Kind.CAPTURE,
                known.id(),
                known.account(),
                null,
                known.amount(),
                null,
                now);
    }

    static void tell(Changes changes, Plan plan) {
        if (plan.donor() != null) {
            changes.mails().add(new MailDue(MailKind.STOPPED, plan.id()));
        }
    }
}

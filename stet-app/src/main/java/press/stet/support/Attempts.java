package press.stet.support;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The way of one attempt to give: the interlock first, then the durable row with its key, then the rail. Nothing of an attempt that the
 * interlock stops is kept but a count.
 */
final class Attempts {

    /**
     * What a reader sends.
     *
     * @param id made with the form: sending the same form twice is one attempt
     * @param token from the rail's own field: stands for the card
     * @param residence ISO code of the country the reader says to live in
     * @param donor whose identity was sealed, or null
     * @param mayCharge asked last, once the card is known and may be charged by its country
     */
    record Attempt(
            UUID id,
            RailAccount account,
            String token,
            Money amount,
            Rhythm rhythm,
            String language,
            @Nullable String residence,
            @Nullable UUID donor,
            Predicate<Instrument> mayCharge) {

        Attempt(
                UUID id,
                RailAccount account,
                String token,
                Money amount,
                Rhythm rhythm,
                String language,
                @Nullable String residence,
                @Nullable UUID donor) {
            this(id, account, token, amount, rhythm, language, residence, donor, card -> true);
        }
    }

    /** What becomes of it. */
    sealed interface Result {
        /** Giving would put this reader in danger; nothing was kept. */
        record Stopped() implements Result {}

        /** This card was tried too often; nothing was kept. */
        record Held() implements Result {}

        /** @param next where the reader goes on, or null */
        record Begun(UUID contribution, @Nullable String next) implements Result {}

        /** The rail cannot say yet; it is being asked. Nobody should try again before it has. */
        record Unclear(UUID contribution) implements Result {}
    }

    private final Books books;
    private final Rails rails;
    private final Ordering ordering;
    private final Supplier<Blocks> blocks;
    private final Runnable countStopped;
    private final Clock clock;

    Attempts(Books books, Rails rails, Ordering ordering, Supplier<Blocks> blocks, Runnable countStopped, Clock clock) {
        this.books = books;
        this.rails = rails;
        this.ordering = ordering;
        this.blocks = blocks;
        this.countStopped = countStopped;
        this.clock = clock;
    }

    /** @throws RailUnclear when the rail could not even be asked about the card; nothing was kept or charged */
    Result give(Attempt attempt) {
        if (books.contribution(attempt.id()).isPresent()) {
            return new Result.Begun(attempt.id(), null);
        }
        Rail rail = rails.of(attempt.account());
        Instrument instrument = rail.inspect(attempt.token());
        Blocks now = blocks.get();
        boolean allowed = rail.payer(attempt.rhythm()) == Rail.Payer.ON_APPROVAL
                ? now.allowResidence(attempt.residence())
                : now.allow(instrument, attempt.residence());
        if (!allowed) {
            countStopped.run();
            return new Result.Stopped();
        }
        if (!attempt.mayCharge().test(instrument)) {
            return new Result.Held();
        }
        if (!books.commit(written(attempt, instrument))) {
            return new Result.Begun(attempt.id(), null);
        }
        try {
            return new Result.Begun(
                    attempt.id(), ordering.carryOut(key(attempt.id())).orElse(null));
        } catch (RailUnclear unclear) {
            unknown(attempt.id());
            return new Result.Unclear(attempt.id());
        }
    }

    static String key(UUID attempt) {
        return "begin-" + attempt;
    }

    private Changes written(Attempt attempt, Instrument instrument) {
        Changes changes = Changes.none();
        var now = clock.instant();
        UUID plan = attempt.rhythm().repeats()
                ? UUID.nameUUIDFromBytes(("plan/" + attempt.id()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                : null;
        if (plan != null) {
            changes.plans()
                    .add(new Plan(
                            plan,
                            0,
                            attempt.account(),
                            null,
                            attempt.amount(),
                            attempt.rhythm(),
                            attempt.language(),
                            PlanState.PENDING_FIRST,
                            country(instrument),
                            null,
                            attempt.donor(),
                            now,
                            now));
        }
        changes.contributions()
                .add(new Contribution(
                        attempt.id(),
                        0,
                        attempt.account(),
                        null,
                        plan,
                        plan == null
                                ? null
                                : now.atOffset(java.time.ZoneOffset.UTC).toLocalDate(),
                        attempt.amount(),
                        attempt.rhythm(),
                        attempt.language(),
                        ContributionState.SUBMITTING,
                        null,
                        attempt.donor(),
                        now,
                        now));
        changes.orders()
                .add(new RailOrder(
                        key(attempt.id()),
                        RailOrder.Kind.BEGIN,
                        attempt.id(),
                        attempt.account(),
                        attempt.token(),
                        attempt.amount(),
                        null,
                        now));
        return changes;
    }

    private static @Nullable String country(Instrument instrument) {
        return instrument.issuer() != null
                ? instrument.issuer()
                : instrument.iban() != null ? instrument.iban() : instrument.payer();
    }

    private void unknown(UUID id) {
        Contribution contribution =
                Objects.requireNonNull(books.contribution(id).orElse(null));
        if (contribution.state() == ContributionState.SUBMITTING) {
            Changes changes = Changes.none();
            changes.contributions().add(contribution.with(ContributionState.UNKNOWN, null, null, clock.instant()));
            // Whoever changed it in between knew more.
            boolean unused = books.commit(changes);
        }
    }
}

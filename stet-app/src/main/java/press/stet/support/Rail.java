package press.stet.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment provider. Every call that changes something carries a key that makes a repeat harmless.
 *
 * <p>Calls throw {@link RailUnclear} when nobody can say whether they were carried out (no answer, a fault on the other side, too many
 * requests), and {@link RailRefused} when the rail said no to the call itself.
 */
public interface Rail {

    /**
     * What is asked for when somebody gives.
     *
     * @param attempt id of the contribution, and the idempotency key
     * @param token from the reader's browser: stands for the card, which never comes here
     * @param language of the rail's own pages, if it has any
     */
    record Start(UUID attempt, String token, Money amount, Rhythm rhythm, String language, String statement) {}

    /** How much, how often. */
    record Terms(Money amount, Rhythm rhythm) {}

    /**
     * What became of it.
     *
     * @param plan null for a single contribution
     * @param next where the reader goes on to confirm or pay; null when nothing is left to do
     */
    record Begun(
            PaymentTruth payment,
            @Nullable PlanTruth plan,
            @Nullable String next) {}

    /** One movement on the newsroom's account with the rail, as the rail books it; fees are part of what they belong to. */
    record Movement(String key, Money net, Instant at) {}

    /** The headers of a delivery, by name in any case; null for one that is not there. */
    interface Headers {
        @Nullable
        String value(String name);
    }

    RailAccount account();

    /** How the rail is called before readers: “Card”, “PayPal”. */
    String label();

    /** What the reader's browser needs to turn a card into a token on the rail's own field; null when there is no such field. */
    default @Nullable String publishableKey() {
        return null;
    }

    /** When a rail says in which country the payer banks. */
    enum Payer {
        /** By the token, before anything is asked for. */
        BEFORE,
        /** Once the reader approved, before the newsroom takes the money. */
        ON_APPROVAL,
        /** Never in time. Such a rail carries nothing while any country is on the list. */
        NEVER
    }

    default Payer payer(Rhythm rhythm) {
        return Payer.BEFORE;
    }

    default boolean carries(Rhythm rhythm) {
        return true;
    }

    /** What is known of the card or account behind a token, before anything is charged. */
    Instrument inspect(String token);

    Begun begin(Start start);

    /**
     * Takes what the reader has approved.
     *
     * @param allowed whether an account may be charged; asked before anything is taken
     * @throws RailRefused when it may not, or the rail says no
     */
    default void capture(String key, String payment, Predicate<Instrument> allowed) {
        throw new RailRefused("This rail takes what is approved by itself.", Failure.RAIL_FAULT);
    }

    PaymentTruth payment(String ref);

    PlanTruth plan(String ref);

    /** Finds what an attempt became by the id we gave it: for a doubt that outlived its key. */
    Optional<Begun> find(UUID attempt);

    void stop(String key, String plan);

    /** What a plan is from its next charge on; nothing is charged for the change itself. */
    void change(String key, String plan, Terms terms);

    /**
     * Charges another card from now on.
     *
     * @param token as in {@link Start}
     * @return where the reader goes on to confirm it; null once it is used. Asked again with the same key, it goes on where it stood
     */
    @Nullable
    String card(String key, String plan, String token, String language);

    void pause(String key, String plan);

    void resume(String key, String plan);

    void refund(String key, String payment, Money amount);

    /**
     * What the rail delivered, if it is surely from there.
     *
     * @param raw the bytes as they came
     * @throws RailRefused if it is not
     * @throws RailUnclear if nobody can say now; it is delivered again
     */
    default RailEvent delivered(byte[] raw, Headers headers) {
        throw new RailRefused("This rail delivers nothing.", Failure.RAIL_FAULT);
    }

    /** Events of the rail since then, oldest first, whether or not they were delivered. */
    List<RailEvent> events(Instant since);

    /** All movements booked on a day (UTC), payouts included. */
    List<Movement> movements(LocalDate day);
}

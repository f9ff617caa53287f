package press.stet.support;

import static java.time.ZoneOffset.UTC;

import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A rail that moves nobody's money, so that every screen can be seen before there is an account with a provider. All it does is booked
 * in the mode {@link Mode#PRACTICE}, which no meter, dashboard or file counts.
 */
@Component
public class PracticeRail implements Rail {

    /** Cards to practise with. */
    public enum Card {
        WORKS,
        CONFIRM,
        NOT_ENOUGH_MONEY,
        EXPIRED,
        /** The bank's country is not known. */
        NOWHERE
    }

    public static final RailAccount ACCOUNT = new RailAccount("practice", "practice", Mode.PRACTICE);

    /** What a rail would keep, so that the ledger shows a fee: three in a hundred. */
    private static final double FEE = 0.03;

    private final PracticeRows rows;
    private final Books books;
    private final Clock clock;

    PracticeRail(PracticeRows rows, Books books, Clock clock) {
        this.rows = rows;
        this.books = books;
        this.clock = clock;
    }

    /** What stands for a card of this kind, issued in this country. */
    public static String token(Card card, String country) {
        return card.name() + ":" + country;
    }

    @Override
    public RailAccount account() {
        return ACCOUNT;
    }

    @Override
    public String label() {
        return "Practice";
    }

    @Override
    public Instrument inspect(String token) {
        String country = country(token);
        return card(token) == Card.NOWHERE || country == null ? Instrument.UNKNOWN : Instrument.card(country, "424242");
    }

    @Override
    @Transactional
    public Begun begin(Start start) {
        Optional<Begun> before = find(start.attempt());
        if (before.isPresent()) {
            return before.get();
        }
        String ref = "practice_" + start.attempt();
        String plan = start.rhythm().repeats() ? "plan_" + start.attempt() : null;
        Card card = card(start.token());
        LocalDate today = today();
        PaymentTruth.Status status = status(card);
        if (plan != null) {
            rows.insert(new PracticeRows.PlanRow(
                    plan,
                    start.attempt(),
                    start.token(),
                    start.amount(),
                    start.rhythm().months(),
                    today,
                    1,
                    planStatus(status)));
        }
        rows.insert(new PracticeRows.PaymentRow(
                ref,
                start.attempt(),
                plan,
                plan == null ? null : today,
                start.amount(),
                status,
                failure(card),
                0,
                now()));
        return find(start.attempt()).orElseThrow();
    }

    private static PlanTruth.Status planStatus(PaymentTruth.Status first) {
        return switch (first) {
            case PAID -> PlanTruth.Status.ACTIVE;
            case FAILED, EXPIRED -> PlanTruth.Status.GAVE_UP;
            case WAITING_FOR_READER, APPROVED, PROCESSING, RETRYING -> PlanTruth.Status.INCOMPLETE;
        };
    }

    @Override
    public Optional<Begun> find(UUID attempt) {
        return rows.byAttempt(attempt)
                .map(payment -> new Begun(
                        truth(payment),
                        payment.plan() == null ? null : plan(payment.plan()),
                        payment.status() == PaymentTruth.Status.WAITING_FOR_READER
                                ? "practice/" + payment.ref()
                                : null));
    }

    /** The pretended bank page: the reader confirms, or does not. */
    @Transactional
    public void answered(String payment, boolean confirmed) {
        PracticeRows.PaymentRow row = rows.payment(payment).orElseThrow();
        if (row.status() == PaymentTruth.Status.WAITING_FOR_READER) {
            PaymentTruth.Status status = confirmed ? PaymentTruth.Status.PAID : PaymentTruth.Status.FAILED;
            rows.settle(payment, status, confirmed ? null : Failure.NEEDS_CONFIRMATION);
            if (row.plan() != null) {
                rows.status(row.plan(), planStatus(status));
                news(RailObject.Kind.PLAN, row.plan(), "plan.changed");
            }
            news(RailObject.Kind.PAYMENT, payment, "payment.changed");
        }
    }

    /** Which contribution a payment is. */
    public Optional<UUID> attempt(String payment) {
        return rows.payment(payment).map(PracticeRows.PaymentRow::attempt);
    }

    /** Pretends the charges of all plans that are due; the same day again does nothing. */
    @Transactional
    public void chargeDue() {
        for (PracticeRows.PlanRow plan : rows.due(today())) {
            LocalDate period = plan.next();
            String ref = plan.ref() + "_" + period;
            Card card = card(plan.token());
            rows.insert(new PracticeRows.PaymentRow(
                    ref, null, plan.ref(), period, plan.amount(), status(card), failure(card), 0, now()));
            rows.charged(plan.ref());
            news(RailObject.Kind.PAYMENT, ref, "payment.made");
            news(RailObject.Kind.PLAN, plan.ref(), "plan.charged." + period);
        }
    }

    @Override
    public PaymentTruth payment(String ref) {
        return truth(rows.payment(ref).orElseThrow(() -> new RailUnclear("There is no practice payment " + ref + ".")));
    }

    @Override
    public PlanTruth plan(String ref) {
        PracticeRows.PlanRow row =
                rows.plan(ref).orElseThrow(() -> new RailUnclear("There is no practice plan " + ref + "."));
        return new PlanTruth(
                ACCOUNT,
                ref,
                row.attempt(),
                row.amount(),
                row.months() == Rhythm.ANNUAL.months() ? Rhythm.ANNUAL : Rhythm.MONTHLY,
                row.status(),
                country(row.token()),
                row.status() == PlanTruth.Status.ACTIVE ? row.next() : null,
                rows.paymentsOf(ref));
    }

    @Override
    @Transactional
    public void stop(String key, String plan) {
        rows.status(plan, PlanTruth.Status.CANCELLED);
    }

    @Override
    @Transactional
    public void change(String key, String plan, Terms terms) {
        rows.terms(plan, terms.amount(), terms.rhythm().months());
    }

    @Override
    @Transactional
    public @Nullable String card(String key, String plan, String token, String language) {
        Card card = card(token);
        if (card == Card.EXPIRED) {
            throw new RailRefused("This practice card is past its date.", Failure.CARD_EXPIRED);
        }
        rows.card(plan, token);
        return null;
    }

    @Override
    @Transactional
    public void pause(String key, String plan) {
        rows.status(plan, PlanTruth.Status.PAUSED);
    }

    @Override
    @Transactional
    public void resume(String key, String plan) {
        rows.resume(plan, today());
    }

    @Override
    @Transactional
    public void refund(String key, String payment, Money amount) {
        rows.refund(payment, amount.getAmountMinorLong());
    }

    @Override
    public List<RailEvent> events(Instant since) {
        return List.of();
    }

    @Override
    public List<Movement> movements(LocalDate day) {
        return List.of();
    }

    private PaymentTruth truth(PracticeRows.PaymentRow row) {
        boolean paid = row.status() == PaymentTruth.Status.PAID;
        Money fee = row.amount().multipliedBy(FEE, RoundingMode.HALF_UP);
        return new PaymentTruth(
                ACCOUNT,
                row.ref(),
                row.attempt(),
                row.plan(),
                row.period(),
                row.amount(),
                row.status(),
                row.failure(),
                paid ? new PaymentTruth.Settled(row.ref(), row.amount(), fee, row.at()) : null,
                row.refunded() == 0
                        ? List.of()
                        : List.of(new PaymentTruth.Refund(
                                row.ref() + "_back",
                                Money.ofMinor(row.amount().getCurrencyUnit(), row.refunded()),
                                Money.ofMinor(row.amount().getCurrencyUnit(), row.refunded()),
                                row.at())),
                List.of());
    }

    private static PaymentTruth.Status status(Card card) {
        return switch (card) {
            case WORKS, NOWHERE -> PaymentTruth.Status.PAID;
            case CONFIRM -> PaymentTruth.Status.WAITING_FOR_READER;
            case NOT_ENOUGH_MONEY, EXPIRED -> PaymentTruth.Status.FAILED;
        };
    }

    private static @Nullable Failure failure(Card card) {
        return switch (card) {
            case WORKS, CONFIRM, NOWHERE -> null;
            case NOT_ENOUGH_MONEY -> Failure.NOT_ENOUGH_MONEY;
            case EXPIRED -> Failure.CARD_EXPIRED;
        };
    }

    private static Card card(String token) {
        try {
            return Card.valueOf(token.split(":", 2)[0].toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new RailRefused("This is none of the practice cards.", Failure.WRONG_DETAILS);
        }
    }

    private static @Nullable String country(String token) {
        String[] parts = token.split(":", 2);
        return parts.length == 2 && parts[1].matches("[A-Z]{2}") ? parts[1] : null;
    }

    private void news(RailObject.Kind kind, String ref, String type) {
        boolean unused = books.receive(new RailEvent(
                ACCOUNT,
                type + ":" + ref + ":" + now().toEpochMilli(),
                type,
                new RailObject(ACCOUNT, kind, ref),
                now(),
                new byte[0]));
    }

    private Instant now() {
        return Objects.requireNonNull(clock.instant());
    }

    private LocalDate today() {
        return now().atOffset(UTC).toLocalDate();
    }
}

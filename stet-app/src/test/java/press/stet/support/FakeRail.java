package press.stet.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.joda.money.Money;

/** The fake provider seen through a line that may break before a call arrives or before its answer does. */
class FakeRail implements Rail {

    private final FakeProvider provider;
    private final BooleanSupplier breaks;
    private final Runnable step;

    FakeRail(FakeProvider provider, BooleanSupplier breaks, Runnable step) {
        this.provider = provider;
        this.breaks = breaks;
        this.step = step;
    }

    private <T> T over(Supplier<T> call) {
        step.run();
        if (breaks.getAsBoolean()) {
            throw new RailUnclear("The line broke on the way there.");
        }
        T answer = call.get();
        step.run();
        if (breaks.getAsBoolean()) {
            throw new RailUnclear("The line broke on the way back.");
        }
        return answer;
    }

    @Override
    public RailAccount account() {
        return provider.account;
    }

    @Override
    public String label() {
        return "Card";
    }

    @Override
    public Instrument inspect(String token) {
        return over(() -> {
            String country = provider.tokens.get(token).country();
            return country == null ? new Instrument(null, null, null, null, null) : Instrument.card(country, "424242");
        });
    }

    @Override
    public Begun begin(Start start) {
        return over(() -> begun(provider.begin(start)));
    }

    private Begun begun(FakeProvider.Payment payment) {
        return new Begun(
                provider.truth(payment),
                payment.plan == null ? null : provider.truth(provider.plans.get(payment.plan)),
                payment.status == PaymentTruth.Status.WAITING_FOR_READER ? "https://bank.example/" : null);
    }

    @Override
    public PaymentTruth payment(String ref) {
        return over(() -> provider.truth(provider.payments.get(ref)));
    }

    @Override
    public PlanTruth plan(String ref) {
        return over(() -> provider.truth(provider.plans.get(ref)));
    }

    @Override
    public Optional<Begun> find(UUID attempt) {
        return over(() -> provider.byAttempt(attempt).map(this::begun));
    }

    @Override
    public void stop(String key, String plan) {
        over(() -> {
            provider.stop(key, plan);
            return plan;
        });
    }

    @Override
    public void change(String key, String plan, Terms terms) {
        over(() -> {
            provider.change(key, plan, terms.amount(), terms.rhythm());
            return plan;
        });
    }

    @Override
    public String card(String key, String plan, String token, String language) {
        return over(() -> {
            provider.card(key, plan, token);
            return null;
        });
    }

    @Override
    public void pause(String key, String plan) {
        over(() -> {
            provider.status(key, plan, PlanTruth.Status.PAUSED);
            return plan;
        });
    }

    @Override
    public void resume(String key, String plan) {
        over(() -> {
            provider.status(key, plan, PlanTruth.Status.ACTIVE);
            return plan;
        });
    }

    @Override
    public void refund(String key, String payment, Money amount) {
        over(() -> {
            provider.refund(key, payment, amount);
            return payment;
        });
    }

    @Override
    public List<RailEvent> events(Instant since) {
        return over(() -> provider.events.stream()
                .filter(event -> !event.at().isBefore(since))
                .toList());
    }

    @Override
    public List<Movement> movements(LocalDate day) {
        return over(() -> provider.movements.stream()
                .filter(movement ->
                        movement.at().atOffset(ZoneOffset.UTC).toLocalDate().equals(day))
                .toList());
    }
}

package press.stet.support.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.ConfirmationToken;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import press.stet.support.Failure;
import press.stet.support.Instrument;
import press.stet.support.PaymentTruth;
import press.stet.support.PlanTruth;
import press.stet.support.Rail;
import press.stet.support.RailAccount;
import press.stet.support.RailEvent;
import press.stet.support.RailRefused;
import press.stet.support.RailUnclear;
import press.stet.support.Rhythm;

/**
 * Cards and wallets by Stripe. The card is turned into a confirmation token in the reader's browser; its country is known before
 * anything is authorised. Keys are made from the attempt's id, so every repeat is the same request.
 */
final class StripeRail implements Rail {

    /** The id the attempt goes by in the metadata of what it makes. */
    static final String ATTEMPT = "attempt";

    private static final Duration LOOK_BACK = Duration.ofDays(3);
    private static final long PAGE = 100L;

    private final RailAccount account;
    private final StripeClient stripe;
    private final StripeTruths truths;
    private final StripePlans plans;
    private final StripeNews news;
    private final String publishableKey;
    private final Supplier<String> site;

    /** @param site the newsroom's public address, where readers come back to */
    StripeRail(
            RailAccount account, StripeClient stripe, StripeNews news, String publishableKey, Supplier<String> site) {
        this.account = account;
        this.stripe = stripe;
        this.truths = new StripeTruths(account, stripe);
        this.plans = new StripePlans(stripe);
        this.news = news;
        this.publishableKey = publishableKey;
        this.site = site;
    }

    interface Call<T> {
        T ask() throws StripeException;
    }

    /** Sorts what can go wrong: nobody knows, or surely not. */
    static <T> T asked(Call<T> call) {
        try {
            return call.ask();
        } catch (CardException declined) {
            throw new RailRefused(
                    "The card was declined.", StripeFailures.of(declined.getDeclineCode(), declined.getCode()));
        } catch (ApiConnectionException | ApiException | RateLimitException unclear) {
            throw new RailUnclear("Stripe gave no clear answer.", unclear);
        } catch (IdempotencyException twice) {
            throw new RailUnclear("Stripe is still at work on the same request, or knows its key from another.", twice);
        } catch (StripeException refused) {
            Integer status = refused.getStatusCode();
            if (status != null && (status == 409 || status == 429 || status >= 500)) {
                throw new RailUnclear("Stripe gave no clear answer.", refused);
            }
            throw new RailRefused("Stripe refused the request: " + refused.getCode(), Failure.RAIL_FAULT);
        } catch (com.google.gson.JsonParseException notTheirs) {
            throw new RailUnclear("What answered was not Stripe.", notTheirs);
        }
    }

    static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    @Override
    public RailAccount account() {
        return account;
    }

    @Override
    public String label() {
        return "Card";
    }

    @Override
    public String publishableKey() {
        return publishableKey;
    }

    @Override
    public Instrument inspect(String token) {
        if (!token.startsWith("ctoken_")) {
            throw new RailRefused("This is no confirmation token.", Failure.WRONG_DETAILS);
        }
        ConfirmationToken known = asked(() -> stripe.v1().confirmationTokens().retrieve(token));
        ConfirmationToken.PaymentMethodPreview preview = known.getPaymentMethodPreview();
        if (preview == null) {
            return Instrument.UNKNOWN;
        }
        var card = preview.getCard();
        var sepa = preview.getSepaDebit();
        var billing = preview.getBillingDetails() == null
                ? null
                : preview.getBillingDetails().getAddress();
        return new Instrument(
                card == null ? null : card.getCountry(),
                card == null ? null : card.getIin(),
                sepa == null ? null : sepa.getCountry(),
                preview.getPaypal() == null ? null : preview.getPaypal().getCountry(),
                billing == null ? null : billing.getCountry(),
                card == null ? null : card.getFingerprint());
    }

    @Override
    public Begun begin(Start start) {
        return start.rhythm().repeats() ? beginPlan(start) : beginOnce(start);
    }

    private Begun beginOnce(Start start) {
        PaymentIntent intent = asked(() -> stripe.v1()
                .paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(StripeMoney.minor(start.amount()))
                                .setCurrency(StripeMoney.currency(start.amount()))
                                .setConfirm(true)
                                .setConfirmationToken(start.token())
                                .setReturnUrl(back(start))
                                .setStatementDescriptorSuffix(start.statement())
                                .putMetadata(ATTEMPT, start.attempt().toString())
                                .build(),
                        key("attempt-" + start.attempt())));
        return new Begun(payment(intent.getId()), null, next(intent));
    }

    private Begun beginPlan(Start start) {
        String key = "attempt-" + start.attempt();
        String product = asked(() -> stripe.v1()
                        .products()
                        .create(
                                ProductCreateParams.builder()
                                        .setName("Contribution")
                                        .build(),
                                key(key + "-product")))
                .getId();
        String customer = asked(() -> stripe.v1()
                        .customers()
                        .create(
                                CustomerCreateParams.builder()
                                        .putMetadata(ATTEMPT, start.attempt().toString())
                                        .build(),
                                key(key + "-customer")))
                .getId();
        Subscription plan = asked(
                () -> stripe.v1().subscriptions().create(subscription(start, customer, product), key(key + "-plan")));
        String intent = truths.firstPayment(plan.getId());
        PaymentIntent confirmed = asked(() -> stripe.v1()
                .paymentIntents()
                .confirm(
                        intent,
                        PaymentIntentConfirmParams.builder()
                                .setConfirmationToken(start.token())
                                .setReturnUrl(back(start))
                                .build(),
                        key(key + "-confirm")));
        return new Begun(payment(intent), plan(plan.getId()), next(confirmed));
    }

    private static SubscriptionCreateParams subscription(Start start, String customer, String product) {
        return SubscriptionCreateParams.builder()
                .setCustomer(customer)
                .addItem(SubscriptionCreateParams.Item.builder()
                        .setPriceData(SubscriptionCreateParams.Item.PriceData.builder()
                                .setCurrency(StripeMoney.currency(start.amount()))
                                .setUnitAmount(StripeMoney.minor(start.amount()))
                                .setProduct(product)
                                .setRecurring(SubscriptionCreateParams.Item.PriceData.Recurring.builder()
                                        .setInterval(
                                                start.rhythm() == Rhythm.MONTHLY
                                                        ? SubscriptionCreateParams.Item.PriceData.Recurring.Interval
                                                                .MONTH
                                                        : SubscriptionCreateParams.Item.PriceData.Recurring.Interval
                                                                .YEAR)
                                        .build())
                                .build())
                        .build())
                .setPaymentBehavior(SubscriptionCreateParams.PaymentBehavior.DEFAULT_INCOMPLETE)
                .setPaymentSettings(SubscriptionCreateParams.PaymentSettings.builder()
                        .setSaveDefaultPaymentMethod(
                                SubscriptionCreateParams.PaymentSettings.SaveDefaultPaymentMethod.ON_SUBSCRIPTION)
                        .build())
                .putMetadata(ATTEMPT, start.attempt().toString())
                .build();
    }

    private String back(Start start) {
        return site.get() + "/-/give/thanks/" + start.attempt() + "?language=" + start.language();
    }

    private static @Nullable String next(PaymentIntent intent) {
        PaymentIntent.NextAction action = intent.getNextAction();
        return action == null || action.getRedirectToUrl() == null
                ? null
                : action.getRedirectToUrl().getUrl();
    }

    @Override
    public PaymentTruth payment(String ref) {
        return asked(() -> truths.payment(ref));
    }

    @Override
    public PlanTruth plan(String ref) {
        return asked(() -> truths.plan(ref));
    }

    @Override
    public Optional<Begun> find(UUID attempt) {
        // Lists, since Stripe's search lags behind; an attempt in doubt is at most days old.
        List<PaymentIntent> recent = asked(() -> {
            List<PaymentIntent> all = new ArrayList<>();
            stripe.v1()
                    .paymentIntents()
                    .list(PaymentIntentListParams.builder()
                            .setLimit(PAGE)
                            .setCreated(PaymentIntentListParams.Created.builder()
                                    .setGte(since())
                                    .build())
                            .build())
                    .autoPagingIterable()
                    .forEach(all::add);
            return all;
        });
        return recent.stream()
                .map(intent -> payment(intent.getId()))
                .filter(truth -> attempt.equals(truth.attempt()))
                .findFirst()
                .map(truth -> new Begun(truth, truth.plan() == null ? null : plan(truth.plan()), null));
    }

    private long since() {
        return news.now().minus(LOOK_BACK).getEpochSecond();
    }

    @Override
    public void stop(String key, String plan) {
        plans.stop(key, plan);
    }

    @Override
    public void change(String key, String plan, Terms terms) {
        plans.change(key, plan, terms);
    }

    @Override
    public @Nullable String card(String key, String plan, String token, String language) {
        return plans.card(key, plan, token, site.get() + "/-/give/manage/card-done?language=" + language);
    }

    @Override
    public void pause(String key, String plan) {
        plans.pause(key, plan);
    }

    @Override
    public void resume(String key, String plan) {
        plans.resume(key, plan);
    }

    @Override
    public void refund(String key, String payment, Money amount) {
        var unused = asked(() -> stripe.v1()
                .refunds()
                .create(
                        RefundCreateParams.builder()
                                .setPaymentIntent(payment)
                                .setAmount(StripeMoney.minor(amount))
                                .build(),
                        key(key)));
    }

    @Override
    public RailEvent delivered(byte[] raw, Headers headers) {
        return news.verified(raw, headers.value("Stripe-Signature"));
    }

    @Override
    public List<RailEvent> events(Instant since) {
        return asked(() -> {
            List<RailEvent> events = new ArrayList<>();
            stripe.v1()
                    .events()
                    .list(EventListParams.builder()
                            .setLimit(PAGE)
                            .setCreated(EventListParams.Created.builder()
                                    .setGte(since.getEpochSecond())
                                    .build())
                            .build())
                    .autoPagingIterable()
                    .forEach(event -> events.add(news.read(event.toJson().getBytes(StandardCharsets.UTF_8))));
            return events.reversed();
        });
    }

    @Override
    public List<Movement> movements(LocalDate day) {
        long from = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return asked(() -> {
            List<Movement> movements = new ArrayList<>();
            stripe.v1()
                    .balanceTransactions()
                    .list(BalanceTransactionListParams.builder()
                            .setLimit(PAGE)
                            .setCreated(BalanceTransactionListParams.Created.builder()
                                    .setGte(from)
                                    .setLt(from + Duration.ofDays(1).toSeconds())
                                    .build())
                            .build())
                    .autoPagingIterable()
                    .forEach(booked -> movements.add(StripeTruths.movement(booked)));
            return movements;
        });
    }
}

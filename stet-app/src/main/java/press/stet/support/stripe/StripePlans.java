package press.stet.support.stripe;

import static press.stet.support.stripe.StripeRail.asked;
import static press.stet.support.stripe.StripeRail.key;

import com.stripe.StripeClient;
import com.stripe.model.SetupIntent;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.Item.PriceData.Recurring;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import press.stet.support.Failure;
import press.stet.support.Rail;
import press.stet.support.RailRefused;
import press.stet.support.Rhythm;

/** What is asked of Stripe about a subscription that there is. */
final class StripePlans {

    private final StripeClient stripe;

    StripePlans(StripeClient stripe) {
        this.stripe = stripe;
    }

    void stop(String key, String plan) {
        var unused = asked(() -> {
            Subscription now = stripe.v1().subscriptions().retrieve(plan);
            return now.getStatus().equals("canceled") || now.getStatus().equals("incomplete_expired")
                    ? now
                    : stripe.v1().subscriptions().cancel(plan, key(key));
        });
    }

    /**
     * Stripe charges at once when an interval changes. The time that is paid already is therefore made a trial, which ends where the
     * next charge was due.
     */
    void change(String key, String plan, Rail.Terms terms) {
        var unused = asked(() -> {
            Subscription now = stripe.v1().subscriptions().retrieve(plan);
            SubscriptionItem item =
                    Objects.requireNonNull(now.getItems()).getData().getFirst();
            Recurring.Interval interval =
                    terms.rhythm() == Rhythm.ANNUAL ? Recurring.Interval.YEAR : Recurring.Interval.MONTH;
            SubscriptionUpdateParams.Builder update = SubscriptionUpdateParams.builder()
                    .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.NONE)
                    .addItem(SubscriptionUpdateParams.Item.builder()
                            .setId(item.getId())
                            .setPriceData(SubscriptionUpdateParams.Item.PriceData.builder()
                                    .setCurrency(StripeMoney.currency(terms.amount()))
                                    .setUnitAmount(StripeMoney.minor(terms.amount()))
                                    .setProduct(item.getPrice().getProduct())
                                    .setRecurring(Recurring.builder()
                                            .setInterval(interval)
                                            .build())
                                    .build())
                            .build());
            if (!interval.getValue().equals(item.getPrice().getRecurring().getInterval())) {
                update.setTrialEnd(item.getCurrentPeriodEnd());
            }
            return stripe.v1().subscriptions().update(plan, update.build(), key(key));
        });
    }

    /** The same key makes the same setup; how it stands is asked anew, since the reader may have confirmed it meanwhile. */
    @Nullable
    String card(String key, String plan, String token, String back) {
        Subscription now = asked(() -> stripe.v1().subscriptions().retrieve(plan));
        SetupIntent made = asked(() -> stripe.v1()
                .setupIntents()
                .create(
                        SetupIntentCreateParams.builder()
                                .setCustomer(now.getCustomer())
                                .setConfirm(true)
                                .setConfirmationToken(token)
                                .setUsage(SetupIntentCreateParams.Usage.OFF_SESSION)
                                .setReturnUrl(back)
                                .build(),
                        key(key)));
        SetupIntent setup = asked(() -> stripe.v1().setupIntents().retrieve(made.getId()));
        return switch (setup.getStatus()) {
            case "succeeded" -> {
                var unused = asked(() -> stripe.v1()
                        .subscriptions()
                        .update(
                                plan,
                                SubscriptionUpdateParams.builder()
                                        .setDefaultPaymentMethod(setup.getPaymentMethod())
                                        .build(),
                                key(key + "-use")));
                yield null;
            }
            case "requires_action", "processing" -> {
                SetupIntent.NextAction action = setup.getNextAction();
                yield action == null || action.getRedirectToUrl() == null
                        ? back
                        : action.getRedirectToUrl().getUrl();
            }
            default -> throw new RailRefused("The bank did not confirm the card.", Failure.NEEDS_CONFIRMATION);
        };
    }

    void pause(String key, String plan) {
        var unused = asked(() -> stripe.v1()
                .subscriptions()
                .update(
                        plan,
                        SubscriptionUpdateParams.builder()
                                .setPauseCollection(SubscriptionUpdateParams.PauseCollection.builder()
                                        .setBehavior(SubscriptionUpdateParams.PauseCollection.Behavior.VOID)
                                        .build())
                                .build(),
                        key(key)));
    }

    void resume(String key, String plan) {
        var unused = asked(() -> stripe.v1()
                .subscriptions()
                .update(
                        plan,
                        SubscriptionUpdateParams.builder()
                                .setPauseCollection(com.stripe.param.common.EmptyParam.EMPTY)
                                .build(),
                        key(key)));
    }
}

package press.stet.support.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.ConfirmationTokenCreateParams;
import java.time.Clock;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import press.stet.support.Mode;
import press.stet.support.PaymentTruth;
import press.stet.support.PlanTruth;
import press.stet.support.Rail;
import press.stet.support.RailAccount;
import press.stet.support.Rhythm;

/** The rail against a real test account, where its key is given; what the fake says is only as true as this. */
@Tag("long")
@EnabledIfEnvironmentVariable(named = "STET_STRIPE_TEST_KEY", matches = "sk_test_.+")
class StripeContractTest {

    private final StripeClient stripe = new StripeClient.StripeClientBuilder()
            .setApiKey(System.getenv("STET_STRIPE_TEST_KEY"))
            .setMaxNetworkRetries(0)
            .setHttpClient(new StripeLine())
            .build();

    private final RailAccount account = new RailAccount("stripe", "acct_contract", Mode.TEST);

    private final Rail rail = new StripeRail(
            account,
            stripe,
            new StripeNews(account, "whsec_unused", Clock.systemUTC()),
            "pk_test_unused",
            () -> "https://courier.example");

    private String token(String method) throws StripeException {
        return stripe.v1()
                .testHelpers()
                .confirmationTokens()
                .create(ConfirmationTokenCreateParams.builder()
                        .setPaymentMethod(method)
                        .build())
                .getId();
    }

    private Rail.Start start(String token, Rhythm rhythm) {
        return new Rail.Start(UUID.randomUUID(), token, Money.of(CurrencyUnit.USD, 5), rhythm, "en", "CONTRACT");
    }

    @Test
    void a_card_says_its_country_is_charged_once_per_key_and_can_be_given_back() throws StripeException {
        String token = token("pm_card_visa");
        assertThat(rail.inspect(token).issuer()).isEqualTo("US");
        Rail.Start start = start(token, Rhythm.ONCE);

        Rail.Begun begun = rail.begin(start);
        assertThat(rail.begin(start).payment().ref()).isEqualTo(begun.payment().ref());
        assertThat(begun.payment().status()).isEqualTo(PaymentTruth.Status.PAID);
        assertThat(begun.payment().attempt()).isEqualTo(start.attempt());

        rail.refund("refund-" + start.attempt(), begun.payment().ref(), Money.of(CurrencyUnit.USD, 2));
        assertThat(rail.payment(begun.payment().ref()).refunds()).hasSize(1);
    }

    @Test
    void a_plan_begins_is_changed_and_stopped() throws StripeException {
        Rail.Start start = start(token("pm_card_visa"), Rhythm.MONTHLY);
        Rail.Begun begun = rail.begin(start);
        String plan = begun.plan().ref();
        assertThat(rail.plan(plan).status()).isEqualTo(PlanTruth.Status.ACTIVE);

        rail.change("change-" + start.attempt(), plan, new Rail.Terms(Money.of(CurrencyUnit.USD, 7), Rhythm.MONTHLY));
        assertThat(rail.plan(plan).amount()).isEqualTo(Money.of(CurrencyUnit.USD, 7));
        rail.stop("stop-" + start.attempt(), plan);
        rail.stop("stop-" + start.attempt(), plan);
        assertThat(rail.plan(plan).status()).isEqualTo(PlanTruth.Status.CANCELLED);
    }
}

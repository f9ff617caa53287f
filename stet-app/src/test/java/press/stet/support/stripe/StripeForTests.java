package press.stet.support.stripe;

import com.stripe.StripeClient;
import java.time.Clock;
import java.time.Duration;
import press.stet.support.Rail;
import press.stet.support.RailAccount;

/** The rail to Stripe with another address behind it. */
public final class StripeForTests {

    public static final String SECRET = "whsec_test";

    private StripeForTests() {}

    public static Rail rail(RailAccount account, String address, Clock clock) {
        return new StripeRail(
                account,
                new StripeClient.StripeClientBuilder()
                        .setApiKey("sk_test_nobody")
                        .setApiBase(address)
                        .setMaxNetworkRetries(0)
                        .setHttpClient(new StripeLine(Duration.ofSeconds(10)))
                        .build(),
                new StripeNews(account, SECRET, clock),
                "pk_test_nobody",
                () -> "https://courier.example");
    }
}

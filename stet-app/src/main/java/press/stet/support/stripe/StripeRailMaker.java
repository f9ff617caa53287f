package press.stet.support.stripe;

import com.stripe.StripeClient;
import java.time.Clock;
import org.springframework.stereotype.Component;
import press.stet.kernel.Refusal;
import press.stet.kernel.Secret;
import press.stet.newsroom.Houses;
import press.stet.support.Mode;
import press.stet.support.Rail;
import press.stet.support.RailAccount;
import press.stet.support.RailMaker;

/** Makes the rail to Stripe from three lines: secret key, publishable key, signing secret of the webhook. */
@Component
class StripeRailMaker implements RailMaker {

    private final Houses houses;
    private final Clock clock;

    StripeRailMaker(Houses houses, Clock clock) {
        this.houses = houses;
        this.clock = clock;
    }

    @Override
    public String rail() {
        return "stripe";
    }

    @Override
    public Rail make(RailAccount account, Secret keys) {
        String[] lines = keys.value().strip().split("\\s+");
        String mode = account.mode() == Mode.LIVE ? "live" : "test";
        if (lines.length != 3
                || !lines[0].matches("(sk|rk)_" + mode + "_\\w+")
                || !lines[1].startsWith("pk_" + mode + "_")
                || !lines[2].startsWith("whsec_")) {
            throw new Refusal(
                    "These are not three " + mode + " keys of Stripe: the secret key (sk_" + mode
                            + "_…), the publishable key (pk_" + mode
                            + "_…) and the signing secret (whsec_…), each on its own line.",
                    "keys");
        }
        if (!account.account().matches("acct_\\w+")) {
            throw new Refusal("Write the id of the account; it begins with acct_.", "account");
        }
        StripeClient stripe = new StripeClient.StripeClientBuilder()
                .setApiKey(lines[0])
                .setMaxNetworkRetries(0)
                .setHttpClient(new StripeLine())
                .build();
        return new StripeRail(
                account,
                stripe,
                new StripeNews(account, lines[2], clock),
                lines[1],
                () -> String.valueOf(houses.house().address()));
    }
}

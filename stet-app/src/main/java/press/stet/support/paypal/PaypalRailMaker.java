package press.stet.support.paypal;

import java.time.Clock;
import org.springframework.stereotype.Component;
import press.stet.kernel.Refusal;
import press.stet.kernel.Secret;
import press.stet.newsroom.Houses;
import press.stet.support.Mode;
import press.stet.support.Rail;
import press.stet.support.RailAccount;
import press.stet.support.RailMaker;
import press.stet.support.line.JsonLine;

/** Makes the rail to PayPal from three lines: the app's client id, its secret, the id of the webhook. */
@Component
class PaypalRailMaker implements RailMaker {

    private static final int LINES = 3;

    private final Houses houses;
    private final Clock clock;

    PaypalRailMaker(Houses houses, Clock clock) {
        this.houses = houses;
        this.clock = clock;
    }

    @Override
    public String rail() {
        return "paypal";
    }

    @Override
    public Rail make(RailAccount account, Secret keys) {
        String[] lines = keys.value().strip().split("\\s+");
        if (lines.length != LINES || !lines[0].matches("[\\w-]{40,120}") || !lines[2].matches("[A-Z0-9]{10,30}")) {
            throw new Refusal(
                    "Write three lines: the client id of your PayPal app, its secret, and the id of the webhook.",
                    "keys");
        }
        if (!account.account().matches("[A-Z0-9]{13}")) {
            throw new Refusal("Write PayPal’s merchant id; it has thirteen capital letters and digits.", "account");
        }
        String base = account.mode() == Mode.LIVE ? "https://api-m.paypal.com" : "https://api-m.sandbox.paypal.com";
        PaypalLine line = new PaypalLine(new JsonLine(base, "PayPal"), lines[0], new Secret(lines[1]), clock);
        return new PaypalRail(
                account,
                line,
                new PaypalNews(account, line, lines[2]),
                () -> String.valueOf(houses.house().address()));
    }
}

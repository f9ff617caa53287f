package press.stet.support.paypal;

import java.time.Clock;
import press.stet.kernel.Secret;
import press.stet.support.Rail;
import press.stet.support.RailAccount;
import press.stet.support.line.JsonLine;

/** The rail to PayPal with another address behind it. */
public final class PaypalForTests {

    public static final String WEBHOOK = "WEBHOOK0000000001";

    private PaypalForTests() {}

    public static Rail rail(RailAccount account, String address, Clock clock) {
        PaypalLine line =
                new PaypalLine(new JsonLine(address, "PayPal"), "client", new Secret("secret-of-nobody"), clock);
        return new PaypalRail(account, line, new PaypalNews(account, line, WEBHOOK), () -> "https://courier.example");
    }
}

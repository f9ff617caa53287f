package press.stet.support.btcpay;

import java.time.Clock;
import press.stet.support.Rail;
import press.stet.support.RailAccount;
import press.stet.support.line.JsonLine;

/** The rail to BTCPay with another address behind it. */
public final class BtcpayForTests {

    public static final String SECRET = "webhook-secret";

    private BtcpayForTests() {}

    public static Rail rail(RailAccount account, String address, Clock clock) {
        return new BtcpayRail(
                account,
                new JsonLine(address, "BTCPay"),
                "key-of-nobody",
                new BtcpayNews(account, SECRET),
                () -> "https://courier.example",
                clock);
    }
}

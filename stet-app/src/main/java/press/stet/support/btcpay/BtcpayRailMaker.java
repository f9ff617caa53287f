package press.stet.support.btcpay;

import java.time.Clock;
import org.springframework.stereotype.Component;
import press.stet.kernel.Refusal;
import press.stet.kernel.Secret;
import press.stet.newsroom.Houses;
import press.stet.support.Rail;
import press.stet.support.RailAccount;
import press.stet.support.RailMaker;
import press.stet.support.line.JsonLine;

/** Makes the rail to a BTCPay server from three lines: its address, an API key for one store, the secret of the webhook. */
@Component
class BtcpayRailMaker implements RailMaker {

    private static final int LINES = 3;

    private final Houses houses;
    private final Clock clock;

    BtcpayRailMaker(Houses houses, Clock clock) {
        this.houses = houses;
        this.clock = clock;
    }

    @Override
    public String rail() {
        return "btcpay";
    }

    @Override
    public Rail make(RailAccount account, Secret keys) {
        String[] lines = keys.value().strip().split("\\s+");
        if (lines.length != LINES
                || !lines[0].matches(
                        "https://[^/\\s]+(/[^\\s]*[^/\\s])?|http://(localhost|127\\.0\\.0\\.1|[a-z2-7]{56}\\.onion)(:\\d+)?")) {
            throw new Refusal(
                    "Write three lines: the server’s address (https://…, without a slash at the end), an API key that may create"
                            + " and view invoices of one store, and the secret of the webhook.",
                    "keys");
        }
        if (!account.account().matches("[A-Za-z0-9]{20,64}")) {
            throw new Refusal("Write the id of the store; it stands in the address of its settings.", "account");
        }
        return new BtcpayRail(
                account,
                new JsonLine(lines[0], "BTCPay"),
                lines[1],
                new BtcpayNews(account, lines[2]),
                () -> String.valueOf(houses.house().address()),
                clock);
    }
}

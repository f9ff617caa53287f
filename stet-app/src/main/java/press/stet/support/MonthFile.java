package press.stet.support;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;

/** A month of the ledger as a file for the accountant (RFC 4180). */
final class MonthFile {

    private MonthFile() {}

    static String csv(List<FigureRows.MonthLine> lines) {
        StringBuilder csv = new StringBuilder("time,rail,fact,account,currency,amount\r\n");
        Map<String, Map<LedgerAccount, Money>> sums = new TreeMap<>();
        for (FigureRows.MonthLine line : lines) {
            csv.append(line.at())
                    .append(',')
                    .append(field(line.rail()))
                    .append(',')
                    .append(field(line.key()))
                    .append(',')
                    .append(line.account())
                    .append(',')
                    .append(line.amount().getCurrencyUnit())
                    .append(',')
                    .append(line.amount().getAmount().toPlainString())
                    .append("\r\n");
            sums.computeIfAbsent(
                            line.amount().getCurrencyUnit().getCode(), currency -> new EnumMap<>(LedgerAccount.class))
                    .merge(line.account(), line.amount(), Money::plus);
        }
        sums.forEach((currency, accounts) -> accounts.forEach((account, sum) -> csv.append(",,sum of the month,")
                .append(account)
                .append(',')
                .append(currency)
                .append(',')
                .append(sum.getAmount().toPlainString())
                .append("\r\n")));
        return csv.toString();
    }

    static String plans(List<Plan> plans) {
        StringBuilder csv = new StringBuilder(
                "plan,rail,account,rail's id,amount,currency,rhythm,state,next charge,country of the bank,language\r\n");
        for (Plan plan : plans) {
            csv.append(String.join(
                            ",",
                            plan.id().toString(),
                            field(plan.account().rail()),
                            field(plan.account().account()),
                            field(plan.ref() == null ? "" : plan.ref()),
                            plan.amount().getAmount().toPlainString(),
                            plan.amount().getCurrencyUnit().getCode(),
                            plan.rhythm().name(),
                            plan.state().name(),
                            plan.next() == null ? "" : plan.next().toString(),
                            plan.country() == null ? "" : plan.country(),
                            field(plan.language())))
                    .append("\r\n");
        }
        return csv.toString();
    }

    /** Quoted where it must be; what a spreadsheet would take for a formula gets a mark before it. */
    private static String field(String text) {
        String safe = text.matches("[=+\\-@].*") ? "'" + text : text;
        return safe.matches("[A-Za-z0-9_:.'-]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}

package press.stet.desk;

import static press.stet.desk.Words.say;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import press.stet.support.Amounts;
import press.stet.support.Dashboard;

/** The charts of the overview, from what the dashboard counted. Every chart is a table too. */
public final class SupportCharts {

    /** A bar or column: 0 to 100 of its longest. */
    public record Bar(String label, String amount, long percent) {}

    /**
     * @param word what the first column of its table names
     * @param unit what the second one counts
     * @param overTime drawn as columns from the oldest on
     */
    public record Chart(String id, String title, String word, String unit, boolean overTime, List<Bar> bars) {}

    static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final int MONTHS = 12;

    private SupportCharts() {}

    /** Those that have anything to show. */
    static List<Chart> of(Dashboard.Figures figures) {
        String currency = mostUsed(figures.byRhythm());
        List<Chart> charts = new ArrayList<>();
        charts.add(new Chart(
                "months",
                say("support.by-month", currency),
                say("support.month"),
                say("support.net"),
                true,
                months(figures.byRhythm(), currency, figures.first())));
        charts.add(sums(
                "rhythms",
                say("support.by-rhythm", currency),
                say("support.rhythm"),
                figures.byRhythm(),
                currency,
                SupportStateWords::rhythm));
        charts.add(sums(
                "rails",
                say("support.by-rail", currency),
                say("support.rail"),
                figures.byRail(),
                currency,
                rail -> rail));
        charts.add(currencies(figures.byRhythm()));
        charts.add(shares("stayers", say("support.still-running"), say("support.began"), figures.stayers()));
        charts.add(shares("renewals", say("support.failed-charges"), say("support.month"), figures.renewals()));
        return charts.stream().filter(chart -> !chart.bars().isEmpty()).toList();
    }

    static String mostUsed(List<Dashboard.Line> lines) {
        TreeMap<String, Long> counts = new TreeMap<>();
        lines.forEach(line -> counts.merge(line.currency(), line.count(), Long::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("USD");
    }

    /** All twelve, also those in which nothing came. */
    private static List<Bar> months(List<Dashboard.Line> lines, String currency, YearMonth first) {
        TreeMap<LocalDate, Long> sums = new TreeMap<>();
        lines.stream()
                .filter(line -> line.currency().equals(currency))
                .forEach(line -> sums.merge(line.month(), line.minor(), Long::sum));
        if (sums.isEmpty()) {
            return List.of();
        }
        List<Bar> bars = new ArrayList<>();
        for (int n = 0; n < MONTHS; n++) {
            LocalDate month = first.plusMonths(n).atDay(1);
            bars.add(bar(MONTH.format(month), sums.getOrDefault(month, 0L), currency, sums.values()));
        }
        return bars;
    }

    private static Chart sums(
            String id,
            String title,
            String word,
            List<Dashboard.Line> lines,
            String currency,
            UnaryOperator<String> label) {
        TreeMap<String, Long> sums = new TreeMap<>();
        lines.stream()
                .filter(line -> line.currency().equals(currency))
                .forEach(line -> sums.merge(line.word(), line.minor(), Long::sum));
        List<Bar> bars = new ArrayList<>();
        sums.forEach((each, minor) -> bars.add(bar(label.apply(each), minor, currency, sums.values())));
        return new Chart(id, title, word, say("support.net"), false, bars);
    }

    /** Sums of different currencies cannot be compared, so bars are as long as there are contributions. */
    private static Chart currencies(List<Dashboard.Line> lines) {
        TreeMap<String, Long> sums = new TreeMap<>();
        TreeMap<String, Long> counts = new TreeMap<>();
        lines.forEach(line -> {
            sums.merge(line.currency(), line.minor(), Long::sum);
            counts.merge(line.currency(), line.count(), Long::sum);
        });
        long most = Math.max(
                1, counts.values().stream().mapToLong(Long::longValue).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        sums.forEach((currency, minor) ->
                bars.add(new Bar(currency, shown(minor, currency), counts.getOrDefault(currency, 0L) * 100 / most)));
        return new Chart(
                "currencies",
                say("support.by-currency"),
                say("support.currency"),
                say("support.net"),
                false,
                bars.size() < 2 ? List.of() : bars);
    }

    private static Chart shares(String id, String title, String word, List<Dashboard.Line> lines) {
        return new Chart(
                id,
                title,
                word,
                say("support.share"),
                false,
                lines.stream()
                        .map(line -> new Bar(
                                MONTH.format(line.month()),
                                say("support.of", line.minor(), line.count()),
                                line.minor() * 100 / Math.max(1, line.count())))
                        .toList());
    }

    private static Bar bar(String label, long minor, String currency, Collection<Long> all) {
        long most = Math.max(1, all.stream().mapToLong(Long::longValue).max().orElse(1));
        return new Bar(label, shown(minor, currency), Math.max(0, minor) * 100 / most);
    }

    private static String shown(long minor, String currency) {
        return Amounts.shown(Money.ofMinor(CurrencyUnit.of(currency), minor), Locale.ENGLISH);
    }
}

package press.stet.support;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the newsroom sees of its contributions: figures and reasons, no names. */
@Service
public class Dashboard {

    /**
     * One line of a chart or table.
     *
     * @param word rhythm, account, reason or state, as in their enums
     * @param minor in {@code currency}; 0 where only counted
     */
    public record Line(LocalDate month, String word, String currency, long minor, long count) {}

    /** The last twelve months, and what asks to be looked at. */
    public record Figures(
            List<Line> byRhythm, List<Line> accounts, List<Line> failures, List<Line> plans, List<String> alarms) {}

    private static final int ROWS = 200;

    private final FigureRows rows;
    private final Clock clock;

    Dashboard(FigureRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    public Figures figures(Mode mode) {
        Instant from = thisMonth().minusMonths(11).atDay(1).atStartOfDay(UTC).toInstant();
        return new Figures(
                lines(rows.byRhythm(mode, from)),
                lines(rows.byAccount(mode, from)),
                lines(rows.failures(mode, from)),
                lines(rows.plans(mode, Instant.EPOCH)),
                rows.alarms());
    }

    private static List<Line> lines(List<FigureRows.Line> lines) {
        return lines.stream()
                .map(line -> new Line(line.month(), line.word(), line.currency(), line.minor(), line.count()))
                .toList();
    }

    /** The newest attempts; of one state, or all if it is null. */
    public List<Contribution> newest(@Nullable ContributionState state) {
        return rows.newest(state, ROWS);
    }

    /**
     * The file of a month that ties to the bank, as CSV: every posting of the ledger with the rail's own key; then what came in, fees,
     * what went back, what reached the bank, and what the rail still holds, per currency. No names.
     */
    public String monthFile(Mode mode, YearMonth month) {
        Instant from = month.atDay(1).atStartOfDay(UTC).toInstant();
        Instant to = month.plusMonths(1).atDay(1).atStartOfDay(UTC).toInstant();
        return MonthFile.csv(rows.month(mode, from, to));
    }

    private YearMonth thisMonth() {
        return YearMonth.from(clock.instant().atOffset(UTC));
    }
}

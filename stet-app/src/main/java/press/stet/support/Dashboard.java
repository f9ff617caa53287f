package press.stet.support;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import press.stet.audit.Audit;

/** What the newsroom sees of its contributions: figures and reasons, no names. */
@Service
public class Dashboard {

    /**
     * One line of a chart or table.
     *
     * @param word rhythm, account, reason or state, as in their enums
     * @param minor in {@code currency}; of {@code stayers} how many still run, of {@code renewals} how many failed; else 0
     */
    public record Line(LocalDate month, String word, String currency, long minor, long count) {}

    /** The last twelve months, and what asks to be looked at. */
    public record Figures(
            YearMonth first,
            List<Line> byRhythm,
            List<Line> byRail,
            List<Line> accounts,
            List<Line> stayers,
            List<Line> renewals,
            List<Line> failures,
            List<Line> plans,
            List<String> alarms) {}

    private static final int ROWS = 200;

    private final FigureRows rows;
    private final Audit audit;
    private final Clock clock;

    Dashboard(FigureRows rows, Audit audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    public Figures figures(Mode mode) {
        Instant from = thisMonth().minusMonths(11).atDay(1).atStartOfDay(UTC).toInstant();
        return new Figures(
                thisMonth().minusMonths(11),
                lines(rows.byRhythm(mode, from)),
                lines(rows.byRail(mode, from)),
                lines(rows.byAccount(mode, from)),
                lines(rows.stayers(mode, from)),
                lines(rows.renewals(mode, from)),
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

    /**
     * Every repeated contribution that goes on, as CSV: what another account or provider needs to go on with it, by the rail's own ids.
     * No names, and no cards: those move from provider to provider.
     */
    public String plansFile(Mode mode, @Nullable UUID staff) {
        List<Plan> plans = rows.running(mode);
        audit.record(staff, "support.plans-exported", null, plans.size() + " plans");
        return MonthFile.plans(plans);
    }

    private YearMonth thisMonth() {
        return YearMonth.from(clock.instant().atOffset(UTC));
    }
}

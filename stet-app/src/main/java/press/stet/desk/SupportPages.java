package press.stet.desk;

import static press.stet.desk.Words.say;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.support.Amounts;
import press.stet.support.CardTesting;
import press.stet.support.Contribution;
import press.stet.support.ContributionState;
import press.stet.support.Dashboard;
import press.stet.support.Interlock;
import press.stet.support.Meter;
import press.stet.support.Mode;
import press.stet.support.RailAccount;
import press.stet.support.RailRack;
import press.stet.support.SupportWords;

/** What came in, what failed and why, and the file for the accountant. No names. */
@Controller
public class SupportPages {

    public record Count(String label, long count) {}

    public record Overview(
            boolean practising,
            boolean open,
            Mode mode,
            List<String> alarms,
            boolean cardTesting,
            @Nullable String meter,
            int meterPercent,
            List<SupportCharts.Chart> charts,
            List<Count> plans,
            List<Count> failures,
            List<String> files,
            int stopped) {}

    public record Row(String at, String amount, String rhythm, String rail, String state, String reason) {}

    public record Contributions(List<Row> rows, String state, List<ContributionState> states) {}

    private final Screens screens;
    private final Dashboard dashboard;
    private final Meter meter;
    private final RailRack rails;
    private final Interlock interlock;
    private final CardTesting cardTesting;

    SupportPages(
            Screens screens,
            Dashboard dashboard,
            Meter meter,
            RailRack rails,
            Interlock interlock,
            CardTesting cardTesting) {
        this.screens = screens;
        this.dashboard = dashboard;
        this.meter = meter;
        this.rails = rails;
        this.interlock = interlock;
        this.cardTesting = cardTesting;
    }

    @GetMapping("/support")
    View overview(StaffMember who) {
        who.require(Right.MONEY);
        Mode mode = mode();
        Dashboard.Figures figures = dashboard.figures(mode);
        Meter.Reading reading = meter.reading().orElse(null);
        return screens.show(
                "support",
                new Overview(
                        rails.practising(),
                        !rails.accounts().isEmpty(),
                        mode,
                        figures.alarms(),
                        cardTesting.quiet(),
                        reading == null ? null : reading.label(SupportWords.of("en")),
                        reading == null ? 0 : reading.percent(),
                        SupportCharts.of(figures),
                        counts(figures.plans(), SupportStateWords::plan),
                        counts(figures.failures(), SupportStateWords::failure),
                        figures.accounts().stream()
                                .map(line -> YearMonth.from(line.month()).toString())
                                .distinct()
                                .toList()
                                .reversed(),
                        interlock.stoppedSince(LocalDate.EPOCH)));
    }

    /** What is shown: the money of the rails there are; before there are any, the practice. */
    private Mode mode() {
        List<RailAccount> accounts = rails.accounts();
        return accounts.isEmpty() ? Mode.PRACTICE : accounts.getFirst().mode();
    }

    private static List<Count> counts(List<Dashboard.Line> lines, java.util.function.UnaryOperator<String> word) {
        TreeMap<String, Long> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(word.apply(line.word()), line.count(), Long::sum));
        return sums.entrySet().stream()
                .map(sum -> new Count(sum.getKey(), sum.getValue()))
                .toList();
    }

    @GetMapping("/support/contributions")
    View contributions(StaffMember who, @RequestParam(defaultValue = "") String state) {
        who.require(Right.MONEY);
        ContributionState only = List.of(ContributionState.values()).stream()
                .filter(each -> each.name().equals(state))
                .findFirst()
                .orElse(null);
        Moments moments = screens.moments();
        return screens.show(
                "support-contributions",
                new Contributions(
                        dashboard.newest(only).stream()
                                .map(one -> row(one, moments))
                                .toList(),
                        only == null ? "" : only.name(),
                        List.of(ContributionState.values())));
    }

    private static Row row(Contribution one, Moments moments) {
        return new Row(
                moments.at(one.createdAt()),
                Amounts.shown(one.amount(), Locale.ENGLISH),
                SupportStateWords.rhythm(one.rhythm().name()),
                one.account().rail(),
                SupportStateWords.contribution(one.state()),
                one.failure() == null
                        ? ""
                        : SupportStateWords.failure(one.failure().name()));
    }

    /** Repeated contributions for another account or provider; by the rail's ids, without names. */
    @GetMapping("/support/plans.csv")
    ResponseEntity<String> plans(StaffMember who) {
        who.require(Right.MONEY);
        return file("plans.csv", dashboard.plansFile(mode(), who.id().value()));
    }

    private static ResponseEntity<String> file(String name, String csv) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .body(csv);
    }

    @GetMapping("/support/months/{month}")
    ResponseEntity<String> month(StaffMember who, @PathVariable String month) {
        who.require(Right.MONEY);
        try {
            YearMonth wanted = YearMonth.parse(month);
            return file("contributions-" + wanted + ".csv", dashboard.monthFile(mode(), wanted));
        } catch (DateTimeParseException e) {
            throw new Refusal(say("support.no-such-month"));
        }
    }
}

package press.stet.support;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Notice;

/**
 * The honest meter: what came in this month and was not given or taken back, against the goal. It counts live money only, up to the
 * beginning of today and in steps, so that nobody’s single gift can be told from it; without money or goal there is none.
 */
@Component
public class Meter {

    /** A fiftieth of the goal: what a single gift moves is not seen. */
    private static final int STEPS = 50;

    private static final int PEOPLE_STEP = 5;

    private static final Set<LedgerAccount> GIVEN =
            Set.of(LedgerAccount.GIVEN, LedgerAccount.REFUNDED, LedgerAccount.TAKEN_BACK, LedgerAccount.EXCHANGE);

    /**
     * @param reached in steps, of {@code goal}
     * @param asOf everything before this day is counted
     */
    public record Reading(long reached, long goal, SupportHouse.MeterStyle style, LocalDate asOf, Money goalMoney) {

        public int percent() {
            return (int) Math.min(100, reached * 100 / goal);
        }

        /** As it stands beside the bar. */
        public String label(SupportWords words) {
            String month = DateTimeFormatter.ofPattern("LLLL", words.locale()).format(asOf.minusDays(1));
            String day = DateTimeFormatter.ofPattern("d MMMM", words.locale()).format(asOf);
            return switch (style) {
                case SUM ->
                    words.tell(
                            "meter.sum",
                            Amounts.shown(Money.ofMinor(goalMoney.getCurrencyUnit(), reached), words.locale()),
                            Amounts.shown(goalMoney, words.locale()),
                            month,
                            day);
                case PEOPLE -> words.tell("meter.people", reached, goal, month, day);
                case PERCENT -> words.tell("meter.percent", percent(), month, day);
            };
        }
    }

    private final LedgerRows ledger;
    private final FigureRows figures;
    private final SupportHouse house;
    private final Houses houses;
    private final Clock clock;

    Meter(LedgerRows ledger, FigureRows figures, SupportHouse house, Houses houses, Clock clock) {
        this.ledger = ledger;
        this.figures = figures;
        this.house = house;
        this.houses = houses;
        this.clock = clock;
    }

    /** What it shows today; empty when there is nothing honest to show. */
    public Optional<Reading> reading() {
        return reading(Mode.LIVE);
    }

    Optional<Reading> reading(Mode mode) {
        SupportHouse.Settings settings = house.settings();
        LocalDate today = clock.instant().atOffset(UTC).toLocalDate();
        Instant to = today.atStartOfDay(UTC).toInstant();
        // On the first of a month the month before is shown whole.
        Instant from =
                YearMonth.from(today.minusDays(1)).atDay(1).atStartOfDay(UTC).toInstant();
        if (settings.meter() == SupportHouse.MeterStyle.PEOPLE) {
            return reading(figures.people(mode, from, to), PEOPLE_STEP, settings.goalPeople(), settings, today);
        }
        long net = -ledger.sums(mode, from, to).stream()
                .filter(sum -> GIVEN.contains(sum.account())
                        && sum.amount().getCurrencyUnit().equals(settings.goal().getCurrencyUnit()))
                .mapToLong(sum -> sum.amount().getAmountMinorLong())
                .sum();
        long goal = settings.goal().getAmountMinorLong();
        return reading(net, Math.max(1, goal / STEPS), goal, settings, today);
    }

    private static Optional<Reading> reading(
            long net, long step, long goal, SupportHouse.Settings settings, LocalDate today) {
        long reached = Math.floorDiv(net, step) * step;
        return goal <= 0 || reached <= 0
                ? Optional.empty()
                : Optional.of(new Reading(reached, goal, settings.meter(), today, settings.goal()));
    }

    /** Puts the reading into the notice of every language, if the newsroom wants it there; prints only when it moved. */
    @Transactional
    public void show() {
        if (!house.settings().meterShown()) {
            return;
        }
        Optional<Reading> reading = reading();
        for (String language : houses.house().languages()) {
            houses.notice(language).ifPresent(notice -> {
                String label =
                        reading.map(now -> now.label(SupportWords.of(language))).orElse(null);
                Integer percent = reading.map(Reading::percent).orElse(null);
                Notice after = new Notice(
                        notice.language(),
                        notice.words(),
                        label,
                        percent,
                        notice.button(),
                        notice.address(),
                        notice.shown());
                if (!after.equals(notice)) {
                    houses.save(after);
                }
            });
        }
    }
}

package press.stet.support;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two wordings of one appeal against each other. Views are not counted, for that would cost every story page a request: the coin is fair,
 * so of many gifts as many come from each wording unless one is better. What is counted is the opening of the giving page, per day.
 */
@Service
public class Wordings {

    /** A fifth more gifts is worth finding. */
    static final double LIFT = 1.2;

    static final int A_SEASON = 90;

    /**
     * One wording so far.
     *
     * @param value what stayed of all it led to, repeated charges included as they came; single ones above the 99th in a hundred count as
     *     that one
     */
    public record Side(long opened, long gifts, Money value) {}

    /** What can be said. */
    public enum Verdict {
        /** The idle coin did not fall evenly: what arrives here is not what was tossed. */
        BROKEN,
        NOT_YET,
        /** At this pace it takes longer than a season. */
        CANNOT_BE_ANSWERED,
        NO_DIFFERENCE,
        FIRST_IS_BETTER,
        SECOND_IS_BETTER
    }

    /**
     * @param needed gifts in all, fixed before; nothing is said earlier, so that looking often misleads nobody
     * @param days until then at this pace; 0 once reached
     */
    public record Result(Side first, Side second, long needed, long days, Verdict verdict) {}

    private static final Pattern MARK = Pattern.compile("([0-9a-f-]{36})\\.([ab])\\.([01])");

    private final WordingRows rows;
    private final Campaigns campaigns;
    private final Clock clock;

    Wordings(WordingRows rows, Campaigns campaigns, Clock clock) {
        this.rows = rows;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** @param mark as the appeal made it; anything else is passed over */
    @Transactional
    public void opened(String mark) {
        Matcher of = MARK.matcher(mark);
        if (of.matches() && tested(of.group(1)).isPresent()) {
            rows.opened(UUID.fromString(of.group(1)), of.group(2), Integer.parseInt(of.group(3)), today());
        }
    }

    @Transactional
    public void gave(String mark, UUID contribution) {
        Matcher of = MARK.matcher(mark);
        if (of.matches() && tested(of.group(1)).isPresent()) {
            rows.gave(UUID.fromString(of.group(1)), of.group(2), contribution);
        }
    }

    private Optional<Campaigns.Campaign> tested(String id) {
        return campaigns.all().stream()
                .filter(each -> each.id().toString().equals(id))
                .filter(each -> each.texts().values().stream().anyMatch(Campaigns.Text::tested))
                .findFirst();
    }

    /** Empty when the campaign tries nothing. */
    public Optional<Result> result(UUID campaign) {
        return tested(campaign.toString()).map(known -> {
            List<WordingRows.Count> counts = rows.counts(campaign);
            CurrencyUnit currency = CurrencyUnit.of(known.currency());
            Side first = side("a", campaign, counts, currency);
            Side second = side("b", campaign, counts, currency);
            long needed = Experiment.giftsInAll(LIFT);
            long so = first.gifts() + second.gifts();
            long days = so >= needed ? 0 : daysLeft(counts, needed - so, so);
            return new Result(first, second, needed, days, verdict(first, second, counts, needed, days));
        });
    }

    private Side side(String wording, UUID campaign, List<WordingRows.Count> counts, CurrencyUnit currency) {
        long opened = counts.stream()
                .filter(count -> count.wording().equals(wording))
                .mapToLong(WordingRows.Count::count)
                .sum();
        WordingRows.Gifts gifts = rows.gifts(campaign, wording, currency.getCode());
        return new Side(opened, gifts.count(), Money.ofMinor(currency, gifts.value()));
    }

    private long daysLeft(List<WordingRows.Count> counts, long missing, long so) {
        LocalDate began = counts.stream()
                .map(WordingRows.Count::day)
                .min(LocalDate::compareTo)
                .orElse(today());
        long passed = Math.max(1, ChronoUnit.DAYS.between(began, today()));
        return so == 0 ? Long.MAX_VALUE : Math.ceilDiv(missing * passed, so);
    }

    private static Verdict verdict(Side first, Side second, List<WordingRows.Count> counts, long needed, long days) {
        long heads = counts.stream()
                .filter(count -> count.coin() == 1)
                .mapToLong(WordingRows.Count::count)
                .sum();
        long all = first.opened() + second.opened();
        if (Experiment.halvesBroken(heads, all - heads)) {
            return Verdict.BROKEN;
        }
        if (days > A_SEASON) {
            return Verdict.CANNOT_BE_ANSWERED;
        }
        if (first.gifts() + second.gifts() < needed) {
            return Verdict.NOT_YET;
        }
        if (!Experiment.differ(first.gifts(), second.gifts())) {
            return Verdict.NO_DIFFERENCE;
        }
        return first.gifts() > second.gifts() ? Verdict.FIRST_IS_BETTER : Verdict.SECOND_IS_BETTER;
    }

    private LocalDate today() {
        return clock.instant().atOffset(UTC).toLocalDate();
    }
}

package press.stet.letters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What became of an issue: how many stand at each mark, in which domains, and exactly who. */
@Service
public class Reports {

    /** One recipient as the record has it; {@code reply} are the relay's last words. */
    public record Line(
            int seq,
            UUID subscriber,
            String domain,
            int attempts,
            @Nullable Instant at,
            @Nullable String relay,
            @Nullable String reply) {}

    /** @param counts how many stand at each mark; those not in it are none */
    public record OfDomain(String domain, long all, Map<Mark, Long> counts) {

        public long count(Mark mark) {
            return counts.getOrDefault(mark, 0L);
        }
    }

    /**
     * An issue's record, added up: the counts of all marks are the audience.
     *
     * @param domains by how many recipients are there, most first
     * @param alarms what somebody has to know, in sentences
     */
    public record Report(OfDomain all, List<OfDomain> domains, List<String> alarms) {}

    private static final int SHOWN_DOMAINS = 50;

    private final RecordRows record;

    Reports(RecordRows record) {
        this.record = record;
    }

    /** The record of an issue, added up. */
    public Report of(Issue issue) {
        Map<String, EnumMap<Mark, Long>> byDomain = new TreeMap<>();
        EnumMap<Mark, Long> all = new EnumMap<>(Mark.class);
        for (RecordRows.Count count : record.counts(issue.number())) {
            byDomain.computeIfAbsent(count.domain(), domain -> new EnumMap<>(Mark.class))
                    .merge(count.mark(), count.count(), Long::sum);
            all.merge(count.mark(), count.count(), Long::sum);
        }
        List<OfDomain> domains = new ArrayList<>();
        byDomain.forEach((domain, counts) -> domains.add(new OfDomain(domain, sum(counts), counts)));
        domains.sort(Comparator.comparingLong(OfDomain::all).reversed().thenComparing(OfDomain::domain));
        return new Report(
                new OfDomain("", sum(all), all),
                List.copyOf(domains.subList(0, Math.min(SHOWN_DOMAINS, domains.size()))),
                domains.stream()
                        .filter(Reports::hasStoppedTakingUs)
                        .map(Reports::alarm)
                        .toList());
    }

    private static long sum(Map<Mark, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Most of what was tried there came to nothing. */
    private static boolean hasStoppedTakingUs(OfDomain domain) {
        long failed = domain.count(Mark.REFUSED) + domain.count(Mark.DEFERRED);
        return failed >= 5 && failed > 4 * domain.count(Mark.ACCEPTED);
    }

    private static String alarm(OfDomain domain) {
        return domain.domain() + " has stopped taking us: " + domain.count(Mark.REFUSED) + " refused and "
                + domain.count(Mark.DEFERRED) + " put off of " + domain.all() + ".";
    }

    /** Exactly who stands at a mark, from a place on. */
    public List<Line> lines(Issue issue, Mark mark, int afterSeq, int count) {
        return record.lines(issue.number(), mark, afterSeq, count);
    }
}

package press.stet.ops.exchange;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is found while one story is read: counted, with the first example, written as one line a finding. */
final class Notes {
    private final Map<Finding, Long> times = new EnumMap<>(Finding.class);
    private final Map<Finding, String> examples = new EnumMap<>(Finding.class);

    void note(Finding finding, @Nullable String example) {
        note(finding, example, 1);
    }

    void note(Finding finding, @Nullable String example, long count) {
        times.merge(finding, count, Long::sum);
        if (example != null) {
            examples.putIfAbsent(finding, example);
        }
    }

    boolean has(Finding finding) {
        return times.containsKey(finding);
    }

    void writeTo(Report report, String item) {
        times.forEach((finding, count) -> report.found(item, finding, examples.get(finding), count));
    }
}

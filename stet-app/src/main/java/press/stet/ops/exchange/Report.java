package press.stet.ops.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names every item that was changed, simplified, missing or skipped, and why: one JSON object a line
 * ({@code item}, {@code outcome}, {@code finding}, {@code why}, {@code detail}, {@code times}), written as it happens,
 * and a summary for people at the end.
 */
public final class Report {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DETAIL_MOST = 300;

    private final Writer lines;
    private final Map<Finding, Long> times = new EnumMap<>(Finding.class);
    private final Map<Finding, Long> items = new EnumMap<>(Finding.class);
    private final Map<String, Long> arrived = new TreeMap<>();

    public Report(Writer lines) {
        this.lines = lines;
    }

    void found(String item, Finding finding, @Nullable String detail) {
        found(item, finding, detail, 1);
    }

    void found(String item, Finding finding, @Nullable String detail, long count) {
        times.merge(finding, count, Long::sum);
        items.merge(finding, 1L, Long::sum);
        ObjectNode line = JSON.createObjectNode()
                .put("item", Clean.line(item))
                .put("outcome", finding.outcome.words)
                .put("finding", finding.name())
                .put("why", finding.words);
        if (detail != null) {
            String clean = Clean.line(detail);
            line.put("detail", clean.length() > DETAIL_MOST ? clean.substring(0, DETAIL_MOST) + "…" : clean);
        }
        if (count != 1) {
            line.put("times", count);
        }
        try {
            lines.write(Clean.text(JSON.writeValueAsString(line)) + "\n");
        } catch (IOException full) {
            throw new UncheckedIOException("The report could not be written.", full);
        }
    }

    void arrived(Item item) {
        String kind =
                switch (item) {
                    case Item.Story s -> s.kind() == Item.Kind.PAGE ? "pages" : "stories";
                    case Item.Author a -> "authors";
                    case Item.Section s -> "sections";
                    case Item.Topic t -> "topics";
                    case Item.Person p -> "persons";
                    case Item.Photo p -> "photos";
                };
        arrived.merge(kind, 1L, Long::sum);
    }

    /** How many items the finding was made about. */
    public long items(Finding finding) {
        return items.getOrDefault(finding, 0L);
    }

    /** How many items of a kind ({@code stories}, {@code pages}, {@code authors}…) came in. */
    public long arrived(String kind) {
        return arrived.getOrDefault(kind, 0L);
    }

    /** What came in, then one line for each kind of finding, the gravest first. */
    public String summary() {
        StringBuilder text = new StringBuilder("Came in:");
        arrived.forEach(
                (kind, n) -> text.append(' ').append(n).append(' ').append(kind).append(','));
        text.setCharAt(text.length() - 1, arrived.isEmpty() ? ' ' : '.');
        text.append(arrived.isEmpty() ? "nothing.\n" : "\n");
        Finding[] all = Finding.values();
        for (int i = all.length - 1; i >= 0; i--) {
            Finding finding = all[i];
            if (items.containsKey(finding)) {
                String count = String.valueOf(times.get(finding));
                text.append(" ".repeat(Math.max(1, 8 - count.length())))
                        .append(count)
                        .append("  ");
                text.append(finding.outcome.words)
                        .append(": ")
                        .append(finding.words)
                        .append('\n');
            }
        }
        return text.toString();
    }
}

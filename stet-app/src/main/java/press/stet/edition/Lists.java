package press.stet.edition;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.Published;
import press.stet.newsroom.StoryLine;

/** What pages ask of the lists again and again. A print sees one moment only, so each is asked of the database once. */
final class Lists {

    private final Site site;
    private final Published published;
    private final Map<ListKey, Long> counts = new HashMap<>();
    private final Map<String, Optional<StoryLine>> newest = new HashMap<>();
    private @Nullable List<ListKey> all;

    Lists(Site site, Published published) {
        this.site = site;
        this.published = published;
    }

    /** Every list that has a story. */
    List<ListKey> all() {
        List<ListKey> known = all;
        if (known == null) {
            known = published.lists();
            all = known;
        }
        return known;
    }

    long count(ListKey list) {
        return counts.computeIfAbsent(list, published::count);
    }

    Optional<StoryLine> newestOf(String language) {
        return newest.computeIfAbsent(language, of -> published.newest(ListKey.language(of), 1).stream()
                .findFirst());
    }

    YearMonth monthOf(StoryLine line) {
        return YearMonth.from(line.publishedAt().atZone(site.zone()));
    }

    /** Whether a story of a later month is out. */
    boolean isOver(String language, YearMonth month) {
        return newestOf(language)
                .map(this::monthOf)
                .filter(newest -> newest.isAfter(month))
                .isPresent();
    }

    /** The months that have stories, oldest first. */
    List<YearMonth> months(String language) {
        return all().stream()
                .filter(list -> list.kind().equals("month") && list.subject().startsWith(language + ":"))
                .map(Site::monthOf)
                .sorted()
                .toList();
    }

    /** The last month before this one that has stories. */
    @Nullable
    YearMonth monthBefore(String language, YearMonth month) {
        return months(language).reversed().stream()
                .filter(other -> other.isBefore(month))
                .findFirst()
                .orElse(null);
    }
}

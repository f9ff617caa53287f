package press.stet.edition;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.Published;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;

/** Which stories stand in which sitemap: in that of the newest first, and by full twenties in that of their month. */
final class SitemapPages {

    private final Site site;
    private final Models models;
    private final Published published;
    private final Lists lists;
    private final Sitemaps sitemaps;

    SitemapPages(Site site, Models models, Published published, Lists lists) {
        this.site = site;
        this.models = models;
        this.published = published;
        this.lists = lists;
        this.sitemaps = new Sitemaps(site);
    }

    Page index() {
        return sitemaps.index(mapped(), languagesWithStories());
    }

    Page pages() {
        return sitemaps.pages(lists.all(), models);
    }

    Page robots() {
        return sitemaps.robots();
    }

    Page securityText() {
        return sitemaps.securityText();
    }

    /** How many stories of a month stand in its sitemap: all once it is over, before that full twenties from the oldest. */
    private int settled(String language, YearMonth month) {
        long count = lists.count(ListKey.month(language, month));
        return Math.toIntExact(lists.isOver(language, month) ? count : count / Numbers.SIZE * Numbers.SIZE);
    }

    Optional<Page> month(String language, YearMonth month) {
        int settled = settled(language, month);
        ListKey list = ListKey.month(language, month);
        return settled == 0
                ? Optional.empty()
                : Optional.of(
                        sitemaps.month(language, month, published.fromOldest(list, 0, settled, lists.count(list))));
    }

    /** The months that have a sitemap, by language. */
    private Map<String, List<YearMonth>> mapped() {
        Map<String, List<YearMonth>> mapped = new HashMap<>();
        site.house()
                .languages()
                .forEach(language -> mapped.put(
                        language,
                        lists.months(language).stream()
                                .filter(month -> lists.isOver(language, month) || settled(language, month) > 0)
                                .toList()));
        return mapped;
    }

    private Set<String> languagesWithStories() {
        return site.house().languages().stream()
                .filter(language -> lists.newestOf(language).isPresent())
                .collect(Collectors.toSet());
    }

    /** What is news, and what stands in no sitemap of a month yet. */
    Optional<Page> news(String language) {
        Optional<StoryLine> newest = lists.newestOf(language);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        YearMonth month = lists.monthOf(newest.get());
        ListKey list = ListKey.month(language, month);
        int settled = settled(language, month);
        Map<StoryId, StoryLine> lines = new LinkedHashMap<>();
        recent(language, newest.get().publishedAt().minus(Sitemaps.NEWS)).forEach(line -> lines.put(line.id(), line));
        published
                .fromOldest(list, settled, Math.toIntExact(lists.count(list) - settled), lists.count(list))
                .reversed()
                .forEach(line -> lines.putIfAbsent(line.id(), line));
        return Optional.of(sitemaps.news(
                language, List.copyOf(lines.values()), newest.get().publishedAt()));
    }

    /** The stories after this time, newest first, up to as many as a news sitemap may hold. */
    private List<StoryLine> recent(String language, Instant after) {
        for (int count = Numbers.SIZE; ; count *= 2) {
            List<StoryLine> newest =
                    published.newest(ListKey.language(language), Math.min(count, Sitemaps.NEWS_STORIES));
            boolean all =
                    newest.size() < count || !newest.getLast().publishedAt().isAfter(after);
            if (all || count >= Sitemaps.NEWS_STORIES) {
                return newest.stream()
                        .filter(line -> line.publishedAt().isAfter(after))
                        .toList();
            }
        }
    }
}

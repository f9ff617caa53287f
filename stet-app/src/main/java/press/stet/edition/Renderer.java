package press.stet.edition;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.stet.format.CspClass;
import press.stet.format.MovedPage;
import press.stet.format.PageMark;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.Published;
import press.stet.newsroom.PublishedStory;
import press.stet.newsroom.Section;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;
import press.stet.theme.FrontPage;
import press.stet.theme.PageModel;

/**
 * Renders one page: a pure function of what is published and the page's address. The same address gives the same bytes whether it is
 * printed alone or with the whole edition. Sees one moment, and is asked by one thread except for {@link #story} and {@link #moved}.
 */
final class Renderer {

    /** Stories at the head of the front page, and per section below. */
    static final int FRONT_STORIES = 9;

    static final int SECTION_STORIES = 3;
    static final int RELATED_STORIES = 3;
    private static final int TITLES_TO_FIND = 2 * Numbers.SIZE;

    private final Site site;
    private final Models models;
    private final ListModels listed;
    private final Published published;
    private final StoryFiles files;
    private final SearchPages search;
    private final TakeAlong takeAlong;
    private final Feeds feeds;
    private final Sitemaps sitemaps;
    private final Map<ListKey, List<PublishedStory>> newest = new HashMap<>();
    private final Map<ListKey, Long> counts = new HashMap<>();
    private final Map<String, Optional<StoryLine>> newestLines = new HashMap<>();
    private @Nullable List<ListKey> lists;

    Renderer(Site site, Pictures pictures, Published published) {
        this.site = site;
        this.models = new Models(site, pictures);
        this.listed = new ListModels(site, models);
        this.published = published;
        this.files = new StoryFiles(site, models);
        this.search = new SearchPages(site, published);
        this.takeAlong = new TakeAlong(site, models, listed, published);
        this.feeds = new Feeds(site, pictures);
        this.sitemaps = new Sitemaps(site);
    }

    Site site() {
        return site;
    }

    Models models() {
        return models;
    }

    SearchPages search() {
        return search;
    }

    TakeAlong takeAlong() {
        return takeAlong;
    }

    Feeds feeds() {
        return feeds;
    }

    Sitemaps sitemaps() {
        return sitemaps;
    }

    /** The page at this address; empty if there is none (any more). */
    Optional<Page> render(Address address) {
        return switch (address) {
            case Address.OfStory of ->
                published
                        .story(of.story())
                        .map(story -> story(story, published.before(story.line(), RELATED_STORIES), files.of(story)));
            case Address.OfStoryFile of -> published.story(of.story()).map(files::of);
            case Address.OldStoryFile ignored -> Optional.empty();
            case Address.OfFront of -> Optional.of(front(of.language()));
            case Address.Landing of -> listPage(of.list(), null);
            case Address.FullPage of -> listPage(of.list(), of.number());
            case Address.Feed of -> feed(of.list(), of.format());
            case Address.MonthFeed of -> monthFeed(of.language(), of.month());
            case Address.Archive of -> Optional.of(archive(of.language()));
            case Address.Search of -> Optional.of(html(models.search(of.language())));
            case Address.SearchLatest of -> Optional.of(search.latest(of.language()));
            case Address.SearchHeadlines of -> search.headlines(of.language(), of.block());
            case Address.Week of -> takeAlong.week(of.language(), of.monday());
            case Address.Several of -> throw new IllegalArgumentException("This is several files: " + of);
            case Address.OfText of -> site.text(of.language(), of.kind()).map(text -> html(models.text(text)));
            case Address.Letters of -> Optional.of(html(models.letters(of.language())));
            case Address.OfSource of -> site.sources().page(of.path()).map(page -> added(of.path(), page));
            case Address.CheckFile of -> Optional.of(html(models.checkFile(of.language())));
            case Address.NotFound of -> Optional.of(notFound(of.language()));
            case Address.MonthSitemap of -> monthSitemap(of.language(), of.month());
            case Address.News of -> news(of.language());
            case Address.PagesSitemap() -> Optional.of(sitemaps.pages(lists(), models));
            case Address.SitemapIndex() -> Optional.of(sitemaps.index(mapped(), languagesWithStories()));
            case Address.Robots() -> Optional.of(sitemaps.robots());
            case Address.SecurityText() -> Optional.of(sitemaps.securityText());
            case Address.Moved of -> moved(of.path());
            case Address.OfPhoto ignored -> Optional.empty();
            case Address.OfCard ignored -> Optional.empty();
        };
    }

    /** The files at this address; none if there are none (any more). */
    List<Page> renderSeveral(Address.Several address) {
        return switch (address) {
            case Address.SearchSegment of ->
                of.state() == Address.SearchSegment.State.GONE
                        ? List.of()
                        : search.segment(of.language(), of.segment());
            case Address.Day of -> takeAlong.day(of.language(), of.day());
        };
    }

    /** Where the files at this address lie, if they are there. */
    List<String> paths(Address.Several address) {
        return switch (address) {
            case Address.SearchSegment of -> search.paths(of.language(), of.segment());
            case Address.Day of -> takeAlong.dayPaths(of.language(), of.day());
        };
    }

    /** Where the page at this address lies, with a leading slash; empty if it has no place (any more). */
    Optional<String> path(Address address) {
        return switch (address) {
            case Address.OfStory of -> published.line(of.story()).map(StoryLine::path);
            case Address.OfStoryFile of -> published.line(of.story()).map(line -> StoryFiles.path(line.path()));
            case Address.OldStoryFile of -> Optional.of(StoryFiles.path(of.story()));
            case Address.OfFront of -> Optional.of(site.house().root(of.language()));
            case Address.Landing of -> Optional.ofNullable(site.path(of.list()));
            case Address.FullPage of ->
                Optional.ofNullable(site.path(of.list())).map(path -> Numbers.path(path, of.number()));
            case Address.Feed of ->
                Optional.ofNullable(site.path(of.list()))
                        .map(path -> path + of.format().file());
            case Address.MonthFeed of ->
                Optional.of(site.monthPath(of.language(), of.month()) + FeedFormat.ATOM.file());
            case Address.MonthSitemap of -> Optional.of(Sitemaps.monthPath(of.language(), of.month()));
            case Address.Week of -> Optional.of(takeAlong.weekPath(of.language(), of.monday()));
            case Address.SearchHeadlines of -> Optional.of(search.headlinesPath(of.language(), of.block()));
            case Address.News of -> Optional.of(Sitemaps.newsPath(of.language()));
            case Address.Moved of -> Optional.of(of.path());
            case Address.OfSource of -> Optional.of(of.path());
            default -> render(address).map(Page::path);
        };
    }

    /** A story's page, which names the file to pass on by its hash, and that file. */
    List<Page> story(PublishedStory story, List<StoryLine> before) {
        Page file = files.of(story);
        return List.of(story(story, before, file), file);
    }

    private Page story(PublishedStory story, List<StoryLine> before, Page file) {
        return html(models.story(story, before, StoryFiles.carried(file)));
    }

    private Page front(String language) {
        Set<StoryId> chosen = new LinkedHashSet<>(site.front(language));
        Stream<StoryLine> byHand = chosen.stream()
                .flatMap(id -> published.line(id).stream())
                .filter(line -> line.language().equals(language));
        Stream<StoryLine> byRule = published.newest(ListKey.language(language), FRONT_STORIES + chosen.size()).stream()
                .filter(line -> !chosen.contains(line.id()));
        List<StoryLine> head = Stream.concat(byHand, byRule)
                .limit(Math.max(FRONT_STORIES, chosen.size()))
                .toList();
        Set<StoryId> shown =
                new LinkedHashSet<>(head.stream().map(StoryLine::id).toList());
        List<FrontPage.FrontSection> sections = new ArrayList<>();
        for (Section section : site.sections(language)) {
            List<StoryLine> more =
                    published.newest(ListKey.section(section.id()), SECTION_STORIES + head.size()).stream()
                            .filter(line -> !shown.contains(line.id()))
                            .limit(SECTION_STORIES)
                            .toList();
            if (!more.isEmpty()) {
                sections.add(models.frontSection(section, more));
            }
        }
        return html(models.front(language, head, sections));
    }

    private Optional<Page> listPage(ListKey list, @Nullable Long number) {
        String landing = site.path(list);
        Numbers numbers = new Numbers(count(list), number);
        boolean exists = landing != null
                && (number == null
                        ? numbers.total() > 0
                                || list.kind().equals("section")
                                || list.kind().equals("corrections")
                        : number >= 1 && number <= Numbers.fullPages(numbers.total()));
        if (!exists) {
            return Optional.empty();
        }
        return Optional.of(
                listPage(list, numbers, published.fromOldest(list, numbers.from(), numbers.count(), numbers.total())));
    }

    /** @param lines what stands on the page, oldest first */
    Page listPage(ListKey list, Numbers numbers, List<StoryLine> lines) {
        String landing = Objects.requireNonNull(site.path(list));
        String path = numbers.number() == null ? landing : Numbers.path(landing, numbers.number());
        if (list.kind().equals("corrections")) {
            return html(listed.corrections(list.subject(), path, lines, published.corrections(lines), numbers));
        }
        return html(listed.list(list, path, lines, numbers));
    }

    private Optional<Page> feed(ListKey list, FeedFormat format) {
        String landing = site.path(list);
        if (landing == null) {
            return Optional.empty();
        }
        List<PublishedStory> stories =
                newest.computeIfAbsent(list, wanted -> published.newestStories(wanted, Feeds.count(wanted)));
        boolean stands = list.kind().equals("language") || list.kind().equals("section");
        if (stories.isEmpty() && !stands) {
            return Optional.empty();
        }
        YearMonth before = list.kind().equals("language") && !stories.isEmpty()
                ? monthBefore(list.subject(), monthOf(stories.getFirst().line()))
                : null;
        return Optional.of(
                feeds.feed(list, landing, format, stories, listed.title(list, site.languageOf(list)), before));
    }

    /** Every list there is; asked for once, since a renderer sees one moment only. */
    private List<ListKey> lists() {
        List<ListKey> known = lists;
        if (known == null) {
            known = published.lists();
            lists = known;
        }
        return known;
    }

    private long count(ListKey list) {
        return counts.computeIfAbsent(list, published::count);
    }

    private Optional<Page> monthFeed(String language, YearMonth month) {
        ListKey list = ListKey.month(language, month);
        long count = count(list);
        if (count == 0 || !isOver(language, month)) {
            return Optional.empty();
        }
        return Optional.of(feeds.month(
                language,
                month,
                published.fromOldest(list, 0, Math.toIntExact(count), count),
                monthBefore(language, month)));
    }

    /** Whether a story of a later month is out. */
    private boolean isOver(String language, YearMonth month) {
        return newestOf(language)
                .map(this::monthOf)
                .filter(newest -> newest.isAfter(month))
                .isPresent();
    }

    private Optional<StoryLine> newestOf(String language) {
        return newestLines.computeIfAbsent(language, of -> published.newest(ListKey.language(of), 1).stream()
                .findFirst());
    }

    private YearMonth monthOf(StoryLine line) {
        return YearMonth.from(line.publishedAt().atZone(site.zone()));
    }

    /** The last month before this one that has stories. */
    private @Nullable YearMonth monthBefore(String language, YearMonth month) {
        return months(language, lists()).reversed().stream()
                .filter(other -> other.isBefore(month))
                .findFirst()
                .orElse(null);
    }

    private Page archive(String language) {
        return html(listed.archive(
                language, months(language, lists()), takeAlong.weekLinks(language), takeAlong.dayLinks(language)));
    }

    static List<YearMonth> months(String language, List<ListKey> lists) {
        return lists.stream()
                .filter(list -> list.kind().equals("month") && list.subject().startsWith(language + ":"))
                .map(Site::monthOf)
                .sorted()
                .toList();
    }

    private Page notFound(String language) {
        ListKey list = ListKey.language(language);
        long total = count(list);
        long settled = total / Numbers.SIZE * Numbers.SIZE;
        long from = Math.max(0, settled - TITLES_TO_FIND);
        int count = settled == 0 ? Numbers.SIZE : Math.toIntExact(settled - from);
        return html(models.notFound(
                language, published.fromOldest(list, from, count, total).reversed()));
    }

    /** How many stories of a month stand in its sitemap: all once it is over, before that full twenties from the oldest. */
    private int settled(String language, YearMonth month) {
        long count = count(ListKey.month(language, month));
        return Math.toIntExact(isOver(language, month) ? count : count / Numbers.SIZE * Numbers.SIZE);
    }

    private Optional<Page> monthSitemap(String language, YearMonth month) {
        int settled = settled(language, month);
        ListKey list = ListKey.month(language, month);
        return settled == 0
                ? Optional.empty()
                : Optional.of(sitemaps.month(language, month, published.fromOldest(list, 0, settled, count(list))));
    }

    /** The months that have a sitemap, by language. */
    private Map<String, List<YearMonth>> mapped() {
        Map<String, List<YearMonth>> mapped = new HashMap<>();
        site.house()
                .languages()
                .forEach(language -> mapped.put(
                        language,
                        months(language, lists()).stream()
                                .filter(month -> isOver(language, month) || settled(language, month) > 0)
                                .toList()));
        return mapped;
    }

    private Set<String> languagesWithStories() {
        return site.house().languages().stream()
                .filter(language -> newestOf(language).isPresent())
                .collect(Collectors.toSet());
    }

    /** What is news, and what stands in no sitemap of a month yet. */
    private Optional<Page> news(String language) {
        Optional<StoryLine> newest = newestOf(language);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        YearMonth month = monthOf(newest.get());
        ListKey list = ListKey.month(language, month);
        int settled = settled(language, month);
        Map<StoryId, StoryLine> lines = new LinkedHashMap<>();
        recent(language, newest.get().publishedAt().minus(Sitemaps.NEWS)).forEach(line -> lines.put(line.id(), line));
        published
                .fromOldest(list, settled, Math.toIntExact(count(list) - settled), count(list))
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

    private Page added(String path, SourcePage page) {
        return switch (page) {
            case SourcePage.Themed themed -> html(models.added(path, themed));
            case SourcePage.File file -> Page.text(path, file.mediaType(), file.text());
            case SourcePage.LeadingTo on -> moved(path, on.path());
        };
    }

    private Optional<Page> moved(String path) {
        return published.moved(path).map(target -> moved(path, target));
    }

    /** A page that leads on. Hosts that can, answer 301 instead; the page works on those that cannot. */
    Page moved(String path, String target) {
        return new Page(path, PageMark.MOVED.mediaType(), CspClass.PAGE, MovedPage.leadingTo(target, path));
    }

    private Page html(PageModel model) {
        String path = model instanceof press.stet.theme.NotFoundPage notFound
                ? "/" + notFound.place().path()
                : "/" + model.place().path();
        return Page.html(path, site.theme().render(model));
    }
}

package press.stet.edition;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final Lists lists;
    private final SitemapPages sitemaps;
    private final Map<ListKey, List<PublishedStory>> newest = new HashMap<>();

    /** @param before what may be taken over from the edition that is live */
    Renderer(Site site, Pictures pictures, Published published, EditionBefore before) {
        this.site = site;
        this.models = new Models(site, pictures);
        this.listed = new ListModels(site, models);
        this.published = published;
        this.files = new StoryFiles(site, models);
        this.search = new SearchPages(site, published, before);
        this.takeAlong = new TakeAlong(site, models, listed, published, before);
        this.feeds = new Feeds(site, pictures);
        this.lists = new Lists(site, published);
        this.sitemaps = new SitemapPages(site, models, published, lists);
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
            case Address.WeeksCatalogue of -> Optional.of(takeAlong.catalogue(of.language()));
            case Address.Several of -> throw new IllegalArgumentException("This is several files: " + of);
            case Address.OfText of -> site.text(of.language(), of.kind()).map(text -> html(models.text(text)));
            case Address.Letters of -> Optional.of(html(models.letters(of.language())));
            case Address.OfSource of -> site.sources().page(of.path()).map(page -> added(of.path(), page));
            case Address.CheckFile of -> Optional.of(html(models.checkFile(of.language())));
            case Address.NotFound of -> Optional.of(notFound(of.language()));
            case Address.MonthSitemap of -> sitemaps.month(of.language(), of.month());
            case Address.News of -> sitemaps.news(of.language());
            case Address.PagesSitemap() -> Optional.of(sitemaps.pages());
            case Address.SitemapIndex() -> Optional.of(sitemaps.index());
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
            case Address.SearchPart of -> search.part(of.language(), of.segment(), of.places());
            case Address.Day of -> takeAlong.day(of.language(), of.day());
        };
    }

    /** Where the files at this address lie, if they are there. */
    List<String> paths(Address.Several address) {
        return switch (address) {
            case Address.SearchSegment of -> search.paths(of.language(), of.segment());
            case Address.SearchPart ignored -> List.of();
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
        Numbers numbers = new Numbers(lists.count(list), number);
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
                ? lists.monthBefore(
                        list.subject(), lists.monthOf(stories.getFirst().line()))
                : null;
        return Optional.of(
                feeds.feed(list, landing, format, stories, listed.title(list, site.languageOf(list)), before));
    }

    private Optional<Page> monthFeed(String language, YearMonth month) {
        ListKey list = ListKey.month(language, month);
        long count = lists.count(list);
        if (count == 0 || !lists.isOver(language, month)) {
            return Optional.empty();
        }
        return Optional.of(feeds.month(
                language,
                month,
                published.fromOldest(list, 0, Math.toIntExact(count), count),
                lists.monthBefore(language, month)));
    }

    private Page archive(String language) {
        return html(listed.archive(
                language, lists.months(language), takeAlong.weekLinks(language), takeAlong.dayLinks(language)));
    }

    private Page notFound(String language) {
        ListKey list = ListKey.language(language);
        long total = lists.count(list);
        long settled = total / Numbers.SIZE * Numbers.SIZE;
        long from = Math.max(0, settled - TITLES_TO_FIND);
        int count = settled == 0 ? Numbers.SIZE : Math.toIntExact(settled - from);
        return html(models.notFound(
                language, published.fromOldest(list, from, count, total).reversed()));
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

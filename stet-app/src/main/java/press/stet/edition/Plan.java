package press.stet.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import press.stet.edition.search.SearchLayout;
import press.stet.edition.search.Segment;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.PrintChange;
import press.stet.newsroom.Published;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;

/** Which pages can differ after a change. It may name a page too many, never one too few; a test holds it to that. */
final class Plan {

    private final Published published;
    private final Site site;
    /** How many changes came together: a list can have grown or shrunk by as many stories. */
    private final int together;

    private final Set<Address> pages = new LinkedHashSet<>();
    /** Places of stories that kept theirs and may have other words now, by segment of the search index. */
    private final Map<Address.SearchSegment, Set<Long>> changedWords = new LinkedHashMap<>();

    private Plan(Published published, Site site, int together) {
        this.published = published;
        this.site = site;
        this.together = together;
    }

    static Set<Address> of(List<PrintChange> changes, Published published, Site site) {
        Plan plan = new Plan(published, site, changes.size());
        for (PrintChange change : changes) {
            switch (change) {
                case PrintChange.OfStory story -> plan.story(story);
                case PrintChange.OfPhoto photo -> plan.photo(photo);
                case PrintChange.OfCard card -> plan.card(card.story());
                case PrintChange.OfFront front -> plan.pages.add(new Address.OfFront(front.language()));
                case PrintChange.OfPages added -> plan.added(added);
                case PrintChange.OfEverything everything ->
                    throw new IllegalArgumentException("Everything is printed anew, not planned: " + everything.why());
            }
        }
        plan.changedWords();
        return plan.pages;
    }

    private void story(PrintChange.OfStory change) {
        StoryId id = change.story();
        storyAndFile(id);
        card(id);
        published.pairs(id).forEach(pair -> pages.add(new Address.OfStory(pair.id())));
        change.paths().forEach(path -> {
            pages.add(new Address.Moved(path));
            pages.add(new Address.OldStoryFile(path));
        });
        change.photos().forEach(photo -> pages.add(new Address.OfPhoto(photo)));
        change.kept().forEach(list -> list(list, change, Shift.NONE));
        change.shifted().forEach(list -> list(list, change, Shift.FROM_HERE_ON));
        pages.add(new Address.PagesSitemap());
        pages.add(new Address.SitemapIndex());
    }

    private void storyAndFile(StoryId id) {
        pages.add(new Address.OfStory(id));
        pages.add(new Address.OfStoryFile(id));
    }

    private void card(StoryId story) {
        pages.add(new Address.OfStory(story));
        pages.add(new Address.OfCard(story));
    }

    private void photo(PrintChange.OfPhoto change) {
        pages.add(new Address.OfPhoto(change.photo()));
        for (StoryId story : published.showing(change.photo())) {
            storyAndFile(story);
            published.line(story).ifPresent(line -> {
                LocalDate day = day(line.publishedAt());
                takeAlong(line.language(), day, day);
            });
            published.listsOf(story).forEach(list -> Site.feeds(list)
                    .forEach(format -> pages.add(new Address.Feed(list, format))));
        }
    }

    private void added(PrintChange.OfPages change) {
        change.paths().forEach(path -> pages.add(new Address.OfSource(path)));
        pages.add(new Address.Letters(change.language()));
        pages.add(new Address.PagesSitemap());
    }

    private enum Shift {
        NONE,
        FROM_HERE_ON
    }

    private void list(ListKey list, PrintChange.OfStory change, Shift shift) {
        switch (list.kind()) {
            case "language" -> {
                language(list.subject(), shift);
                search(list, change, shift);
                takeAlong(list.subject(), day(change.publishedAt()), day(change.publishedAt()));
            }
            case "month" -> month(site.languageOf(list), Site.monthOf(list));
            default -> Site.feeds(list).forEach(format -> pages.add(new Address.Feed(list, format)));
        }
        if (list.kind().equals("section")) {
            neighbours(list, change);
        }
        if (!list.kind().equals("language")) {
            pages.add(new Address.Landing(list));
            fullPages(list, change, shift);
        }
    }

    private void language(String language, Shift shift) {
        ListKey list = ListKey.language(language);
        pages.add(new Address.OfFront(language));
        pages.add(new Address.NotFound(language));
        pages.add(new Address.News(language));
        if (shift == Shift.FROM_HERE_ON) {
            pages.add(new Address.Archive(language));
        }
        Site.feeds(list).forEach(format -> pages.add(new Address.Feed(list, format)));
        List<LocalDate> recent = published.newest(list, together + 1).stream()
                .map(line -> day(line.publishedAt()))
                .toList();
        if (!recent.isEmpty()) {
            LocalDate before = recent.getLast();
            LocalDate newest = recent.getFirst();
            takeAlong(language, before, newest);
            takeAlong(language, before.minusDays(TakeAlong.DAYS), newest.minusDays(TakeAlong.DAYS + 1));
            takeAlong(
                    language,
                    TakeAlong.monday(before).minusWeeks(TakeAlong.WEEKS),
                    TakeAlong.monday(newest).minusWeeks(TakeAlong.WEEKS).minusDays(1));
        }
        // A month that just ended gets the rest of its sitemap, and its archive feed.
        Set<YearMonth> touched = new LinkedHashSet<>();
        for (StoryLine line : published.newest(list, together + 1)) {
            touched.add(monthOf(line.publishedAt()));
        }
        if (touched.size() > 1) {
            touched.forEach(month -> {
                pages.add(new Address.MonthSitemap(language, month));
                pages.add(new Address.MonthFeed(language, month));
            });
        }
    }

    /** Weeks and days are printed when they are over, and go when they are long past. */
    private void takeAlong(String language, LocalDate from, LocalDate to) {
        pages.add(new Address.WeeksCatalogue(language));
        from.datesUntil(to.plusDays(1)).forEach(day -> {
            pages.add(new Address.Day(language, day));
            pages.add(new Address.Week(language, TakeAlong.monday(day)));
        });
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, site.zone());
    }

    private void search(ListKey list, PrintChange.OfStory change, Shift shift) {
        String language = list.subject();
        long total = published.count(list);
        long from = published.countBefore(list, change.publishedAt());
        SearchLayout.Touched touched;
        if (shift == Shift.NONE) {
            long to = published.countBefore(list, change.publishedAt().plus(1, ChronoUnit.MICROS));
            touched = SearchLayout.keeping(total, from, to);
            touched.segments().forEach(segment -> words(language, segment, from, to));
        } else {
            touched = SearchLayout.shifting(total, from, together);
            touched.segments().forEach(segment -> pages.add(there(language, segment)));
        }
        touched.gone()
                .forEach(segment ->
                        pages.add(new Address.SearchSegment(language, segment, Address.SearchSegment.State.GONE)));
        touched.blocks().forEach(block -> pages.add(new Address.SearchHeadlines(language, block)));
        pages.add(new Address.SearchLatest(language));
    }

    private static Address.SearchSegment there(String language, Segment segment) {
        return new Address.SearchSegment(language, segment, Address.SearchSegment.State.THERE);
    }

    private void words(String language, Segment segment, long from, long to) {
        Set<Long> places = changedWords.computeIfAbsent(there(language, segment), first -> new LinkedHashSet<>());
        for (long place = Math.max(from, segment.from()); place < Math.min(to, segment.to()); place++) {
            places.add(place);
        }
    }

    /** A segment that is made anew anyway has the changed words too. */
    private void changedWords() {
        changedWords.forEach((segment, places) -> {
            if (!pages.contains(segment)) {
                pages.add(new Address.SearchPart(segment.language(), segment.segment(), places));
            }
        });
    }

    private YearMonth monthOf(Instant at) {
        return YearMonth.from(at.atZone(site.zone()));
    }

    private void month(String language, YearMonth month) {
        pages.add(new Address.MonthSitemap(language, month));
        pages.add(new Address.MonthFeed(language, month));
    }

    /** Stories that may show this one under “Read more”: the next ones in the section, and the pages' own place in it. */
    private void neighbours(ListKey section, PrintChange.OfStory change) {
        published
                .after(section, change.publishedAt(), change.story(), Renderer.RELATED_STORIES)
                .forEach(next -> pages.add(new Address.OfStory(next)));
    }

    /**
     * A story that keeps its place touches the page it stands on. One that came or went shifts all behind it; and where the list's
     * length passed a multiple of a page's size, the newest full page is new or gone and its neighbour links elsewhere.
     */
    private void fullPages(ListKey list, PrintChange.OfStory change, Shift shift) {
        boolean corrections = list.kind().equals("corrections");
        long place = published.countBefore(list, corrections ? change.earliest() : change.publishedAt());
        long first = place / Numbers.SIZE + 1;
        if (shift == Shift.NONE && !corrections) {
            pages.add(new Address.FullPage(list, first));
            return;
        }
        long total = published.count(list);
        long full = Numbers.fullPages(total);
        long from = passedAPage(total) ? Math.min(first, full - 1) : first;
        for (long number = Math.max(1, from); number <= full + 1; number++) {
            pages.add(new Address.FullPage(list, number));
        }
    }

    private boolean passedAPage(long total) {
        long over = total % Numbers.SIZE;
        return over < together || Numbers.SIZE - over <= together;
    }
}

package press.stet.edition;

import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.PrintChange;
import press.stet.newsroom.Published;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;

/** Which pages can differ after a change. It may name a page too many, never one too few; a test holds it to that. */
final class Plan {

    private final Published published;
    private final Site site;
    private final Set<Address> pages = new LinkedHashSet<>();

    private Plan(Published published, Site site) {
        this.published = published;
        this.site = site;
    }

    static Set<Address> of(List<PrintChange> changes, Published published, Site site) {
        Plan plan = new Plan(published, site);
        for (PrintChange change : changes) {
            switch (change) {
                case PrintChange.OfStory story -> plan.story(story);
                case PrintChange.OfPhoto photo -> plan.photo(photo);
                case PrintChange.OfFront front -> plan.pages.add(new Address.OfFront(front.language()));
                case PrintChange.OfEverything everything ->
                    throw new IllegalArgumentException("Everything is printed anew, not planned: " + everything.why());
            }
        }
        return plan.pages;
    }

    private void story(PrintChange.OfStory change) {
        StoryId id = change.story();
        pages.add(new Address.OfStory(id));
        published.pairs(id).forEach(pair -> pages.add(new Address.OfStory(pair.id())));
        change.paths().forEach(path -> pages.add(new Address.Moved(path)));
        change.photos().forEach(photo -> pages.add(new Address.OfPhoto(photo)));
        change.kept().forEach(list -> list(list, change, Shift.NONE));
        change.shifted().forEach(list -> list(list, change, Shift.FROM_HERE_ON));
        pages.add(new Address.PagesSitemap());
        pages.add(new Address.SitemapIndex());
    }

    private void photo(PrintChange.OfPhoto change) {
        pages.add(new Address.OfPhoto(change.photo()));
        for (StoryId story : published.showing(change.photo())) {
            pages.add(new Address.OfStory(story));
            published.listsOf(story).forEach(list -> Site.feeds(list)
                    .forEach(format -> pages.add(new Address.Feed(list, format))));
        }
    }

    private enum Shift {
        NONE,
        FROM_HERE_ON
    }

    private void list(ListKey list, PrintChange.OfStory change, Shift shift) {
        switch (list.kind()) {
            case "language" -> language(list.subject());
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

    private void language(String language) {
        ListKey list = ListKey.language(language);
        pages.add(new Address.OfFront(language));
        pages.add(new Address.NotFound(language));
        pages.add(new Address.Archive(language));
        Site.feeds(list).forEach(format -> pages.add(new Address.Feed(list, format)));
        // News are the newest two days, which may reach into the month before.
        published.newest(list, 1).stream().map(StoryLine::publishedAt).forEach(newest -> {
            YearMonth month = YearMonth.from(newest.atZone(site.zone()));
            pages.add(new Address.MonthSitemap(language, month.minusMonths(1)));
            pages.add(new Address.MonthFeed(language, month.minusMonths(1)));
        });
    }

    private void month(String language, YearMonth month) {
        Stream.of(month.minusMonths(1), month).forEach(touched -> {
            pages.add(new Address.MonthSitemap(language, touched));
            pages.add(new Address.MonthFeed(language, touched));
        });
    }

    /** Stories that may show this one under “Read more”: the next ones in the section, and the pages' own place in it. */
    private void neighbours(ListKey section, PrintChange.OfStory change) {
        published
                .after(section, change.publishedAt(), change.story(), Renderer.RELATED_STORIES)
                .forEach(next -> pages.add(new Address.OfStory(next)));
    }

    /** The newest full page may be new, and the one before it links to it; one beyond may have gone. */
    private void fullPages(ListKey list, PrintChange.OfStory change, Shift shift) {
        boolean corrections = list.kind().equals("corrections");
        long place = published.countBefore(list, corrections ? change.earliest() : change.publishedAt());
        long full = Numbers.fullPages(published.count(list));
        long first = Math.min(place / Numbers.SIZE + 1, Math.max(1, full - 1));
        if (shift == Shift.FROM_HERE_ON || corrections) {
            for (long number = Math.max(1, first - 1); number <= full + 1; number++) {
                pages.add(new Address.FullPage(list, number));
            }
        } else {
            pages.add(new Address.FullPage(list, place / Numbers.SIZE + 1));
        }
    }
}

package press.stet.edition;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import press.stet.edition.search.Segment;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.TextPage;

/** The address of a page, before it has a path: what to render, apart from what stands on it. */
sealed interface Address {

    /** Whether it may come a few seconds after the story itself: nobody waits for it, and it can take as long to make. */
    default boolean follows() {
        return switch (this) {
            case SearchLatest ignored -> true;
            case SearchHeadlines ignored -> true;
            case SearchSegment ignored -> true;
            case SearchPart ignored -> true;
            case Week ignored -> true;
            case WeeksCatalogue ignored -> true;
            case Day ignored -> true;
            case MonthFeed ignored -> true;
            case MonthSitemap ignored -> true;
            case News ignored -> true;
            case PagesSitemap() -> true;
            case SitemapIndex() -> true;
            case NotFound ignored -> true;
            default -> false;
        };
    }

    record OfStory(StoryId story) implements Address {}

    /** A story as one file to pass on. */
    record OfStoryFile(StoryId story) implements Address {}

    /** Where the file of a story lay that had this path. */
    record OldStoryFile(String story) implements Address {}

    record OfFront(String language) implements Address {}

    /** The first page of a list: the newest 20 to 39 stories. */
    record Landing(ListKey list) implements Address {}

    /** A full page of a list, numbered from the oldest, from 1: once full it stays as it is. */
    record FullPage(ListKey list, long number) implements Address {}

    record Feed(ListKey list, FeedFormat format) implements Address {}

    /** All of a month that is over, for readers that follow the feed back (RFC 5005, section 4). */
    record MonthFeed(String language, YearMonth month) implements Address {}

    record Archive(String language) implements Address {}

    /** The page that searches on the reader's own device. */
    record Search(String language) implements Address {}

    /** The newest stories of the index of words, and how many stories there are. */
    record SearchLatest(String language) implements Address {}

    /** Some of the stories of the index, in several files. */
    record SearchSegment(String language, Segment segment, State state) implements Several {

        enum State {
            THERE,
            GONE
        }
    }

    /**
     * A segment in which the words of some stories may have changed while none came or went.
     *
     * @param places of these stories, from the oldest of the language
     */
    record SearchPart(String language, Segment segment, Set<Long> places) implements Several {

        public SearchPart {
            places = Set.copyOf(places);
        }
    }

    /** Headlines that the index leads to, by their number from the oldest. */
    record SearchHeadlines(String language, long block) implements Address {}

    record OfText(String language, TextPage.Kind kind) implements Address {}

    record Letters(String language) implements Address {}

    /** A page of a {@link PageSource}. */
    record OfSource(String path) implements Address {}

    /** Where a file that was passed on by hand is checked. */
    record CheckFile(String language) implements Address {}

    record NotFound(String language) implements Address {}

    /** Stories of a month that stand still; those that do not yet are in {@link News}. */
    record MonthSitemap(String language, YearMonth month) implements Address {}

    /** The sitemap of the newest stories of one language. */
    record News(String language) implements Address {}

    /** Sections, topics, authors and the pages about the newsroom. */
    record PagesSitemap() implements Address {}

    record SitemapIndex() implements Address {}

    record Robots() implements Address {}

    record SecurityText() implements Address {}

    /** The stories of a week as an e-book. @param monday its first day */
    record Week(String language, LocalDate monday) implements Address {}

    /** The weeks' e-books, for reading programs. */
    record WeeksCatalogue(String language) implements Address {}

    /** The stories of a day, and the file that has them all. */
    record Day(String language, LocalDate day) implements Several {}

    /** An address with several files. */
    sealed interface Several extends Address {}

    /** A photo in all its renditions. */
    record OfPhoto(UUID photo) implements Address {}

    /** The picture that stands for a story where its address is shared. */
    record OfCard(StoryId story) implements Address {}

    /** An address that a story had before. */
    record Moved(String path) implements Address {}
}

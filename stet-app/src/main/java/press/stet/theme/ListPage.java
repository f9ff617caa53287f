package press.stet.theme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stories of a section, a topic, an author or a month, newest first. Pages count from the oldest and stay as they are
 * once full; the landing page shows what is not on a full page yet, together with the newest full one.
 *
 * @param title the section's, topic's or author's name, or the month
 * @param intro what the section is, who the author is; may be empty
 * @param number this page's number counted from the oldest, or null on the landing page
 * @param newer path of the next newer page, or null
 * @param older path of the next older page, or null
 * @param feeds feeds of this list
 * @param translations this list in other languages
 */
public record ListPage(
        SiteModel site,
        Place place,
        Kind kind,
        String title,
        SafeHtml intro,
        List<StoryCard> stories,
        @Nullable Integer number,
        @Nullable String newer,
        @Nullable String older,
        List<FeedLink> feeds,
        List<LanguageLink> translations)
        implements PageModel {

    public ListPage {
        stories = List.copyOf(stories);
        feeds = List.copyOf(feeds);
        translations = List.copyOf(translations);
    }

    /** What the stories have in common. */
    public enum Kind {
        SECTION,
        TOPIC,
        AUTHOR,
        MONTH
    }
}

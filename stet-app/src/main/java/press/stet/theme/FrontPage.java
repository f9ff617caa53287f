package press.stet.theme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The front page of one language edition.
 *
 * @param lead the first story, or null while there is none
 * @param stories the next ones, in the order of the desk
 * @param sections below, each with a few stories
 */
public record FrontPage(
        SiteModel site,
        Place place,
        @Nullable StoryCard lead,
        List<StoryCard> stories,
        List<FrontSection> sections,
        SafeHtml letterBox,
        SafeHtml appeal)
        implements PageModel {

    public FrontPage {
        stories = List.copyOf(stories);
        sections = List.copyOf(sections);
    }

    /** A section's place on the front page. */
    public record FrontSection(NavLink section, List<StoryCard> stories) {
        public FrontSection {
            stories = List.copyOf(stories);
        }
    }
}

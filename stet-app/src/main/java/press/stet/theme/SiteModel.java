package press.stet.theme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all pages of one language edition share.
 *
 * @param name the newsroom's name, as on the masthead
 * @param tagline one line under it; may be empty
 * @param language BCP 47 tag of this language edition
 * @param home path of this language's front page, {@code ""} or e.g. {@code "ru/"}
 * @param sections the navigation
 * @param languages the other language editions of this newsroom
 * @param notice the line at the top of every page, or null
 * @param footer links at the foot: about, corrections, archive, privacy...
 * @param feeds feeds that every page announces
 * @param publisher who publishes, for machines
 * @param address the newsroom's public address with a trailing slash, e.g. {@code https://courier.example/}, or null
 *     when it has none it wants named; only then do pages carry absolute addresses (canonical, OpenGraph, hreflang)
 * @param iconPath the site's icon, or null
 * @param script path of the reader's own script (offline, verification), or null while there is none
 * @param formTargets origins that forms on the page may be sent to, for the content security policy, e.g.
 *     {@code https://door.courier.example}; empty allows the page's own origin only
 */
public record SiteModel(
        String name,
        String tagline,
        String language,
        String home,
        List<NavLink> sections,
        List<LanguageLink> languages,
        @Nullable Notice notice,
        List<NavLink> footer,
        List<FeedLink> feeds,
        Publisher publisher,
        @Nullable String address,
        @Nullable String iconPath,
        @Nullable String script,
        List<String> formTargets) {

    public SiteModel {
        sections = List.copyOf(sections);
        languages = List.copyOf(languages);
        footer = List.copyOf(footer);
        feeds = List.copyOf(feeds);
        formTargets = List.copyOf(formTargets);
        if (address != null && !address.endsWith("/")) {
            throw new IllegalArgumentException("A public address ends in a slash: " + address);
        }
    }

    /** {@code ltr} or {@code rtl}. */
    @ForThemes
    public String direction() {
        return Direction.of(language).attribute();
    }
}

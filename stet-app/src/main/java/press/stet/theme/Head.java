package press.stet.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a page's head, ready to print.
 *
 * @param title of the window
 * @param name what the page is called where the newsroom's name stands beside it
 * @param description for lists of search results
 * @param type OpenGraph's: {@code article} or {@code website}
 * @param policy the content security policy
 * @param data JSON-LD, or empty
 * @param image absolute address of the preview picture, or null
 * @param translations this page in every language it has, its own included, and {@code x-default}; empty if it has one only
 * @param feeds feeds of this page and of the site
 */
record Head(
        String title,
        String name,
        String description,
        String type,
        String policy,
        SafeHtml styles,
        SafeHtml script,
        SafeHtml data,
        @Nullable String image,
        List<LanguageLink> translations,
        List<FeedLink> feeds) {

    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");

    static Head of(PageModel page, Sheet styles, Sheet script, Words words) {
        var site = page.site();
        return new Head(
                title(page, words),
                page instanceof StoryPage story ? story.headline() : title(page, words),
                description(page, words),
                page instanceof StoryPage ? "article" : "website",
                policy(page, styles, script),
                styles.text(),
                script.text(),
                StructuredData.of(page),
                image(page),
                alternates(page),
                page instanceof ListPage list && !list.feeds().isEmpty() ? list.feeds() : site.feeds());
    }

    /** Of a file that is passed on: it fetches nothing and runs nothing, wherever it is opened. */
    static Head ofFile(SiteModel site, String title, Sheet styles) {
        return new Head(
                title + " – " + site.name(),
                title,
                title,
                "article",
                "default-src 'none';base-uri 'none';form-action 'none';img-src data:;style-src " + styles.hash(),
                styles.text(),
                SafeHtml.NONE,
                SafeHtml.NONE,
                null,
                List.of(),
                List.of());
    }

    private static String title(PageModel page, Words words) {
        var name = page.site().name();
        return switch (page) {
            case FrontPage _ ->
                page.site().tagline().isEmpty()
                        ? name
                        : name + " – " + page.site().tagline();
            case StoryPage story -> story.headline() + " – " + name;
            case ListPage list
            when list.number() != null -> list.title() + ", " + words.say("pageNumber", list.number()) + " – " + name;
            case ListPage list -> list.title() + " – " + name;
            case TextPage text -> text.title() + " – " + name;
            case ArchiveIndex _ -> words.sentence("archive") + " – " + name;
            case CorrectionsPage _ -> words.sentence("corrections") + " – " + name;
            case LettersPage _ -> words.sentence("letters") + " – " + name;
            case SearchPage _ -> words.sentence("search") + " – " + name;
            case CheckPage _ -> words.sentence("checkFile") + " – " + name;
            case NotFoundPage _ -> words.sentence("notFound") + " – " + name;
        };
    }

    private static String description(PageModel page, Words words) {
        return switch (page) {
            case StoryPage story -> story.standfirst() == null ? story.headline() : story.standfirst();
            case FrontPage front ->
                front.site().tagline().isEmpty()
                        ? front.site().name()
                        : front.site().tagline();
            case ListPage list -> list.title() + " – " + list.site().name();
            case TextPage text -> text.title() + " – " + text.site().name();
            case ArchiveIndex _ -> words.sentence("archiveIntro");
            case CorrectionsPage _ -> words.sentence("correctionsIntro");
            case LettersPage _ -> words.sentence("lettersIntro");
            case SearchPage _ -> words.sentence("searchIntro");
            case CheckPage _ -> words.sentence("checkFileIntro");
            case NotFoundPage _ -> words.sentence("notFoundHelp");
        };
    }

    private static @Nullable String image(PageModel page) {
        var address = page.site().address();
        return address != null && page instanceof StoryPage story && story.cardImage() != null
                ? address + story.cardImage()
                : null;
    }

    /** Readers of any other language are led to the newsroom's first one, where the page has it. */
    private static List<LanguageLink> alternates(PageModel page) {
        var others = translations(page);
        if (others.isEmpty()) {
            return others;
        }
        var site = page.site();
        var all = new ArrayList<>(others);
        all.add(new LanguageLink(site.language(), "", page.place().path()));
        var first = site.languages().stream()
                .filter(other -> other.path().isEmpty())
                .map(LanguageLink::language)
                .findFirst()
                .orElse(site.language());
        all.stream()
                .filter(link -> link.language().equals(first))
                .findFirst()
                .ifPresent(link -> all.add(new LanguageLink("x-default", "", link.path())));
        return all;
    }

    private static List<LanguageLink> translations(PageModel page) {
        return switch (page) {
            case StoryPage story -> story.translations();
            case ListPage list -> list.translations();
            case TextPage text -> text.translations();
            case FrontPage front -> front.site().languages();
            case ArchiveIndex _, CorrectionsPage _, LettersPage _, SearchPage _, CheckPage _, NotFoundPage _ ->
                List.of();
        };
    }

    /** Everything is forbidden but what the page holds itself; no other origin but the doors that forms go to. */
    private static String policy(PageModel page, Sheet styles, Sheet script) {
        var site = page.site();
        var ownScripts = site.script() != null || page instanceof SearchPage;
        var policy =
                new StringBuilder(256).append("default-src 'none';base-uri 'none';img-src 'self' data:;style-src ");
        policy.append(styles.hash());
        if (!script.text().isEmpty() || ownScripts) {
            policy.append(";script-src");
            if (!script.text().isEmpty()) {
                policy.append(' ').append(script.hash());
            }
            if (ownScripts) {
                policy.append(" 'self';connect-src 'self';manifest-src 'self'");
            }
        }
        policy.append(";form-action 'self'");
        for (var target : site.formTargets()) {
            if (!ORIGIN.matcher(target).matches()) {
                throw new IllegalArgumentException(
                        "A form's target is an origin like https://door.example, not " + target);
            }
            policy.append(' ').append(target);
        }
        return policy.toString();
    }
}

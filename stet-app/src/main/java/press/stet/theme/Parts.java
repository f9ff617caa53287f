package press.stet.theme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which styles and scripts a page needs: each stands in a file of its own, so that a page carries no other. */
final class Parts {

    private static final Set<String> ARABIC_SCRIPT = Set.of(
            "ar", "fa", "ur", "ps", "ckb", "ug", "sd", "ks", "prs", "azb", "mzn", "glk", "lrc", "bal", "pnb", "arz");

    /** What {@code rich.css} is for. */
    private static final List<String> RICH =
            List.of("<h2", "<h3", "<blockquote", "<ul", "<ol", "<pre", "<hr", "<a class=\"embed\"");

    private Parts() {}

    /** Names of style files without their ending, in the order of the cascade. */
    static List<String> styles(PageModel page) {
        var parts = new ArrayList<String>();
        parts.add("base");
        parts.add(isArabicScript(page.site().language()) ? "arabic" : "latin");
        if (page.site().notice() != null) {
            parts.add("notice");
        }
        if (hasPhoto(page)) {
            parts.add("photo");
        }
        if (hasBox(page)) {
            parts.add("box");
        }
        if (page.site().notice() != null || hasBox(page) || page instanceof SearchPage) {
            parts.add("button");
        }
        if (hasRichText(page)) {
            parts.add("rich");
        }
        switch (page) {
            case StoryPage story -> {
                parts.add("story");
                if (!story.body().opening().isEmpty()) {
                    parts.add("size");
                }
                if (!story.related().isEmpty()) {
                    parts.add("related");
                }
                if (!story.appeal().isEmpty()) {
                    parts.add("appeal");
                }
            }
            case FrontPage _ -> parts.add("front");
            case TextPage text -> {
                parts.add("text");
                if (text.body().html().contains("class=\"fields\"")) {
                    parts.add("form");
                }
            }
            case ListPage _,
                    CorrectionsPage _,
                    LettersPage _,
                    SearchPage _,
                    CheckPage _,
                    NotFoundPage _,
                    ArchiveIndex _ -> parts.add("list");
        }
        if (isArabicScript(page.site().language())) {
            parts.add("arabic-last");
        }
        return parts;
    }

    /** Styles of stories as a file: few, for it is small. */
    static List<String> fileStyles(SiteModel site, List<StoryPage> stories) {
        var parts = new ArrayList<String>();
        parts.add("file");
        parts.add(isArabicScript(site.language()) ? "arabic" : "latin");
        if (stories.stream().anyMatch(Parts::hasPhoto)) {
            parts.add("photo");
        }
        if (stories.stream().anyMatch(Parts::hasRichText)) {
            parts.add("rich");
        }
        if (isArabicScript(site.language())) {
            parts.add("arabic-last");
        }
        return parts;
    }

    /** Names of script files without their ending. Pages are whole without them. */
    static List<String> scripts(PageModel page) {
        var parts = new ArrayList<String>();
        if (page.site().notice() != null) {
            parts.add("notice");
        }
        switch (page) {
            case StoryPage _ -> parts.add("story");
            case FrontPage _ -> parts.add("front");
            case NotFoundPage missing when !missing.titles().isEmpty() -> parts.add("not-found");
            case ListPage _,
                    ArchiveIndex _,
                    CorrectionsPage _,
                    TextPage _,
                    LettersPage _,
                    SearchPage _,
                    CheckPage _,
                    NotFoundPage _ -> {}
        }
        return parts;
    }

    private static boolean hasRichText(PageModel page) {
        return switch (page) {
            case StoryPage story ->
                isRich(story.body().opening()) || isRich(story.body().rest());
            case TextPage text -> isRich(text.body());
            case FrontPage _,
                    ListPage _,
                    ArchiveIndex _,
                    CorrectionsPage _,
                    LettersPage _,
                    SearchPage _,
                    CheckPage _,
                    NotFoundPage _ -> false;
        };
    }

    private static boolean isRich(SafeHtml text) {
        return RICH.stream().anyMatch(text.html()::contains);
    }

    private static boolean hasPhoto(PageModel page) {
        return switch (page) {
            case StoryPage story ->
                story.lead() != null
                        || story.body().opening().html().contains("<figure")
                        || story.body().rest().html().contains("<figure");
            case FrontPage front ->
                anyPhoto(front.lead(), front.stories())
                        || front.sections().stream().anyMatch(section -> anyPhoto(null, section.stories()));
            case ListPage list -> anyPhoto(null, list.stories());
            case TextPage text -> text.body().html().contains("<figure");
            case ArchiveIndex _, CorrectionsPage _, LettersPage _, SearchPage _, CheckPage _, NotFoundPage _ -> false;
        };
    }

    private static boolean anyPhoto(@Nullable StoryCard first, Collection<StoryCard> cards) {
        return Stream.concat(Stream.ofNullable(first), cards.stream())
                .map(StoryCard::photo)
                .anyMatch(Objects::nonNull);
    }

    private static boolean hasBox(PageModel page) {
        return switch (page) {
            case StoryPage story ->
                !story.letterBox().isEmpty()
                        || !story.appeal().isEmpty()
                        || !story.corrections().isEmpty()
                        || story.retraction() != null;
            case FrontPage front ->
                !front.letterBox().isEmpty() || !front.appeal().isEmpty();
            case LettersPage letters -> !letters.letterBox().isEmpty();
            case TextPage text ->
                text.body().html().contains("<form") || text.body().html().contains("class=\"box");
            case ListPage _, ArchiveIndex _, CorrectionsPage _, SearchPage _, CheckPage _, NotFoundPage _ -> false;
        };
    }

    private static boolean isArabicScript(String languageTag) {
        var locale = Locale.forLanguageTag(languageTag);
        return locale.getScript().isEmpty()
                ? ARABIC_SCRIPT.contains(locale.getLanguage())
                : locale.getScript().equals("Arab");
    }
}

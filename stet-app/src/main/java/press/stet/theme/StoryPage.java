package press.stet.theme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One story.
 *
 * @param headline as typed
 * @param standfirst the sentence below the headline, or null
 * @param kicker the word above it, or null; the section stands there if there is none
 * @param section where it belongs, or null
 * @param topics what it is about
 * @param dateline the place it was written, or null
 * @param words number of words in the text
 * @param lead the photo above the text, or null
 * @param attribution how the newsroom knows, or null
 * @param corrections oldest first
 * @param retraction set when the newsroom no longer stands by it; the body is empty then
 * @param related "Read more"
 * @param translations this story in other languages
 * @param filePath the story as one file to pass on with its proof, or null
 * @param cardImage path of the picture for link previews (1200 x 630), or null
 * @param letterBox the sign-up for the letter, or empty
 * @param appeal the newsroom's appeal, or empty
 */
public record StoryPage(
        SiteModel site,
        Place place,
        StoryKind kind,
        String headline,
        @Nullable String standfirst,
        @Nullable String kicker,
        @Nullable NavLink section,
        List<NavLink> topics,
        Byline byline,
        @Nullable String dateline,
        Times times,
        int words,
        @Nullable Photo lead,
        Body body,
        @Nullable AttributionLine attribution,
        List<Correction> corrections,
        @Nullable Retraction retraction,
        List<StoryCard> related,
        List<LanguageLink> translations,
        @Nullable String filePath,
        @Nullable String cardImage,
        SafeHtml letterBox,
        SafeHtml appeal)
        implements PageModel {

    /** Words an adult reads silently in a minute (Brysbaert 2019, non-fiction, rounded down). */
    private static final int WORDS_A_MINUTE = 230;

    public StoryPage {
        topics = List.copyOf(topics);
        corrections = List.copyOf(corrections);
        related = List.copyOf(related);
        translations = List.copyOf(translations);
    }

    /** Minutes to read, at least 1. */
    @ForThemes
    public int minutes() {
        return Math.max(1, Math.round((float) words / WORDS_A_MINUTE));
    }

    /** What the file to pass on is called where it is saved. */
    @ForThemes
    public String fileName() {
        var folder = place.path().endsWith("/")
                ? place.path().substring(0, place.path().length() - 1)
                : place.path();
        return folder.substring(folder.lastIndexOf('/') + 1) + ".html";
    }

    @ForThemes
    public List<Correction> correctionsAbove() {
        return corrections.stream().filter(Correction::above).toList();
    }

    @ForThemes
    public List<Correction> correctionsBelow() {
        return corrections.stream().filter(c -> !c.above()).toList();
    }
}

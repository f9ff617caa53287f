package press.stet.theme;

import org.jspecify.annotations.Nullable;

/**
 * A story as lists show it.
 *
 * @param path path from the edition's root
 * @param kicker the word above the headline, or null
 * @param standfirst the sentence below it, or null
 * @param byline who wrote it, as one line, or null where the list doesn't say
 * @param photo picture, or null
 * @param mark "corrected" or "retracted", or null
 */
public record StoryCard(
        String path,
        String headline,
        @Nullable String kicker,
        @Nullable String standfirst,
        @Nullable String byline,
        Moment published,
        @Nullable Photo photo,
        @Nullable Mark mark) {

    /** What a reader should know before opening it. */
    public enum Mark {
        CORRECTED,
        RETRACTED
    }

    /** A card with headline, standfirst and date only. */
    public static StoryCard of(String path, String headline, @Nullable String standfirst, Moment published) {
        return new StoryCard(path, headline, null, standfirst, null, published, null, null);
    }

    @ForThemes
    public boolean retracted() {
        return mark == Mark.RETRACTED;
    }

    @ForThemes
    public boolean corrected() {
        return mark == Mark.CORRECTED;
    }
}

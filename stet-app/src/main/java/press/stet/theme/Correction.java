package press.stet.theme;

import org.jspecify.annotations.Nullable;

/**
 * What was wrong and what is right. Never taken back.
 *
 * @param at when it was made
 * @param wrong what the story said, or null if {@code right} says it all
 * @param right what is true
 * @param weight whether it changes what the story means
 */
public record Correction(Moment at, @Nullable String wrong, String right, Weight weight) {

    /** Where a correction stands follows from what it does to the story. */
    public enum Weight {
        /** Changes the meaning: stands above the text. */
        CHANGES_MEANING,
        /** A name, a figure, a date: stands below the text. */
        DETAIL
    }

    @ForThemes
    public boolean above() {
        return weight == Weight.CHANGES_MEANING;
    }
}

package press.stet.desk;

import org.jspecify.annotations.Nullable;

/**
 * A line of a story list, in words.
 *
 * @param byline pen names, or an empty text
 * @param saved when it was last written, in the newsroom's zone
 * @param by who wrote last; empty if the house did
 * @param writing who is writing it at this moment; null if nobody is
 * @param due the full scheduled time with zone; null if not scheduled
 * @param late it should have gone out already
 */
public record StoryRow(
        String id,
        String headline,
        String language,
        StateWord state,
        String section,
        String byline,
        String saved,
        String by,
        @Nullable String writing,
        @Nullable String due,
        boolean late) {}

package press.stet.newsroom;

import org.jspecify.annotations.Nullable;

/**
 * The line at the top of a page that can be closed.
 *
 * @param meter the words beside the bar, for instance “$6,200 of $10,000 in November”; null = no bar
 * @param percent how much of the bar is filled, 0 to 100; null = no bar
 */
public record Notice(
        String language,
        String words,
        @Nullable String meter,
        @Nullable Integer percent,
        @Nullable String button,
        @Nullable String address,
        boolean shown) {}

package press.stet.newsroom;

import java.util.Set;

/** First parts of paths that the edition uses itself, so that no section can take them. */
final class ReservedPaths {

    static final Set<String> FIRST_PARTS = Set.of(
            "topics",
            "authors",
            "archive",
            "corrections",
            "letters",
            "check",
            "about",
            "imprint",
            "privacy",
            "contact",
            "media",
            "cards",
            "assets",
            "search",
            "page",
            "feed",
            "stet",
            "forms",
            "give",
            "404",
            "signed",
            "en",
            "ru",
            "fa",
            "ar",
            "he",
            "uk",
            "be",
            "de",
            "fr",
            "es");

    /** Whether a page of the house itself lies, or could lie, at this path. */
    static boolean isReserved(String path) {
        String first = path.substring(1).split("[/.]", 2)[0];
        return path.equals("/") || (FIRST_PARTS.contains(first) && path.matches("/[^/]+/?"));
    }

    private ReservedPaths() {}
}

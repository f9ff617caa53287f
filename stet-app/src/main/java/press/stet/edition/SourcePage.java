package press.stet.edition;

import java.util.Map;
import press.stet.theme.SafeHtml;

/** A page that a {@link PageSource} adds to the edition. */
public sealed interface SourcePage {

    /**
     * A page in the edition's look, with its head, navigation and foot; it stands in the sitemap.
     *
     * @param body addresses in it are relative to the page
     * @param translations paths of the same page in other languages, with a leading slash, by language
     */
    record Themed(String language, String title, SafeHtml body, Map<String, String> translations)
            implements SourcePage {}

    /** A file as it is, for instance a feed. */
    record File(String mediaType, String text) implements SourcePage {}

    /** An address that leads on, for instance from “the latest” to the newest. */
    record LeadingTo(String path) implements SourcePage {}
}

package press.stet.theme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the newsroom about itself: about, imprint, privacy, contact.
 *
 * @param updated when its text last changed, or null
 */
public record TextPage(
        SiteModel site,
        Place place,
        String title,
        SafeHtml body,
        @Nullable Moment updated,
        List<LanguageLink> translations)
        implements PageModel {

    public TextPage {
        translations = List.copyOf(translations);
    }
}

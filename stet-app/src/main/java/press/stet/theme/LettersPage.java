package press.stet.theme;

import java.util.List;

/**
 * The archive of letters.
 *
 * @param letters newest first; empty until the first is sent
 */
public record LettersPage(SiteModel site, Place place, List<Letter> letters, SafeHtml letterBox) implements PageModel {

    public LettersPage {
        letters = List.copyOf(letters);
    }

    /** One letter that was sent. */
    public record Letter(String title, String path, Moment sent) {}
}

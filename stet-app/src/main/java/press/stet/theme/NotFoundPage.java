package press.stet.theme;

import java.util.List;

/**
 * What a host shows for an address that does not exist. Offers the newest titles to look through.
 *
 * @param titles newest first; a few dozen
 * @param archivePath path of the archive by month
 * @param searchPath path of the page that searches
 */
public record NotFoundPage(SiteModel site, Place place, List<NavLink> titles, String archivePath, String searchPath)
        implements PageModel {

    public NotFoundPage {
        titles = List.copyOf(titles);
    }
}

package press.stet.theme;

/**
 * The page that searches on the reader's own device, in an index that lies beside it.
 *
 * @param archivePath path of the archive by month, for readers without script
 * @param searchScript path of the script that searches
 */
public record SearchPage(SiteModel site, Place place, String archivePath, String searchScript) implements PageModel {}

package press.stet.theme;

import java.util.List;

/**
 * All months that have stories.
 *
 * @param years newest first
 */
public record ArchiveIndex(SiteModel site, Place place, List<Year> years) implements PageModel {

    public ArchiveIndex {
        years = List.copyOf(years);
    }

    /**
     * @param label e.g. "2015", in the language's digits
     * @param months oldest first, each labelled with its name
     */
    public record Year(String label, List<NavLink> months) {
        public Year {
            months = List.copyOf(months);
        }
    }
}

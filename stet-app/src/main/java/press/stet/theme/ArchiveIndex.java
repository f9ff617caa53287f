package press.stet.theme;

import java.util.List;

/**
 * All months that have stories.
 *
 * @param years newest first
 * @param weeks the latest weeks as e-books, newest first
 * @param days the latest days, newest first
 */
public record ArchiveIndex(SiteModel site, Place place, List<Year> years, List<NavLink> weeks, List<NavLink> days)
        implements PageModel {

    public ArchiveIndex {
        years = List.copyOf(years);
        weeks = List.copyOf(weeks);
        days = List.copyOf(days);
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

package press.stet.theme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every correction and retraction, newest first.
 *
 * @param number counted from the oldest, or null on the landing page
 * @param newer path of the next newer page, or null
 * @param older path of the next older page, or null
 */
public record CorrectionsPage(
        SiteModel site,
        Place place,
        List<Entry> entries,
        @Nullable Integer number,
        @Nullable String newer,
        @Nullable String older)
        implements PageModel {

    public CorrectionsPage {
        entries = List.copyOf(entries);
    }

    /** One story's correction or retraction; exactly one of the two is set. */
    public record Entry(
            NavLink story,
            @Nullable Correction correction,
            @Nullable Retraction retraction) {
        public Entry {
            if ((correction == null) == (retraction == null)) {
                throw new IllegalArgumentException(
                        "An entry is a correction or a retraction, not both and not neither.");
            }
        }
    }
}

package press.stet.edition;

import org.jspecify.annotations.Nullable;

/**
 * How a list is cut into pages. Full pages hold 20 stories each and are numbered from the oldest, from 1; the landing page holds
 * what is not on a full page yet together with what would be the newest full one: 20 to 39 stories, or fewer in a short list. So an
 * added story changes the landing page only, and every twentieth makes one full page more.
 *
 * @param total stories in the list
 * @param number of a full page, or null for the landing page
 */
record Numbers(long total, @Nullable Long number) {

    static final int SIZE = 20;

    /** How many full pages a list of {@code total} stories has. */
    static long fullPages(long total) {
        return Math.max(0, total / SIZE - 1);
    }

    /** Place, counted from the oldest and from 0, of the first story on this page. */
    long from() {
        return number == null ? fullPages(total) * SIZE : (number - 1) * SIZE;
    }

    /** How many stories stand on this page. */
    int count() {
        return number == null ? Math.toIntExact(total - from()) : SIZE;
    }

    /** The path of the next newer page without a leading slash, or null on the landing page. */
    @Nullable
    String newer(String landing) {
        if (number == null) {
            return null;
        }
        return Models.below(number == fullPages(total) ? landing : path(landing, number + 1));
    }

    @Nullable
    String older(String landing) {
        long older = number == null ? fullPages(total) : number - 1;
        return older < 1 ? null : Models.below(path(landing, older));
    }

    static String path(String landing, long number) {
        return landing + "page/" + number + "/";
    }
}

package press.stet.edition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.stet.newsroom.House;
import press.stet.theme.Place;
import press.stet.theme.SafeHtml;

/**
 * A room above print that adds to the edition: boxes inside the edition's own pages, and pages of its own. Whoever implements it
 * as a bean is asked by every print.
 *
 * <p>What changed is said inside the transaction that changes it, as an event: {@link press.stet.newsroom.PrintChange.OfPages} for
 * pages of one's own and the list of letters, {@link press.stet.newsroom.PrintChange.OfEverything} when a box is another one now.
 */
public interface PageSource {

    /**
     * What there is at this moment. Called once as a print begins, on the printing thread and inside the one transaction in which
     * that print reads (repeatable read); the same database must give the same answers, whatever the clock says.
     */
    Snapshot read(House house);

    /** What the boxes and pages of one print are made from. */
    interface Snapshot {

        /** Adds nothing. */
        Snapshot NOTHING = new Snapshot() {};

        /**
         * The sign-up for the letter; empty for none there. A pure function of what was read: asked from many threads at once,
         * without a transaction.
         */
        default SafeHtml letterBox(Spot spot) {
            return SafeHtml.NONE;
        }

        /** The newsroom's appeal, as {@link #letterBox}. */
        default SafeHtml appeal(Spot spot) {
            return SafeHtml.NONE;
        }

        /** The letters that were sent in this language, newest first, for the page that lists them. */
        default List<SentLetter> letters(String language) {
            return List.of();
        }

        /**
         * Where this room's own pages lie, each with a leading slash; none may be a path of the edition itself. Those that end in a
         * slash stand in the sitemap.
         */
        default Set<String> paths() {
            return Set.of();
        }

        /** The page at a path; empty if there is none (any more). Called on the printing thread, inside the print's transaction. */
        default Optional<SourcePage> page(String path) {
            return Optional.empty();
        }
    }

    /**
     * Where a box would stand.
     *
     * @param place of the page, from which addresses inside the box are written: {@code place.to("letters/")}
     */
    record Spot(Kind kind, String language, Place place) {
        /** The pages of the edition that have room for a box. */
        public enum Kind {
            STORY,
            FRONT,
            LETTERS
        }
    }

    /** @param path with a leading slash */
    record SentLetter(String title, String path, Instant sent) {}
}

package press.stet.newsroom;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Something that readers see is about to change; published synchronously inside the transaction that changes it. */
public sealed interface PrintChange {

    /**
     * One story was published or changed.
     *
     * @param kept lists it stood in before and stands in now at the same place: only its own page of each can differ
     * @param shifted lists it joined or left: every page from its place on can differ
     * @param publishedAt its place in the lists of stories
     * @param earliest its earliest place in any of them, lists of corrections included
     * @param paths every path it has or had
     * @param photos photos it shows now or showed before
     */
    record OfStory(
            StoryId story,
            Set<ListKey> kept,
            Set<ListKey> shifted,
            Instant publishedAt,
            Instant earliest,
            Set<String> paths,
            Set<UUID> photos)
            implements PrintChange {}

    /** A photo was printed or described anew; every story that shows it may differ. */
    record OfPhoto(UUID photo) implements PrintChange {}

    /** The picture that stands for a story where its address is shared was drawn. */
    record OfCard(StoryId story) implements PrintChange {}

    /** The front page of one language was put in another order. */
    record OfFront(String language) implements PrintChange {}

    /**
     * Pages that a room above adds to the edition came, changed or went; the letters page of that language and the sitemap of
     * pages are printed with them.
     *
     * @param paths each with a leading slash
     */
    record OfPages(String language, Set<String> paths) implements PrintChange {}

    /**
     * A text page, the notice, a section, a name, the house or the look: everything may differ.
     *
     * @param why a few words for the log
     */
    record OfEverything(String why) implements PrintChange {}
}

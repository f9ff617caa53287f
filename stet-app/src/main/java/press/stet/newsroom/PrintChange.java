package press.stet.newsroom;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that readers see is about to change; published synchronously inside the transaction that changes it. */
public sealed interface PrintChange {

    /**
     * One story was published, changed or taken away.
     *
     * @param lists every list it stands in now or stood in before
     * @param earliest its earliest place in those lists: pages from there on may differ
     * @param paths every path it has or had, and the paths of its language pair
     */
    record OfStory(StoryId story, Set<ListKey> lists, Instant earliest, Set<String> paths) implements PrintChange {}

    /** The front page of one language was put in another order. */
    record OfFront(String language) implements PrintChange {}

    /** A text page, the notice, a section's name, the house or the look: everything may differ. */
    record OfEverything(@Nullable String why) implements PrintChange {}
}

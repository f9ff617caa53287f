package press.stet.edition.search;

import java.util.List;

/**
 * A size of segment.
 *
 * @param size stories in it
 * @param shards files its words are spread over, a power of two; few enough that each holds words by the hundred, so that asking
 *     for one betrays no word
 */
public record Tier(int size, int shards) {

    /** From the largest; each a multiple of the next. */
    static final List<Tier> ALL =
            List.of(new Tier(4096, 256), new Tier(1024, 128), new Tier(256, 64), new Tier(64, 32), new Tier(16, 8));

    static final Tier SMALLEST = ALL.getLast();
}

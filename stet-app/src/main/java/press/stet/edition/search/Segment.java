package press.stet.edition.search;

/**
 * Some consecutive stories of one language, counted from the oldest, whose words are indexed together.
 *
 * @param number from 0: it begins at story {@code number * size}
 */
public record Segment(Tier tier, long number) {

    /** Place of its first story. */
    public long from() {
        return number * tier.size();
    }

    /** Place after its last. */
    public long to() {
        return from() + tier.size();
    }

    /** Where a shard lies, from the folder of the index. */
    public String path(int shard) {
        return tier.size() + "/" + number + "/" + shard;
    }
}

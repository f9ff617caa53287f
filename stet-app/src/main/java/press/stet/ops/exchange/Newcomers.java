package press.stet.ops.exchange;

/**
 * Takes in what a reader finds. Whatever a story names by key (section, topics, authors, persons, photos) arrives
 * before the story. The same export brings the same keys in the same order every time, so a repeated or resumed import
 * recognises what is already here.
 */
@FunctionalInterface
public interface Newcomers {
    void arrives(Item item);
}

package press.stet.newsroom;

/**
 * Something to know before a story goes out, as a sentence.
 *
 * @param weight whether it stops publication or is for the editor to weigh
 */
public record Finding(Weight weight, String sentence) {

    public enum Weight {
        STOPS,
        WEIGH
    }
}

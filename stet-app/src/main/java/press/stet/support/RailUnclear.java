package press.stet.support;

/** Nobody can say whether a call to a rail was carried out. It may be repeated with the same key, never with another. */
public class RailUnclear extends RuntimeException {

    public RailUnclear(String sentence) {
        super(sentence);
    }

    public RailUnclear(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

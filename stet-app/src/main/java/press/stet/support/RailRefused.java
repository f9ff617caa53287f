package press.stet.support;

/** A rail said no to the call itself; nothing was carried out. */
public class RailRefused extends RuntimeException {

    private final Failure failure;

    public RailRefused(String sentence, Failure failure) {
        super(sentence);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}

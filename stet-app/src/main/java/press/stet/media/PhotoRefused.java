package press.stet.media;

/**
 * A picture that Stet will not take. The message is a sentence for the person who offered it: what is wrong and what to
 * do next.
 */
public final class PhotoRefused extends Exception {
    private static final long serialVersionUID = 1L;

    PhotoRefused(String sentence) {
        super(sentence);
    }

    PhotoRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** What is wrong and what to do, to be shown as it stands. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    static PhotoRefused broken() {
        return new PhotoRefused(
                "This file is damaged and could not be read as a picture. Please export it again and try once more.");
    }

    static PhotoRefused brokenOff() {
        return new PhotoRefused(
                "This picture breaks off before its end. It was probably not copied in full; please try again.");
    }
}

package press.stet.media;

import press.stet.kernel.Refusal;

/** A picture that Stet will not take; the sentence says what is wrong and what to do. */
public final class PhotoRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    PhotoRefused(String sentence) {
        super(sentence, "photo");
    }

    PhotoRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    static PhotoRefused broken() {
        return new PhotoRefused(
                "This file is damaged and could not be read as a picture. Please export it again and try once more.");
    }

    static PhotoRefused brokenOff() {
        return new PhotoRefused(
                "This picture breaks off before its end. It was probably not copied in full; please try again.");
    }

    static PhotoRefused noSize() {
        return new PhotoRefused(
                "This picture says that it is 0 pixels large. Please export it again and try once more.");
    }
}

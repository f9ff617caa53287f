package press.stet.media;

import java.util.UUID;

/** A photo. */
public record PhotoId(UUID value) {

    public static PhotoId of(String text) {
        return new PhotoId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

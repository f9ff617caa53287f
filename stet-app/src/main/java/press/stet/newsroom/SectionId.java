package press.stet.newsroom;

import java.util.UUID;

/** A section of one language edition. */
public record SectionId(UUID value) {

    public static SectionId of(String text) {
        return new SectionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

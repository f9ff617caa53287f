package press.stet.newsroom;

import java.util.UUID;

/** A story. */
public record StoryId(UUID value) {

    public static StoryId of(String text) {
        return new StoryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

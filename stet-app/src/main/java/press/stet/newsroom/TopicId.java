package press.stet.newsroom;

import java.util.UUID;

/** A topic of one language edition. */
public record TopicId(UUID value) {

    public static TopicId of(String text) {
        return new TopicId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

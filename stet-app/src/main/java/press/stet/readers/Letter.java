package press.stet.readers;

import java.util.UUID;

/**
 * A letter that readers can sign up for; what is sent of it is an issue.
 *
 * @param slug its part of a path: {@code weekly}
 * @param promise one sentence: what is in it, and when it comes
 * @param open takes new readers
 */
public record Letter(UUID id, String slug, String language, String name, String promise, Rhythm rhythm, boolean open) {

    /** How often it comes. */
    public enum Rhythm {
        WEEKLY,
        DAILY,
        BREAKING
    }
}

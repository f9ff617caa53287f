package press.stet.theme;

import org.jspecify.annotations.Nullable;

/**
 * When a story appeared and when its text last changed for the reader.
 *
 * @param updated null if it never changed
 */
public record Times(Moment published, @Nullable Moment updated) {

    /** The latest of the two, for machines. */
    Moment modified() {
        return updated == null ? published : updated;
    }
}

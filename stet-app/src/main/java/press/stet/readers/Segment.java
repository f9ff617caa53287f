package press.stet.readers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some of the readers.
 *
 * @param letter who get this one; null for any
 * @param language of the letter; empty for any
 * @param domain of the address, in lower case as A-labels; empty for any
 * @param since who confirmed at this moment or later; null for any time
 */
public record Segment(
        @Nullable UUID letter,
        String language,
        String domain,
        @Nullable Instant since) {

    public static final Segment ALL = new Segment(null, "", "", null);
}

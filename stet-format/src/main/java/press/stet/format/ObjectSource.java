package press.stet.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where objects come from: a folder, a bucket, a network of mirrors. Nothing it returns is trusted. */
@FunctionalInterface
public interface ObjectSource {
    /** A source that holds nothing. */
    ObjectSource NOTHING = (hash, maxLength) -> null;

    /**
     * The bytes under this hash, or null where the source doesn't have them.
     *
     * <p>An implementation stops reading at {@code maxLength} bytes and refuses with {@link Verdict#TOO_LONG} when there
     * are more; it never holds more than that in memory. It need not compare hashes: every caller does.
     */
    byte @Nullable [] read(ObjectHash hash, int maxLength) throws IOException;
}

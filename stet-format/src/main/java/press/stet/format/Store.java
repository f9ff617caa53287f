package press.stet.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Files under the names of {@link StoreLayout}: a folder, a bucket, a web server, a pack. Nothing it returns is trusted. */
@FunctionalInterface
public interface Store extends ObjectSource {
    /**
     * The bytes of this file, or null where the store doesn't have it.
     *
     * <p>An implementation stops reading at {@code maxLength} bytes and refuses with {@link Verdict#TOO_LONG} when there
     * are more; it never holds more than that in memory.
     */
    byte @Nullable [] read(String name, int maxLength) throws IOException;

    @Override
    default byte @Nullable [] read(ObjectHash hash, int maxLength) throws IOException {
        return read(StoreLayout.object(hash), maxLength);
    }
}

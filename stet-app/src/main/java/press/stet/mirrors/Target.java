package press.stet.mirrors;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import press.stet.format.Store;
import press.stet.format.StoreLayout;

/**
 * Where a mirror's files are written, a store's under the names of {@link press.stet.format.StoreLayout}. Whoever reads meanwhile
 * sees a file whole, as it was before or as it is then, never half of it.
 */
interface Target extends Store, AutoCloseable {

    /**
     * What a host that keeps such things is told about a file.
     *
     * @param disposition {@code attachment} for what is to be saved and not shown; null for all else
     */
    record Headers(
            String mediaType, String cacheControl, @Nullable String disposition) {

        static final String FOR_GOOD = "public, max-age=31536000, immutable";
        static final String FOR_A_MINUTE = "public, max-age=60, must-revalidate";

        /** @param name of a file in a store */
        static Headers ofStore(String name) {
            if (name.startsWith("o/")) {
                return new Headers("application/octet-stream", FOR_GOOD, null);
            }
            return name.startsWith(StoreLayout.CARRIED)
                    ? new Headers("text/html; charset=utf-8", FOR_A_MINUTE, "attachment")
                    : new Headers("text/plain; charset=utf-8", FOR_A_MINUTE, null);
        }
    }

    /** Whether there is a file of this name; false also where it cannot be told. */
    boolean has(String name) throws IOException;

    void put(String name, byte[] content, Headers headers) throws IOException;

    /** Puts a file of a store. */
    default void put(String name, byte[] content) throws IOException {
        put(name, content, Headers.ofStore(name));
    }

    /** Takes a file away; nothing happens where there is none. */
    void delete(String name) throws IOException;

    /** The name under which the page at this path is kept, so that a host finds it by its address. */
    String pageName(String path, String mediaType);

    /** Returns once everything put so far would survive a power cut. */
    default void settle() throws IOException {}

    /** How many files may be put at the same time. */
    default int width() {
        return 1;
    }

    @Override
    default void close() {}
}

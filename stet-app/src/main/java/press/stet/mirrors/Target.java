package press.stet.mirrors;

import java.io.IOException;
import press.stet.format.Store;

/**
 * Where a mirror's files are written, under the names of {@link press.stet.format.StoreLayout}. Whoever reads meanwhile sees a file
 * whole, as it was before or as it is then, never half of it.
 */
interface Target extends Store, AutoCloseable {

    /** Whether there is a file of this name; false also where it cannot be told. */
    boolean has(String name) throws IOException;

    void put(String name, byte[] content) throws IOException;

    /** Takes a file away; nothing happens where there is none. */
    void delete(String name) throws IOException;

    /** Returns once everything put so far would survive a power cut. */
    default void settle() throws IOException {}

    /** How many files may be put at the same time. */
    default int width() {
        return 1;
    }

    @Override
    default void close() {}
}

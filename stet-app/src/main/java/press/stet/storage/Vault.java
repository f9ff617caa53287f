package press.stet.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import press.stet.format.ObjectHash;

/**
 * Bytes that never leave the house: originals of photos and other files, sealed by whoever puts them in. Immutable, each
 * under the SHA-256 of the bytes as they lie here (so a sealed file's name says nothing about what is in it).
 */
public interface Vault {

    /** The longest file, in bytes (256 MiB). */
    int MAX_LENGTH = 256 * 1024 * 1024;

    /** Keeps these bytes; once this returns they survive a power cut. */
    ObjectHash put(byte[] content) throws IOException;

    /** The bytes, or null where there are none or a cut-off or altered file lies in their place. */
    byte @Nullable [] get(ObjectHash hash) throws IOException;

    /** Takes the file away; nothing happens where there is none. */
    void delete(ObjectHash hash) throws IOException;
}

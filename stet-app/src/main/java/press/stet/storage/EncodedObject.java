package press.stet.storage;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import press.stet.format.ObjectHash;

/**
 * An object's bytes in the codings it is kept in.
 *
 * @param hash SHA-256 of the identity bytes
 * @param bodies always holds {@link Encoding#IDENTITY}; the others only where they are shorter
 */
public record EncodedObject(ObjectHash hash, Map<Encoding, byte[]> bodies) {

    public EncodedObject {
        if (!bodies.containsKey(Encoding.IDENTITY)) {
            throw new IllegalArgumentException("An object is always kept in its own bytes too.");
        }
        bodies = Collections.unmodifiableMap(new EnumMap<>(bodies));
    }

    /** An object that is not compressed. */
    public static EncodedObject plain(ObjectHash hash, byte[] content) {
        return new EncodedObject(hash, Map.of(Encoding.IDENTITY, content));
    }
}

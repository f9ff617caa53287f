package press.stet.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import press.stet.format.ObjectHash;
import press.stet.format.ObjectSource;
import press.stet.storage.Encoding;
import press.stet.storage.Objects;
import press.stet.storage.StoredObject;

/** The bodies and table nodes that are asked for most, in memory. What is under a hash never changes, so nothing goes stale. */
final class PrintCache implements ObjectSource {

    private static final long MAX_BYTES = 64L * 1024 * 1024;
    /** Longer bodies are read from the disk each time: the system keeps them in its own cache. */
    private static final int MAX_BODY = 512 * 1024;
    /** What an entry costs beside its bytes, roughly. */
    private static final int OVERHEAD = 160;

    private record Key(ObjectHash hash, Encoding encoding) {}

    private final Objects objects;
    private final Cache<Key, byte[]> bodies = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((Key key, byte[] body) -> body.length + OVERHEAD)
            .build();

    PrintCache(Objects objects) {
        this.objects = objects;
    }

    @Nullable
    StoredObject find(ObjectHash hash) throws IOException {
        return objects.find(hash);
    }

    /** One coding of an object; not to be changed. */
    byte[] body(StoredObject object, Encoding encoding) throws IOException {
        Key key = new Key(object.hash(), encoding);
        byte[] body = bodies.getIfPresent(key);
        if (body == null) {
            body = objects.body(object, encoding);
            if (body.length <= MAX_BODY) {
                bodies.put(key, body);
            }
        }
        return body;
    }

    @Override
    public byte @Nullable [] read(ObjectHash hash, int maxLength) throws IOException {
        Key key = new Key(hash, Encoding.IDENTITY);
        byte[] body = bodies.getIfPresent(key);
        if (body == null || body.length > maxLength) {
            body = objects.read(hash, maxLength);
            if (body != null && body.length <= MAX_BODY) {
                bodies.put(key, body);
            }
        }
        return body;
    }
}

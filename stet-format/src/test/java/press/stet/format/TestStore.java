package press.stet.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A store in memory that can misbehave. */
final class TestStore implements Store {
    final Map<String, byte[]> files = new TreeMap<>();

    /** Files that never end. */
    final Set<String> endless = new HashSet<>();

    TestStore copy() {
        TestStore copy = new TestStore();
        copy.files.putAll(files);
        copy.endless.addAll(endless);
        return copy;
    }

    ObjectSink sink() {
        return (hash, content) -> files.put(StoreLayout.object(hash), content);
    }

    ObjectHash object(byte[] content) {
        ObjectHash hash = ObjectHash.of(content);
        files.put(StoreLayout.object(hash), content);
        return hash;
    }

    ObjectHash object(String content) {
        return object(content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] read(String name, int maxLength) throws IOException {
        byte[] bytes = files.get(name);
        if (endless.contains(name) || (bytes != null && bytes.length > maxLength)) {
            throw RefusedException.tooLong(name, maxLength);
        }
        return bytes;
    }
}

package press.stet.format;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Objects in memory, with a count of reads. */
final class MemoryObjects implements ObjectSource, ObjectSink {
    final Map<ObjectHash, byte[]> objects = new HashMap<>();
    int reads;

    @Override
    public byte[] read(ObjectHash hash, int maxLength) throws IOException {
        reads++;
        return objects.get(hash);
    }

    @Override
    public void write(ObjectHash hash, byte[] content) {
        objects.put(hash, content);
    }
}

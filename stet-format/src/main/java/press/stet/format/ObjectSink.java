package press.stet.format;

import java.io.IOException;

/** Where new objects go. */
@FunctionalInterface
public interface ObjectSink {
    /** Keeps these bytes under their hash; keeping the same object twice is harmless. */
    void write(ObjectHash hash, byte[] content) throws IOException;
}

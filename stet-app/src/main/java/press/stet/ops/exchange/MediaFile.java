package press.stet.ops.exchange;

import java.io.IOException;
import java.io.InputStream;

/** A picture's file that travels with an export. */
public interface MediaFile {
    /** Its name within the export, with forward slashes; for reports, never to write to. */
    String name();

    /** The bytes, at most {@link Shelf#MEDIA_MOST}; reading on beyond that fails with a sentence. */
    InputStream open() throws IOException;
}

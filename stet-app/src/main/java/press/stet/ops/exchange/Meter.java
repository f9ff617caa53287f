package press.stet.ops.exchange;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Opens an export's files for one pass and tells how far it has come. */
final class Meter {
    private final Shelf shelf;
    private final Progress progress;
    private final long total;
    private long before;
    private long inFile;

    /** @param total bytes that all passes together will read */
    Meter(Shelf shelf, Progress progress, long total) {
        this.shelf = shelf;
        this.progress = progress;
        this.total = Math.max(1, total);
    }

    LenientReader open(String name) throws IOException {
        return open(name, StandardCharsets.UTF_8);
    }

    LenientReader open(String name, Charset charset) throws IOException {
        before += inFile;
        inFile = 0;
        return new LenientReader(shelf.open(name, Shelf.TEXT_MOST), charset, read -> {
            inFile = read;
            progress.at(Math.min(total, before + read), total);
        });
    }
}

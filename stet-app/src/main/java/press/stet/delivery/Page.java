package press.stet.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import press.stet.format.ChunkList;
import press.stet.format.ObjectHash;
import press.stet.format.ObjectSource;
import press.stet.format.PageEntry;
import press.stet.format.PageMark;
import press.stet.format.RefusedException;
import press.stet.format.Verdict;
import press.stet.storage.Encoding;
import press.stet.storage.StoredObject;

/** A page of the edition, ready to be served: its headers are made once, its bytes are read when they are asked for. */
final class Page {

    /** What one coding of the page is served with. */
    record Form(String etag, String[] headers) {}

    private final PageEntry entry;
    private final StoredObject stored;
    private final PrintCache cache;
    private final PageMark mark;
    private final String contentType;
    private final Form[] forms = new Form[Encoding.values().length];

    /** @throws RefusedException if the objects do not hold what the table promises */
    Page(String path, PageEntry entry, PrintCache cache, SiteAddress address) throws IOException {
        StoredObject found = cache.find(entry.hash());
        if (found == null || (entry.form() == PageEntry.Form.WHOLE && found.identity() != entry.length())) {
            throw new RefusedException(Verdict.MISSING, "The object of " + path + " is missing: " + entry.hash() + ".");
        }
        this.entry = entry;
        this.stored = found;
        this.cache = cache;
        this.mark = PageMark.of(entry.mediaType());
        this.contentType =
                mark == PageMark.NONE ? entry.mediaType() : entry.mediaType().split("; stet=", 2)[0];
        String policy =
                mark == PageMark.NONE && entry.form() == PageEntry.Form.WHOLE && contentType.startsWith("text/html")
                        ? OwnPolicy.of(entry.csp(), bytes())
                        : null;
        boolean compressed = found.brotli() + found.zstd() + found.gzip() > 0;
        for (Encoding encoding : Encoding.values()) {
            List<String> headers = new ArrayList<>(PageHeaders.security(entry.csp(), policy, address.https()));
            String etag = etag(entry.hash(), encoding);
            headers.addAll(List.of(
                    "ETag",
                    etag,
                    "Cache-Control",
                    PageHeaders.cacheControl(path, entry.csp()),
                    "Accept-Ranges",
                    "bytes"));
            String onion = contentType.startsWith("text/html") ? address.onionOf(path) : null;
            if (onion != null) {
                headers.addAll(List.of("Onion-Location", onion));
            }
            if (compressed) {
                headers.addAll(List.of("Vary", "Accept-Encoding"));
            }
            if (encoding != Encoding.IDENTITY) {
                headers.addAll(List.of("Content-Encoding", encoding.token()));
            }
            forms[encoding.ordinal()] = new Form(etag, headers.toArray(String[]::new));
        }
    }

    /** Strong (RFC 9110, section 8.8.3): the first 132 bits of the hash, and the coding. */
    private static String etag(ObjectHash hash, Encoding encoding) {
        String name = hash.base64().substring(0, 22);
        return encoding == Encoding.IDENTITY ? "\"" + name + "\"" : "\"" + name + "-" + encoding.token() + "\"";
    }

    PageMark mark() {
        return mark;
    }

    String contentType() {
        return contentType;
    }

    Form form(Encoding encoding) {
        return forms[encoding.ordinal()];
    }

    Encoding choose(AcceptEncoding accepted) {
        return entry.form() == PageEntry.Form.CHUNKED ? Encoding.IDENTITY : accepted.choose(stored);
    }

    /** Bytes of the page in this coding. */
    long length(Encoding encoding) {
        return entry.form() == PageEntry.Form.CHUNKED ? entry.length() : stored.length(encoding);
    }

    /** The page's bytes as they were printed; only for pages kept as one object. */
    byte[] bytes() throws IOException {
        return cache.body(stored, Encoding.IDENTITY);
    }

    Answer.Body body(Encoding encoding) throws IOException {
        return body(encoding, new ByteRange(0, length(encoding) - 1));
    }

    Answer.Body body(Encoding encoding, ByteRange range) throws IOException {
        if (entry.form() == PageEntry.Form.WHOLE) {
            return new Answer.Bytes(cache.body(stored, encoding), (int) range.first(), (int) range.length());
        }
        byte[] list = cache.body(stored, Encoding.IDENTITY);
        return new Chunks(ChunkList.parse(list), range, cache);
    }

    /** A part of a file in chunks; holds one chunk in memory at a time. */
    private record Chunks(ChunkList list, ByteRange range, ObjectSource source) implements Answer.Body {

        @Override
        public long length() {
            return range.length();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            int size = list.chunkSize();
            for (long at = range.first(); at <= range.last(); ) {
                int index = (int) (at / size);
                ObjectHash hash = list.chunks().get(index);
                byte[] chunk = source.read(hash, list.lengthOf(index));
                if (chunk == null || chunk.length != list.lengthOf(index)) {
                    throw new RefusedException(Verdict.MISSING, "A chunk is missing: " + hash + ".");
                }
                int from = (int) (at % size);
                int count = (int) Math.min(chunk.length - from, range.last() - at + 1);
                out.write(chunk, from, count);
                at += count;
            }
        }
    }
}

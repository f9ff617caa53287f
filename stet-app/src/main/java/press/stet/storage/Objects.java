package press.stet.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.stet.format.ChunkList;
import press.stet.format.CspClass;
import press.stet.format.ObjectHash;
import press.stet.format.ObjectSink;
import press.stet.format.ObjectSource;
import press.stet.format.PageEntry;

/**
 * The printed objects: immutable, each under the SHA-256 of its bytes, with its compressed forms beside it.
 *
 * <p>A write is visible whole or not at all, also after {@code kill -9}, a power cut or on a full disk. It survives a power
 * cut for certain only once {@link #settle} has returned: settle before the head that names the objects.
 */
public interface Objects extends ObjectSource, ObjectSink {

    /** Bytes per piece of a file that is too long for one object. */
    int CHUNK_SIZE = 1024 * 1024;

    /** What is kept under this hash, or null. */
    @Nullable
    StoredObject find(ObjectHash hash) throws IOException;

    /**
     * One coding of an object that {@link #find} found.
     *
     * @throws java.nio.file.NoSuchFileException if the object was deleted meanwhile
     */
    byte[] body(StoredObject object, Encoding encoding) throws IOException;

    /** Keeps an object in all its codings; keeping it again is harmless and costs one look. */
    void write(EncodedObject object) throws IOException;

    /**
     * The carried file of a page (docs/edition-format.md, "Packs and files passed by hand"): kept beside the page's object, and
     * gone with it. Null where there is none.
     */
    byte @Nullable [] carried(ObjectHash page) throws IOException;

    /** Whether there is a carried file of this page. */
    boolean isCarried(ObjectHash page);

    /** Keeps the carried file of a page, in place of the one there may be. */
    void carry(ObjectHash page, byte[] file) throws IOException;

    /** Returns once everything written so far through this instance would survive a power cut. */
    void settle() throws IOException;

    /** Takes an object and its carried file away; nothing happens where there is none. */
    void delete(ObjectHash hash) throws IOException;

    /** Every object, in no order; to be closed. Objects that come or go meanwhile may or may not appear. */
    Stream<ObjectHash> hashes() throws IOException;

    @Override
    default void write(ObjectHash hash, byte[] content) throws IOException {
        write(EncodedObject.plain(hash, content));
    }

    /**
     * Prints a file: compresses it as its media type deserves and keeps it, unless it is already there. Files above
     * {@link PageEntry#MAX_OBJECT_LENGTH} are kept in chunks, uncompressed.
     *
     * @return what the page table has to say about it
     */
    default PageEntry print(byte[] content, String mediaType, CspClass csp) throws IOException {
        if (content.length > PageEntry.MAX_OBJECT_LENGTH) {
            return printInChunks(content, mediaType, csp);
        }
        PageEntry entry = PageEntry.of(content, mediaType, csp);
        if (find(entry.hash()) == null) {
            write(Compression.encode(entry.hash(), content, mediaType));
        }
        return entry;
    }

    /** The same without compressing, for files that are kept more than they are read. At most one object long. */
    default PageEntry printPlain(byte[] content, String mediaType, CspClass csp) throws IOException {
        PageEntry entry = PageEntry.of(content, mediaType, csp);
        write(entry.hash(), content);
        return entry;
    }

    private PageEntry printInChunks(byte[] content, String mediaType, CspClass csp) throws IOException {
        List<ObjectHash> chunks = new ArrayList<>();
        for (int from = 0; from < content.length; from += CHUNK_SIZE) {
            byte[] chunk = Arrays.copyOfRange(content, from, Math.min(content.length, from + CHUNK_SIZE));
            ObjectHash hash = ObjectHash.of(chunk);
            write(hash, chunk);
            chunks.add(hash);
        }
        ChunkList list = new ChunkList(CHUNK_SIZE, content.length, chunks);
        PageEntry entry = PageEntry.of(list, mediaType, csp);
        write(entry.hash(), list.encoded());
        return entry;
    }
}

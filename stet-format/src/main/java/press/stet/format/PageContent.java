package press.stet.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Reads the bytes of pages, and passes on only what has the signed hash and length. */
public final class PageContent {
    private final Store store;
    private final RootText root;

    /** @param root whose notices are believed where an object is missing */
    public PageContent(Store store, RootText root) {
        this.store = store;
        this.root = root;
    }

    /**
     * Writes a page's bytes to {@code out}; of a page in chunks, each after it was checked.
     *
     * @throws RefusedException {@link Verdict#WITHDRAWN} with the newsroom's sentence if it took the object back;
     *     otherwise what is wrong
     */
    public void copy(PageEntry entry, OutputStream out) throws IOException {
        if (entry.form() == PageEntry.Form.WHOLE) {
            out.write(object(entry.hash(), (int) entry.length()));
            return;
        }
        ChunkList chunks = chunks(entry);
        for (int i = 0; i < chunks.chunks().size(); i++) {
            out.write(object(chunks.chunks().get(i), chunks.lengthOf(i)));
        }
    }

    /** The chunks of a page that is kept in chunks. */
    ChunkList chunks(PageEntry entry) throws IOException {
        byte[] list = bytes(entry.hash(), PageEntry.MAX_OBJECT_LENGTH);
        requireHash(entry.hash(), list);
        ChunkList chunks = ChunkList.parse(list);
        if (chunks.length() != entry.length()) {
            throw new RefusedException(Verdict.WRONG_LENGTH, "A list of chunks is for a file of another length.");
        }
        return chunks;
    }

    /** An object of a known length. */
    byte[] object(ObjectHash hash, int length) throws IOException {
        byte[] bytes = bytes(hash, length);
        if (bytes.length != length) {
            throw new RefusedException(
                    Verdict.WRONG_LENGTH,
                    "An object has " + bytes.length + " bytes instead of the signed " + length + ": " + hash + ".");
        }
        requireHash(hash, bytes);
        return bytes;
    }

    private byte[] bytes(ObjectHash hash, int most) throws IOException {
        byte[] bytes = store.read(hash, most);
        if (bytes == null) {
            throw missing(hash);
        }
        if (bytes.length > most) {
            throw new RefusedException(Verdict.TOO_LONG, "An object is longer than signed: " + hash + ".");
        }
        return bytes;
    }

    private static void requireHash(ObjectHash hash, byte[] bytes) throws RefusedException {
        if (!ObjectHash.of(bytes).equals(hash)) {
            throw new RefusedException(Verdict.WRONG_HASH, "An object was altered: its bytes are not " + hash + ".");
        }
    }

    /** A missing object is honest where a notice withdraws it. */
    private RefusedException missing(ObjectHash hash) throws IOException {
        return withdrawal(hash)
                .map(notice -> new RefusedException(
                        Verdict.WITHDRAWN,
                        "The newsroom withdrew this on " + Head.moment(notice.time()) + " (notice " + notice.number()
                                + "): " + notice.say()))
                .orElseGet(() -> new RefusedException(Verdict.MISSING, "An object is missing: " + hash + "."));
    }

    /** The notice that withdraws this object, if the store has one. */
    Optional<NoticeText> withdrawal(ObjectHash hash) throws IOException {
        byte[] note = store.read(StoreLayout.withdrawn(hash), SignedNote.MAX_LENGTH);
        return note == null
                ? Optional.empty()
                : Optional.of(Trust.open(note, root, Role.NOTICE, NoticeText::parse))
                        .filter(notice -> notice.withdraws(hash));
    }
}

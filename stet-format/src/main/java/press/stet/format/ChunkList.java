package press.stet.format;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The chunks of a file that is kept in pieces: because it is larger than one object may be, or because lines that are
 * cut after some kilobytes should still carry it. Every chunk but the last has the same size.
 *
 * <p>Layout: {@code 0x02 0x01}, chunk size (u32), file length (u64), then 32 bytes of SHA-256 per chunk; big-endian.
 *
 * @param chunkSize bytes per chunk, 4,096 to 2,097,152
 * @param length bytes of the whole file
 * @param chunks hashes of the chunks in order
 */
public record ChunkList(int chunkSize, long length, List<ObjectHash> chunks) {
    static final byte KIND = 0x02;
    static final int MIN_CHUNK_SIZE = 4096;
    private static final int HEADER_LENGTH = 14;

    /** The most chunks of one file: its list must fit in one object. */
    public static final int MAX_CHUNKS = (PageEntry.MAX_OBJECT_LENGTH - HEADER_LENGTH) / ObjectHash.LENGTH;

    /** The longest file, in bytes. */
    public static final long MAX_FILE_LENGTH = (long) MAX_CHUNKS * PageEntry.MAX_OBJECT_LENGTH;

    public ChunkList {
        if (chunkSize < MIN_CHUNK_SIZE || chunkSize > PageEntry.MAX_OBJECT_LENGTH) {
            throw new IllegalArgumentException("A chunk has 4,096 to 2,097,152 bytes.");
        }
        if (length < 1 || length > MAX_FILE_LENGTH || chunks.size() != (length + chunkSize - 1) / chunkSize) {
            throw new IllegalArgumentException("The number of chunks does not fit the length of the file.");
        }
        if (chunks.size() > MAX_CHUNKS) {
            throw new IllegalArgumentException("A file has at most " + MAX_CHUNKS + " chunks.");
        }
        chunks = List.copyOf(chunks);
    }

    /** Bytes of chunk {@code index}. */
    public int lengthOf(int index) {
        return (int) Math.min(chunkSize, length - (long) index * chunkSize);
    }

    /** True if these are the chunks of this file. */
    boolean areOf(byte[] content) {
        if (content.length != length) {
            return false;
        }
        for (int i = 0; i < chunks.size(); i++) {
            int from = i * chunkSize;
            if (!ObjectHash.of(Arrays.copyOfRange(content, from, from + lengthOf(i)))
                    .equals(chunks.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Cuts a file into chunks; the chunks themselves go to {@code chunk}, in order. */
    public static ChunkList cut(byte[] content, int chunkSize, Consumer<byte[]> chunk) {
        List<ObjectHash> hashes = new ArrayList<>();
        for (int from = 0; from < content.length; from += chunkSize) {
            byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + chunkSize));
            hashes.add(ObjectHash.of(part));
            chunk.accept(part);
        }
        return new ChunkList(chunkSize, content.length, hashes);
    }

    /** The object's bytes. */
    public byte[] encoded() {
        ByteBuffer out = ByteBuffer.allocate(HEADER_LENGTH + chunks.size() * ObjectHash.LENGTH);
        out.put(KIND).put(TableNode.VERSION).putInt(chunkSize).putLong(length);
        chunks.forEach(chunk -> out.put(chunk.bytes()));
        return out.array();
    }

    /** Reads a chunk list strictly. */
    public static ChunkList parse(byte[] bytes) throws RefusedException {
        if (bytes.length < HEADER_LENGTH
                || bytes.length > PageEntry.MAX_OBJECT_LENGTH
                || (bytes.length - HEADER_LENGTH) % ObjectHash.LENGTH != 0) {
            throw RefusedException.malformed("This is not a list of chunks.");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.get() != KIND || in.get() != TableNode.VERSION) {
            throw new RefusedException(Verdict.WRONG_KIND, "This is not a list of chunks.");
        }
        int chunkSize = in.getInt();
        long length = in.getLong();
        List<ObjectHash> chunks = new ArrayList<>();
        for (int at = HEADER_LENGTH; at < bytes.length; at += ObjectHash.LENGTH) {
            chunks.add(ObjectHash.at(bytes, at));
        }
        try {
            return new ChunkList(chunkSize, length, chunks);
        } catch (IllegalArgumentException e) {
            throw RefusedException.malformed(String.valueOf(e.getMessage()));
        }
    }
}

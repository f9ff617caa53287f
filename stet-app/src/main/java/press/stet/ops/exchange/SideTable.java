package press.stet.ops.exchange;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows under keys, several to a key, kept in a temporary file; only 16 bytes a key stay in memory. Exports name
 * authors and tags after the stories that use them, so a first pass fills these tables and a second reads them.
 */
final class SideTable implements AutoCloseable {
    /** Keys beyond this are refused, which bounds the memory at 32 MB a table. */
    static final int KEYS_MOST = 1_000_000;

    private static final int FIELD_MOST = 4000;
    private static final int ROWS_MOST = 1000;

    private final String what;
    private final FileChannel file;
    private final OutputStream out;
    private long end;
    private boolean unflushed;
    private long[] hashes = new long[1 << 8];
    private long[] heads = new long[1 << 8];
    private int size;

    /** @param what plural noun for the sentence when there are too many */
    SideTable(Path folder, String what) throws IOException {
        this.what = what;
        Path path = Files.createTempFile(folder, "table", ".bin");
        this.file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        this.out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
        out.write(new byte[Long.BYTES]);
        this.end = Long.BYTES;
    }

    /** Adds a row; fields beyond 4,000 characters are cut. */
    void add(String key, @Nullable String... fields) {
        try {
            int slot = slot(hashes, Seen.hash(key));
            long previous = hashes[slot] == 0 ? 0 : heads[slot];
            if (hashes[slot] == 0) {
                claim(slot, key);
                slot = slot(hashes, Seen.hash(key));
            }
            heads[slot] = end;
            byte[] row = row(previous, fields);
            out.write(row);
            end += row.length;
            unflushed = true;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static byte[] row(long previous, @Nullable String[] fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream row = new DataOutputStream(bytes);
        row.writeLong(previous);
        row.writeShort(fields.length);
        for (String field : fields) {
            String text = field == null ? "" : Clean.text(field);
            row.writeUTF(text.length() > FIELD_MOST ? text.substring(0, FIELD_MOST) : text);
        }
        return bytes.toByteArray();
    }

    private void claim(int slot, String key) {
        hashes[slot] = Seen.hash(key);
        if (++size > KEYS_MOST) {
            throw new ImportRefused(
                    "The export holds more than " + KEYS_MOST + " " + what
                            + ", more than Stet can import in one go. Please divide it and import the parts one after the other.");
        }
        if (size * 3L > hashes.length * 2L) {
            grow();
        }
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldHeads = heads;
        hashes = new long[oldHashes.length * 2];
        heads = new long[oldHashes.length * 2];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != 0) {
                int slot = slot(hashes, oldHashes[i]);
                hashes[slot] = oldHashes[i];
                heads[slot] = oldHeads[i];
            }
        }
    }

    private static int slot(long[] hashes, long hash) {
        int mask = hashes.length - 1;
        int i = (int) (hash ^ hash >>> 32) & mask;
        while (hashes[i] != 0 && hashes[i] != hash) {
            i = i + 1 & mask;
        }
        return i;
    }

    /** The last row of the key. */
    Optional<List<String>> row(String key) {
        List<List<String>> rows = rows(key, 1);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /** The rows of the key in the order in which they were added, at most the last 1,000. */
    List<List<String>> rows(String key) {
        return rows(key, ROWS_MOST);
    }

    private List<List<String>> rows(String key, int most) {
        int slot = slot(hashes, Seen.hash(key));
        if (hashes[slot] == 0) {
            return List.of();
        }
        try {
            if (unflushed) {
                out.flush();
                unflushed = false;
            }
            List<List<String>> rows = new ArrayList<>();
            long at = heads[slot];
            while (at != 0 && rows.size() < most) {
                at = read(at, rows);
            }
            Collections.reverse(rows);
            return rows;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private long read(long at, List<List<String>> rows) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new At(at), 512));
        long previous = in.readLong();
        List<String> fields = new ArrayList<>();
        for (int n = in.readShort(); n > 0; n--) {
            fields.add(in.readUTF());
        }
        rows.add(fields);
        return previous;
    }

    /** Reads the file from a position without moving the writer's. */
    private final class At extends InputStream {
        private long position;

        At(long position) {
            this.position = position;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = file.read(ByteBuffer.wrap(into, offset, length), position);
            position += Math.max(0, n);
            return n;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        file.close();
    }
}

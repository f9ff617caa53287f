package press.stet.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A node of the page table as bytes and back. The layout is in docs/edition-format.md, "Page table". */
sealed interface TableNode {
    byte LEAF = 0x00;
    byte INNER = 0x01;
    byte VERSION = 0x01;

    /** The most entries of a leaf; a prefix with more is split. */
    int MAX_ENTRIES = 32;

    /** Bits of the key that one inner node takes: 64 slots. */
    int BITS = 6;

    int SLOTS = 1 << BITS;

    /** Inner nodes above one another; 33 keys that agree in 60 bits do not occur. */
    int MAX_LEVELS = 10;

    int MAX_INNER_LENGTH = 3 + SLOTS * 33;
    int MAX_ENTRY_LENGTH = 2 + PagePath.MAX_LENGTH + 1 + 1 + 8 + 1 + PageEntry.MAX_MEDIA_TYPE_LENGTH + 32;
    int MAX_LENGTH = 3 + MAX_ENTRIES * MAX_ENTRY_LENGTH;

    byte[] encoded();

    /** One page in a leaf. @param path UTF-8 */
    record Row(byte[] path, PageEntry entry) {
        ObjectHash key() {
            return ObjectHash.of(path);
        }

        String pathText() {
            return new String(path, StandardCharsets.UTF_8);
        }

        static int byPath(Row a, Row b) {
            return Arrays.compareUnsigned(a.path, b.path);
        }
    }

    /** Up to 32 pages, ordered by the bytes of their paths. */
    record Leaf(List<Row> rows) implements TableNode {
        static final byte[] EMPTY = {LEAF, VERSION, 0};

        @Override
        public byte[] encoded() {
            int length = 3;
            for (Row row : rows) {
                length += 45 + row.path.length + row.entry.mediaType().length();
            }
            ByteBuffer out = ByteBuffer.allocate(length);
            out.put(LEAF).put(VERSION).put((byte) rows.size());
            for (Row row : rows) {
                PageEntry entry = row.entry;
                out.putShort((short) row.path.length).put(row.path);
                out.put((byte) entry.form().ordinal()).put((byte) entry.csp().code());
                out.putLong(entry.length());
                out.put((byte) entry.mediaType().length());
                out.put(entry.mediaType().getBytes(StandardCharsets.US_ASCII));
                out.put(entry.hash().bytes());
            }
            return out.array();
        }
    }

    /** A child of an inner node. @param height it covers 2^height slots; above 0 it is a leaf */
    record Child(int height, ObjectHash hash) {
        int span() {
            return 1 << height;
        }
    }

    /** Up to 64 children that together cover the 64 slots of the next six bits. */
    record Inner(List<Child> children) implements TableNode {
        @Override
        public byte[] encoded() {
            byte[] out = new byte[3 + children.size() * 33];
            out[0] = INNER;
            out[1] = VERSION;
            out[2] = (byte) children.size();
            int at = 3;
            for (Child child : children) {
                out[at] = (byte) child.height;
                child.hash.write(out, at + 1);
                at += 33;
            }
            return out;
        }

        /** The child that covers this slot (0 to 63). */
        Child at(int slot) {
            int end = 0;
            for (Child child : children) {
                end += child.span();
                if (slot < end) {
                    return child;
                }
            }
            throw new IllegalStateException("The children of an inner node cover all slots.");
        }
    }

    /** Reads a node strictly: one byte sequence per node, and nothing after it. */
    static TableNode parse(byte[] bytes) throws RefusedException {
        if (bytes.length < 3 || bytes.length > MAX_LENGTH) {
            throw RefusedException.malformed("A table node has 3 to " + MAX_LENGTH + " bytes.");
        }
        if (bytes[0] == LEAF || bytes[0] == INNER) {
            if (bytes[1] != VERSION) {
                throw RefusedException.malformed(
                        "This node of a page table has a version that this format does not know.");
            }
        } else {
            throw new RefusedException(Verdict.WRONG_KIND, "This object is not a node of a page table.");
        }
        return bytes[0] == LEAF ? parseLeaf(bytes) : parseInner(bytes);
    }

    private static Inner parseInner(byte[] bytes) throws RefusedException {
        int count = bytes[2] & 0xff;
        if (count < 2 || count > SLOTS || bytes.length != 3 + count * 33) {
            throw RefusedException.malformed("An inner node has 2 to 64 children of 33 bytes each.");
        }
        List<Child> children = new ArrayList<>(count);
        int slot = 0;
        for (int at = 3; at < bytes.length; at += 33) {
            int height = bytes[at];
            if (height < 0 || height >= BITS || slot >= SLOTS || slot % (1 << height) != 0) {
                throw RefusedException.malformed("The children of an inner node do not fit its slots.");
            }
            children.add(new Child(height, ObjectHash.at(bytes, at + 1)));
            slot += 1 << height;
        }
        if (slot != SLOTS) {
            throw RefusedException.malformed("The children of an inner node do not cover its slots.");
        }
        return new Inner(children);
    }

    private static Leaf parseLeaf(byte[] bytes) throws RefusedException {
        ByteBuffer in = ByteBuffer.wrap(bytes, 2, bytes.length - 2);
        int count = in.get() & 0xff;
        if (count > MAX_ENTRIES) {
            throw RefusedException.malformed("A leaf has at most 32 entries.");
        }
        List<Row> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Row row = parseRow(in);
            if (i > 0 && Row.byPath(rows.getLast(), row) >= 0) {
                throw RefusedException.malformed("The paths of a leaf are not in order.");
            }
            rows.add(row);
        }
        if (in.hasRemaining()) {
            throw RefusedException.malformed("There are bytes after the last entry of a leaf.");
        }
        return new Leaf(rows);
    }

    private static Row parseRow(ByteBuffer in) throws RefusedException {
        byte[] path = take(in, (int) number(in, 2));
        int form = (int) number(in, 1);
        CspClass csp = CspClass.of((int) number(in, 1));
        long length = number(in, 8);
        String mediaType = new String(take(in, (int) number(in, 1)), StandardCharsets.ISO_8859_1);
        ObjectHash hash = ObjectHash.fromBytes(take(in, ObjectHash.LENGTH));
        path(path);
        if (form >= PageEntry.Form.values().length) {
            throw RefusedException.malformed("There is no form of keeping a page with the code " + form + ".");
        }
        try {
            return new Row(path, new PageEntry(hash, length, mediaType, csp, PageEntry.Form.values()[form]));
        } catch (IllegalArgumentException e) {
            throw RefusedException.malformed("A leaf holds an entry that breaks a rule. " + e.getMessage());
        }
    }

    /** A path from its bytes, if it keeps the rules. */
    static String path(byte[] bytes) throws RefusedException {
        try {
            String path = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Optional<String> problem = PagePath.problem(path);
            if (problem.isPresent()) {
                throw RefusedException.malformed(problem.get());
            }
            return path;
        } catch (CharacterCodingException e) {
            throw RefusedException.malformed("A path is not UTF-8.");
        }
    }

    private static long number(ByteBuffer in, int bytes) throws RefusedException {
        if (in.remaining() < bytes) {
            throw RefusedException.malformed("A leaf ends in the middle of an entry.");
        }
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | (in.get() & 0xff);
        }
        return number;
    }

    private static byte[] take(ByteBuffer in, int length) throws RefusedException {
        if (in.remaining() < length) {
            throw RefusedException.malformed("A leaf ends in the middle of an entry.");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}

package press.stet.media;

import java.nio.charset.StandardCharsets;

/** Reads numbers and marks out of foreign bytes; every read past the end is an {@link IndexOutOfBoundsException}. */
record Bytes(byte[] array, int from, int length) {

    Bytes(byte[] array) {
        this(array, 0, array.length);
    }

    int u8(int at) {
        return array[index(at, 1)] & 0xFF;
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    int u16le(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    int u24le(int at) {
        return u16le(at) | u8(at + 2) << 16;
    }

    long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    long u32le(int at) {
        return u16le(at) | (long) u16le(at + 2) << 16;
    }

    boolean has(int at, int... expected) {
        if (at + expected.length > length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (u8(at + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    boolean hasText(int at, String expected) {
        return at + expected.length() <= length && text(at, expected.length()).equals(expected);
    }

    String text(int at, int size) {
        return new String(array, index(at, size), size, StandardCharsets.ISO_8859_1);
    }

    Bytes part(int at, int size) {
        return new Bytes(array, index(at, size), size);
    }

    /** Where {@code size} bytes at {@code at} begin in {@link #array()}. */
    int index(int at, int size) {
        if (at < 0 || size < 0 || at > length - size) {
            throw new IndexOutOfBoundsException(at);
        }
        return from + at;
    }
}

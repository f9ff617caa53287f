package press.stet.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The SHA-256 of an object's bytes: its only name. Ordered as unsigned bytes.
 *
 * <p>In signed texts a hash is written as 43 characters of base64url without padding (RFC 4648 §5); in file names and
 * fingerprints as 64 lower-case hex digits, since some file systems fold case.
 */
public final class ObjectHash implements Comparable<ObjectHash> {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    private ObjectHash(byte[] bytes, int offset) {
        first = (long) LONGS.get(bytes, offset);
        second = (long) LONGS.get(bytes, offset + 8);
        third = (long) LONGS.get(bytes, offset + 16);
        fourth = (long) LONGS.get(bytes, offset + 24);
    }

    /** The SHA-256 of these bytes. */
    public static ObjectHash of(byte[] content) {
        return new ObjectHash(sha256().digest(content), 0);
    }

    /** A hash from its 32 bytes. */
    public static ObjectHash fromBytes(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A SHA-256 has 32 bytes, not " + bytes.length + ".");
        }
        return new ObjectHash(bytes, 0);
    }

    /** A hash from 32 bytes that begin at {@code offset}. */
    static ObjectHash at(byte[] bytes, int offset) {
        return new ObjectHash(bytes, offset);
    }

    /**
     * A hash from 64 lower-case hex digits.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static ObjectHash fromHex(String hex) {
        if (hex.length() != 64 || !hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException("A hash is written as 64 digits 0-9 and a-f.");
        }
        return new ObjectHash(HexFormat.of().parseHex(hex), 0);
    }

    /**
     * A hash from 43 characters of unpadded base64url. Exactly one spelling is accepted per hash.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static ObjectHash fromBase64(String text) {
        if (text.length() == 43) {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            ObjectHash hash = new ObjectHash(bytes, 0);
            if (hash.base64().equals(text)) {
                return hash;
            }
        }
        throw new IllegalArgumentException("A hash is written as 43 characters of base64url.");
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[LENGTH];
        write(bytes, 0);
        return bytes;
    }

    void write(byte[] target, int offset) {
        LONGS.set(target, offset, first);
        LONGS.set(target, offset + 8, second);
        LONGS.set(target, offset + 16, third);
        LONGS.set(target, offset + 24, fourth);
    }

    /** 64 lower-case hex digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    /** 43 characters of base64url, no padding. */
    public String base64() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    /** Bit {@code index} (0 to 255), counted from the most significant bit of the first byte. */
    int bit(int index) {
        long word =
                switch (index >>> 6) {
                    case 0 -> first;
                    case 1 -> second;
                    case 2 -> third;
                    default -> fourth;
                };
        return (int) (word >>> (63 - (index & 63))) & 1;
    }

    /** {@code count} bits from bit {@code from} as a number, most significant first; both within the first 64 bits. */
    int bits(int from, int count) {
        return (int) (first >>> (64 - from - count)) & ((1 << count) - 1);
    }

    /** The first {@code count} bits (1 to 63) as a number. */
    long prefix(int count) {
        return first >>> (64 - count);
    }

    @Override
    public int compareTo(ObjectHash other) {
        int order = Long.compareUnsigned(first, other.first);
        order = order != 0 ? order : Long.compareUnsigned(second, other.second);
        order = order != 0 ? order : Long.compareUnsigned(third, other.third);
        return order != 0 ? order : Long.compareUnsigned(fourth, other.fourth);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectHash that
                && first == that.first
                && second == that.second
                && third == that.third
                && fourth == that.fourth;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }

    @Override
    public String toString() {
        return hex();
    }
}

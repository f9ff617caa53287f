package press.stet.letters;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import press.stet.kernel.Fingerprints;

/**
 * Addresses to which mail comes back, one for each recipient of each issue: {@code b}, and in base 32 (RFC 4648, without regard to
 * case, since some hosts change it) the number of the issue, the place in it, and 10 bytes of a keyed fingerprint.
 */
final class Bounces {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int WHO = 2 * Integer.BYTES;
    private static final int PROOF = 10;

    /** Whose mail came back. */
    record Of(int issue, int seq) {}

    private final Fingerprints fingerprints;

    Bounces(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    String word(int issue, int seq) {
        byte[] who = ByteBuffer.allocate(WHO).putInt(issue).putInt(seq).array();
        byte[] word = Arrays.copyOf(who, WHO + PROOF);
        System.arraycopy(fingerprints.of("bounce", who), 0, word, WHO, PROOF);
        return "b" + base32(word);
    }

    /** Empty for every word that this newsroom never made. */
    Optional<Of> read(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        byte[] bytes = lower.startsWith("b") ? bytes(lower.substring(1)) : new byte[0];
        if (bytes.length != WHO + PROOF) {
            return Optional.empty();
        }
        byte[] who = Arrays.copyOf(bytes, WHO);
        if (!fingerprints.proves(Arrays.copyOfRange(bytes, WHO, bytes.length), "bounce", who)) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(who);
        return Optional.of(new Of(read.getInt(), read.getInt()));
    }

    private static String base32(byte[] bytes) {
        StringBuilder word = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8 | (b & 0xff)) & 0xfff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                word.append(LETTERS.charAt(buffer >> bits & 31));
            }
        }
        return bits > 0 ? word.append(LETTERS.charAt(buffer << (5 - bits) & 31)).toString() : word.toString();
    }

    private static byte[] bytes(String word) {
        byte[] bytes = new byte[word.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < word.length(); i++) {
            int value = LETTERS.indexOf(word.charAt(i));
            if (value < 0) {
                return new byte[0];
            }
            buffer = (buffer << 5 | value) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }
}

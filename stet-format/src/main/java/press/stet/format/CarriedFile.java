package press.stet.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A file that is passed on by hand with its proof inside: the published bytes, then a comment that every HTML reader
 * skips: {@code <!--stet-proof/v1 }, base64 of a {@link Pack}, {@code -->} and a newline.
 *
 * @param content the bytes that were published; the table has their hash
 * @param proof the way from a signed edition to that hash
 */
public record CarriedFile(byte[] content, Pack proof) {
    /** The longest proof, in bytes of base64. */
    public static final int MAX_PROOF_LENGTH = 1024 * 1024;

    private static final byte[] OPEN = "<!--stet-proof/v1 ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "-->\n".getBytes(StandardCharsets.US_ASCII);

    /** The file's bytes. */
    public byte[] encoded() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(content);
        file.writeBytes(OPEN);
        file.writeBytes(Base64.getEncoder().encode(proof.encoded()));
        file.writeBytes(CLOSE);
        return file.toByteArray();
    }

    /**
     * Parts a file from its proof. Says nothing about whether the proof holds.
     *
     * @throws RefusedException {@link Verdict#MISSING} if there is no proof in the file
     */
    public static CarriedFile parse(byte[] file) throws RefusedException {
        int end = file.length;
        while (end > 0 && (file[end - 1] == '\n' || file[end - 1] == '\r' || file[end - 1] == ' ')) {
            end--;
        }
        int close = end - (CLOSE.length - 1);
        int open = close < 0 || !matches(file, close, CLOSE, CLOSE.length - 1) ? -1 : lastOpen(file, close);
        if (open < 0) {
            throw new RefusedException(Verdict.MISSING, "This file has no proof inside.");
        }
        if (close - open - OPEN.length > MAX_PROOF_LENGTH) {
            throw new RefusedException(Verdict.TOO_LONG, "The proof inside this file is longer than it may be.");
        }
        try {
            byte[] written = Arrays.copyOfRange(file, open + OPEN.length, close);
            byte[] proof = Base64.getDecoder().decode(written);
            if (!Arrays.equals(Base64.getEncoder().encode(proof), written)) {
                throw RefusedException.malformed("The proof inside this file is not written as the format asks.");
            }
            return new CarriedFile(Arrays.copyOf(file, open), Pack.parse(proof));
        } catch (IllegalArgumentException e) {
            throw RefusedException.malformed("The proof inside this file is damaged.");
        }
    }

    private static int lastOpen(byte[] file, int before) {
        for (int at = before - OPEN.length; at >= 0; at--) {
            if (matches(file, at, OPEN, OPEN.length)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] file, int at, byte[] part, int length) {
        return Arrays.equals(file, at, at + length, part, 0, length);
    }
}

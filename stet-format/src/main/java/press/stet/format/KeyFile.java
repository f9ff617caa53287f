package press.stet.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A private key as a text that people can print, read out and type in again.
 *
 * <p>The 32 secret bytes are four lines of eight; each line carries two check bytes (the first two of SHA-256 of the line
 * number and the eight bytes), so a slip of the pen is found in its line. Digits are Crockford's base 32, which has no I,
 * L, O or U; reading takes o for 0, i and l for 1, and any case.
 *
 * @param newsroom whose key it is
 * @param role what it may sign
 * @param signer the key
 */
public record KeyFile(String newsroom, Role role, Signer signer) {
    private static final String HEADING = "stet.press/key/v1";
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LINES = 4;
    private static final int MAX_LENGTH = 4096;

    public KeyFile {
        TextLines.checkNewsroom(newsroom);
    }

    /** The file's text. */
    public String text() {
        StringBuilder text = new StringBuilder(HEADING).append('\n');
        text.append("newsroom ").append(newsroom).append('\n');
        text.append("role ").append(role.word()).append('\n');
        text.append("key ").append(signer.key()).append('\n');
        byte[] seed = signer.seed();
        for (int line = 1; line <= LINES; line++) {
            byte[] part = Arrays.copyOfRange(seed, (line - 1) * 8, line * 8);
            text.append("secret ")
                    .append(line)
                    .append(' ')
                    .append(encode(line, part))
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * Reads a key file. Lines that are empty or begin with # are skipped.
     *
     * @throws RefusedException with a sentence that names the line that is wrong
     */
    public static KeyFile parse(String text) throws RefusedException {
        if (text.length() > MAX_LENGTH) {
            throw new RefusedException(Verdict.TOO_LONG, "This is too long for a key file.");
        }
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (lines.size() != 4 + LINES || !lines.getFirst().equals(HEADING)) {
            throw RefusedException.malformed("A key file has the line \"" + HEADING
                    + "\", then newsroom, role, key and four lines with the secret.");
        }
        String newsroom = value(lines.get(1), "newsroom");
        Role role = Role.of(value(lines.get(2), "role"));
        VerifierKey key = VerifierKey.parse(value(lines.get(3), "key"));
        byte[] seed = new byte[32];
        for (int line = 1; line <= LINES; line++) {
            byte[] part = decode(line, value(lines.get(3 + line), "secret " + line));
            System.arraycopy(part, 0, seed, (line - 1) * 8, 8);
        }
        Signer signer = Signer.fromSeed(key.name(), seed);
        if (!signer.key().equals(key)) {
            throw new RefusedException(
                    Verdict.MISMATCH, "The secret in this file does not belong to the key " + key.name() + ".");
        }
        try {
            return new KeyFile(newsroom, role, signer);
        } catch (IllegalArgumentException e) {
            throw RefusedException.malformed(String.valueOf(e.getMessage()));
        }
    }

    private static String value(String line, String word) throws RefusedException {
        if (!line.startsWith(word + " ")) {
            throw RefusedException.malformed(
                    "The key file has no line that begins with \"" + word + "\" in its place.");
        }
        return line.substring(word.length() + 1).strip();
    }

    /** Eight bytes and their two check bytes as four groups of four digits. */
    private static String encode(int line, byte[] part) {
        byte[] checked = checked(line, part);
        StringBuilder text = new StringBuilder();
        for (int digit = 0; digit < 16; digit++) {
            int value = 0;
            for (int bit = digit * 5; bit < digit * 5 + 5; bit++) {
                value = value << 1 | (checked[bit / 8] >> (7 - bit % 8) & 1);
            }
            text.append(digit > 0 && digit % 4 == 0 ? " " : "").append(DIGITS.charAt(value));
        }
        return text.toString();
    }

    private static byte[] decode(int line, String text) throws RefusedException {
        String digits = text.toLowerCase(Locale.ROOT)
                .replaceAll("[ -]", "")
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
        byte[] bytes = new byte[10];
        for (int digit = 0; digit < digits.length() && digit < 16; digit++) {
            int value = DIGITS.indexOf(digits.charAt(digit));
            for (int i = 0; i < 5; i++) {
                int bit = digit * 5 + i;
                bytes[bit / 8] |= (byte) ((value >> (4 - i) & 1) << (7 - bit % 8));
            }
        }
        byte[] part = Arrays.copyOf(bytes, 8);
        if (digits.length() != 16
                || digits.chars().anyMatch(c -> DIGITS.indexOf(c) < 0)
                || !Arrays.equals(checked(line, part), bytes)) {
            throw RefusedException.malformed("Line " + line + " of the secret has a typing mistake.");
        }
        return part;
    }

    private static byte[] checked(int line, byte[] part) {
        byte[] numbered = new byte[9];
        numbered[0] = (byte) line;
        System.arraycopy(part, 0, numbered, 1, 8);
        byte[] checked = Arrays.copyOf(part, 10);
        System.arraycopy(ObjectHash.of(numbered).bytes(), 0, checked, 8, 2);
        return checked;
    }

    /** Names the key, never its secret. */
    @Override
    public String toString() {
        return "KeyFile of " + signer.key().name();
    }
}

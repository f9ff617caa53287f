package press.stet.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A C2SP signed note: a text and the signatures under it. What the text says must not be used before
 * {@link #signers} showed who signed it.
 */
public final class SignedNote {
    /** The longest note, in bytes. */
    public static final int MAX_LENGTH = 128 * 1024;

    /** The longest text, in bytes. */
    public static final int MAX_TEXT_LENGTH = 32 * 1024;

    /** The most signatures of a note. */
    public static final int MAX_SIGNATURES = 16;

    private static final String MARK = "\u2014 ";

    private record Line(String name, int keyId, byte[] signature) {}

    private final String text;
    private final List<Line> lines;

    private SignedNote(String text, List<Line> lines) {
        this.text = text;
        this.lines = lines;
    }

    /** A note with these signatures. */
    public static SignedNote sign(String text, Signer... signers) {
        if (!text.endsWith("\n") || hasControls(text)) {
            throw new IllegalArgumentException("The text of a note ends in a newline and has no control characters.");
        }
        SignedNote note = new SignedNote(text, List.of());
        for (Signer signer : signers) {
            note = note.with(signer);
        }
        return note;
    }

    /** The same note with one more signature; a signature by the same key is replaced. */
    public SignedNote with(Signer signer) {
        VerifierKey key = signer.key();
        List<Line> more = new ArrayList<>(lines);
        more.removeIf(line -> isBy(line, key));
        if (more.size() == MAX_SIGNATURES) {
            throw new IllegalArgumentException("A note has at most 16 signatures.");
        }
        more.add(new Line(key.name(), key.id(), signer.sign(textBytes())));
        return new SignedNote(text, List.copyOf(more));
    }

    /** Reads a note strictly, as signed-note asks. Says nothing about who signed it. */
    public static SignedNote parse(byte[] bytes) throws RefusedException {
        if (bytes.length > MAX_LENGTH) {
            throw new RefusedException(Verdict.TOO_LONG, "A signed text is longer than " + MAX_LENGTH + " bytes.");
        }
        String note = utf8(bytes);
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || hasControls(note)) {
            throw RefusedException.malformed("A signed text is a text, an empty line and signature lines.");
        }
        String text = note.substring(0, split + 1);
        String[] signatures = note.substring(split + 2).split("\n", -1);
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT_LENGTH) {
            throw new RefusedException(Verdict.TOO_LONG, "A signed text is longer than " + MAX_TEXT_LENGTH + " bytes.");
        }
        // The last piece is what follows the last newline: nothing.
        if (signatures.length < 2 || signatures.length > MAX_SIGNATURES + 1) {
            throw RefusedException.malformed("A signed text has 1 to 16 signatures.");
        }
        List<Line> lines = new ArrayList<>();
        for (String line : Arrays.copyOf(signatures, signatures.length - 1)) {
            lines.add(parseLine(line));
        }
        return new SignedNote(text, List.copyOf(lines));
    }

    private static Line parseLine(String line) throws RefusedException {
        int space = line.lastIndexOf(' ');
        if (line.startsWith(MARK) && space > MARK.length()) {
            String name = line.substring(MARK.length(), space);
            byte[] bytes = base64(line.substring(space + 1));
            boolean nameHolds = name.codePoints().noneMatch(c -> c == '+' || isSpace(c));
            if (nameHolds && bytes.length > 4) {
                return new Line(name, ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, 4, bytes.length));
            }
        }
        throw RefusedException.malformed("A signature line is not written as the format asks.");
    }

    /** White_Space of the Unicode Character Database. */
    private static boolean isSpace(int c) {
        return Character.isSpaceChar(c) || (c >= 0x09 && c <= 0x0d) || c == 0x85;
    }

    private static byte[] base64(String text) throws RefusedException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw RefusedException.malformed("A signature is not base64.");
        }
        throw RefusedException.malformed("A signature is not base64.");
    }

    private static String utf8(byte[] bytes) throws RefusedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RefusedException.malformed("A signed text is not UTF-8.");
        }
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> c < 0x20 && c != '\n');
    }

    private static boolean isBy(Line line, VerifierKey key) {
        return line.keyId == key.id() && line.name.equals(key.name());
    }

    /** The text, with its last newline. Not to be used before the signatures were checked. */
    public String text() {
        return text;
    }

    /** SHA-256 of the text: what clocks and later editions name it by. */
    public ObjectHash textHash() {
        return ObjectHash.of(textBytes());
    }

    private byte[] textBytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Which of these keys signed the text. Signatures by other keys are ignored. A key that occurs twice, under whatever
     * names, counts once.
     *
     * @throws RefusedException {@link Verdict#BAD_SIGNATURE} if a signature by one of the keys is wrong
     */
    public List<VerifierKey> signers(List<VerifierKey> keys) throws RefusedException {
        byte[] message = textBytes();
        List<VerifierKey> signers = new ArrayList<>();
        for (VerifierKey key : keys) {
            for (Line line : lines) {
                if (isBy(line, key)) {
                    if (!key.verifies(message, line.signature)) {
                        throw new RefusedException(
                                Verdict.BAD_SIGNATURE,
                                "The signature by " + key.name()
                                        + " is wrong: the text was altered or the signature forged.");
                    }
                    if (signers.stream().noneMatch(key::samePublicKey)) {
                        signers.add(key);
                    }
                }
            }
        }
        return signers;
    }

    /** The note's bytes. */
    public byte[] encoded() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (Line line : lines) {
            byte[] bytes = ByteBuffer.allocate(4 + line.signature.length)
                    .putInt(line.keyId)
                    .put(line.signature)
                    .array();
            note.append(MARK).append(line.name).append(' ');
            note.append(Base64.getEncoder().encodeToString(bytes)).append('\n');
        }
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }
}

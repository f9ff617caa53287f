package press.stet.mail;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/** How words are written in mail (RFC 5322, 2045, 2047): US-ASCII, lines of at most 76 characters, CR LF. */
public final class Mime {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /** Longest piece in an encoded word, in bytes of UTF-8, so that the word has at most 75 characters. */
    private static final int WORD_BYTES = 42;

    private static final int LINE = 76;

    private Mime() {}

    /** Words as they may stand in a header: one line, no control characters, in Normalization Form C. */
    public static String oneLine(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                .replaceAll(" +", " ")
                .strip();
    }

    /**
     * A header's words, as encoded words where they are not US-ASCII, folded.
     *
     * @param name of the header, which takes room on the first line
     */
    public static String header(String name, String words) {
        String line = oneLine(words);
        boolean plain = line.chars().allMatch(c -> c >= ' ' && c < 0x7f) && !line.contains("=?");
        return name + ": " + (plain ? folded(line, name.length() + 2) : encodedWords(line)) + "\r\n";
    }

    /** A name and an address, as in From. */
    public static String mailbox(String name, String address) {
        String line = oneLine(name);
        if (line.isEmpty()) {
            return address;
        }
        boolean atoms = line.chars().allMatch(c -> c == ' ' || Character.isLetterOrDigit(c) && c < 0x7f);
        boolean plain = line.chars().allMatch(c -> c >= ' ' && c < 0x7f) && line.length() < 60;
        String shown = atoms && plain
                ? line
                : plain ? '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : encodedWords(line);
        return shown + " <" + address + ">";
    }

    public static String date(Instant at) {
        return DATE.format(at.atOffset(ZoneOffset.UTC));
    }

    private static String folded(String line, int used) {
        StringBuilder folded = new StringBuilder(line.length() + 8);
        int column = used;
        for (String word : line.split(" ", -1)) {
            if (column > used && column + word.length() + 1 > LINE) {
                folded.append("\r\n ");
                column = 1;
            } else if (!folded.isEmpty()) {
                folded.append(' ');
                column++;
            }
            folded.append(word);
            column += word.length();
        }
        return folded.toString();
    }

    private static String encodedWords(String line) {
        StringBuilder words = new StringBuilder();
        StringBuilder piece = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < line.length(); ) {
            int letter = line.codePointAt(i);
            int size = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > WORD_BYTES) {
                words.append(encodedWord(piece)).append("\r\n ");
                piece.setLength(0);
                bytes = 0;
            }
            piece.appendCodePoint(letter);
            bytes += size;
            i += Character.charCount(letter);
        }
        return words.append(encodedWord(piece)).toString();
    }

    private static String encodedWord(CharSequence piece) {
        return "=?utf-8?B?"
                + Base64.getEncoder().encodeToString(piece.toString().getBytes(StandardCharsets.UTF_8))
                + "?=";
    }
}

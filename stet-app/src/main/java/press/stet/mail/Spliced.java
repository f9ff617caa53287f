package press.stet.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A text that is the same for all readers but in a few places, encoded once: what is the same lies ready as bytes, and only the
 * pieces around the differing words are encoded for each reader.
 *
 * <p>In the text {@link #OPEN} and {@link #SHUT} enclose a piece that differs; blanks may be added at both ends of it without harm. In
 * it {@link #SLOT} and {@link #SLOT_END} enclose the name of what is filled in.
 */
public final class Spliced {

    public static final char OPEN = '\uE000';
    public static final char SHUT = '\uE001';
    public static final char SLOT = '\uE002';
    public static final char SLOT_END = '\uE003';

    /** How the bytes travel (RFC 2045, section 6): what makes fewer of them. */
    public enum Encoding {
        QUOTED_PRINTABLE("quoted-printable"),
        BASE64("base64");

        private final String word;

        Encoding(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));

    /** Bytes in a full line of base64. */
    private static final int GROUP = 57;

    private sealed interface Part {
        record Fixed(byte[] bytes) implements Part {}

        /** Words and names of slots in turn, beginning with words. */
        record Open(List<String> turns) implements Part {}
    }

    private final Encoding encoding;
    private final List<Part> parts;

    private Spliced(Encoding encoding, List<Part> parts) {
        this.encoding = encoding;
        this.parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException if the marks in the text do not pair */
    public static Spliced of(String text) {
        String clean = clean(text);
        long foreign = clean.chars().filter(c -> c > 0x7e).count();
        Encoding encoding = foreign * 6 > clean.length() ? Encoding.BASE64 : Encoding.QUOTED_PRINTABLE;
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < clean.length()) {
            int open = clean.indexOf(OPEN, at);
            if (open < 0) {
                parts.add(new Part.Fixed(encode(clean.substring(at), encoding, At.THE_END)));
                return new Spliced(encoding, parts);
            }
            if (open > at) {
                parts.add(new Part.Fixed(encode(clean.substring(at, open), encoding, At.A_SEAM)));
            }
            int shut = clean.indexOf(SHUT, open);
            if (shut < 0) {
                throw new IllegalArgumentException("A differing piece has no end.");
            }
            parts.add(new Part.Open(turns(clean.substring(open + 1, shut))));
            at = shut + 1;
        }
        return new Spliced(encoding, parts);
    }

    /** CR LF everywhere, no control characters, no lone surrogates; and an end of line at the end. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length() + 64);
        for (String line : text.split("\\r\\n|\\r|\\n", -1)) {
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < line.length()
                        && Character.isLowSurrogate(line.charAt(i + 1));
                if (pair) {
                    clean.append(c).append(line.charAt(++i));
                } else if (c == '\t' || (c >= ' ' && c != 0x7f && !Character.isSurrogate(c))) {
                    clean.append(c);
                }
            }
            clean.append("\r\n");
        }
        while (clean.length() >= 4 && clean.charAt(clean.length() - 3) == '\n') {
            clean.setLength(clean.length() - 2);
        }
        return clean.toString();
    }

    private static List<String> turns(String piece) {
        List<String> turns = new ArrayList<>();
        int at = 0;
        while (true) {
            int slot = piece.indexOf(SLOT, at);
            if (slot < 0) {
                turns.add(piece.substring(at));
                return turns;
            }
            int end = piece.indexOf(SLOT_END, slot);
            if (end < 0) {
                throw new IllegalArgumentException("A slot has no end.");
            }
            turns.add(piece.substring(at, slot));
            turns.add(piece.substring(slot + 1, end));
            at = end + 1;
        }
    }

    public Encoding encoding() {
        return encoding;
    }

    /** Writes the text for one reader. @param values what stands in each slot */
    public void writeTo(ByteArrayOutputStream out, Map<String, String> values) {
        for (Part part : parts) {
            switch (part) {
                case Part.Fixed fixed -> out.writeBytes(fixed.bytes());
                case Part.Open open -> out.writeBytes(encode(filled(open, values), encoding, At.A_SEAM));
            }
        }
    }

    private static String filled(Part.Open open, Map<String, String> values) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < open.turns().size(); i++) {
            String turn = open.turns().get(i);
            if (i % 2 == 0) {
                words.append(turn);
            } else {
                String value = values.get(turn);
                if (value == null) {
                    throw new IllegalArgumentException("Nothing is given for the slot " + turn + ".");
                }
                words.append(value);
            }
        }
        return words.toString();
    }

    private enum At {
        /** More follows: the bytes end at an end of line of the encoding, and not of the text. */
        A_SEAM,
        THE_END
    }

    private static byte[] encode(String text, Encoding encoding, At end) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return encoding == Encoding.BASE64 ? base64(bytes, end) : quotedPrintable(bytes, end);
    }

    /** At a seam the text is filled up with blanks to whole lines, since base64 cannot stop in the middle. */
    private static byte[] base64(byte[] bytes, At end) {
        byte[] whole = bytes;
        int over = bytes.length % GROUP;
        if (end == At.A_SEAM && over > 0) {
            whole = java.util.Arrays.copyOf(bytes, bytes.length + GROUP - over);
            java.util.Arrays.fill(whole, bytes.length, whole.length, (byte) ' ');
        }
        byte[] lines = LINES.encode(whole);
        byte[] ended = java.util.Arrays.copyOf(lines, lines.length + 2);
        ended[lines.length] = '\r';
        ended[lines.length + 1] = '\n';
        return ended;
    }

    private static byte[] quotedPrintable(byte[] bytes, At end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + bytes.length / 8);
        int column = 0;
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            if (c == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
                out.write('\r');
                out.write('\n');
                column = 0;
                i++;
                continue;
            }
            boolean lastOfLine = i + 1 == bytes.length || bytes[i + 1] == '\r';
            // A dot at the beginning of a line would have to be doubled, a blank at its end would be lost.
            boolean escaped = c < ' ' && c != '\t'
                    || c > 0x7e
                    || c == '='
                    || (c == '.' && column == 0)
                    || ((c == ' ' || c == '\t') && lastOfLine);
            int width = escaped ? 3 : 1;
            if (column + width > 75) {
                out.write('=');
                out.write('\r');
                out.write('\n');
                column = 0;
                if (c == '.') {
                    escaped = true;
                    width = 3;
                }
            }
            if (escaped) {
                out.write('=');
                out.write(hex(c >> 4));
                out.write(hex(c & 15));
            } else {
                out.write(c);
            }
            column += width;
        }
        if (end == At.A_SEAM && column > 0) {
            out.write('=');
            out.write('\r');
            out.write('\n');
        }
        return out.toByteArray();
    }

    private static int hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}

package press.stet.readers;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A list of readers as another system or a spreadsheet writes it: one in each row, between commas, semicolons or tabs, in UTF-8,
 * UTF-16, windows-1251 or windows-1252 (which holds Latin-1). Which of these it is shows in the bytes.
 */
final class ListFile implements Closeable {

    private static final int HEAD = 64 * 1024;
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final Reader reader;
    private final Csv rows;

    private ListFile(Reader reader, Csv rows) {
        this.reader = reader;
        this.rows = rows;
    }

    static ListFile open(Path file) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset(file)), HEAD + 1);
        try {
            int line = 1;
            skipMark(reader);
            String first = firstLine(reader);
            // Excel's own note on what separates the cells, which no other program needs.
            if (first.matches("sep=.")) {
                String unused = reader.readLine();
                return new ListFile(reader, new Csv(reader, first.charAt(4), line + 1));
            }
            return new ListFile(reader, new Csv(reader, separator(first), line));
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** The next row; null at the end. */
    Csv.@Nullable Row next() throws IOException {
        return rows.next();
    }

    private static void skipMark(BufferedReader reader) throws IOException {
        reader.mark(3);
        int first = reader.read();
        if (first == '\uFEFF') {
            return;
        }
        reader.reset();
        char[] head = new char[3];
        // A mark of UTF-8 before bytes that are none: a spreadsheet was saved twice, in two ways.
        boolean marked = reader.read(head) == 3
                && (new String(head).equals("\u00EF\u00BB\u00BF") || new String(head).equals("\u043F\u00BB\u0457"));
        if (!marked) {
            reader.reset();
        }
    }

    private static String firstLine(BufferedReader reader) throws IOException {
        reader.mark(HEAD);
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        for (int c = reader.read(); c >= 0 && line.length() < HEAD - 1; c = reader.read()) {
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                break;
            }
            line.append(quoted ? ' ' : (char) c);
        }
        reader.reset();
        return line.toString();
    }

    private static char separator(String line) {
        char best = SEPARATORS[0];
        for (char separator : SEPARATORS) {
            if (count(line, separator) > count(line, best)) {
                best = separator;
            }
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    private static Charset charset(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        int[] nuls = new int[2];
        for (int i = 0; i < head.length; i++) {
            nuls[i % 2] += head[i] == 0 ? 1 : 0;
        }
        if (nuls[0] + nuls[1] > head.length / 8) {
            return nuls[1] > nuls[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : looksCyrillic(head) ? CYRILLIC : WESTERN;
    }

    private static boolean isUtf8(Path file) throws IOException {
        char[] unused = new char[HEAD];
        try (Reader reader = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            while (reader.read(unused) >= 0) {
                // Only whether it can be read is asked.
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Cyrillic words are made of letters beyond ASCII; in western ones they stand alone. */
    private static boolean looksCyrillic(byte[] head) {
        int all = 0;
        int beside = 0;
        for (int i = 0; i < head.length; i++) {
            if ((head[i] & 0xff) >= 0xc0) {
                all++;
                boolean before = i > 0 && (head[i - 1] & 0xff) >= 0xc0;
                boolean after = i + 1 < head.length && (head[i + 1] & 0xff) >= 0xc0;
                beside += before || after ? 1 : 0;
            }
        }
        return beside * 2 > all;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

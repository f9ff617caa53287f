package press.stet.readers;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.stet.kernel.Refusal;

/** Reads rows of separated values (RFC 4180), forgiving: any end of line, quotes in the middle of a cell, rows of unequal length. */
final class Csv {

    /** @param line where the row begins, counted from 1 as editors show it */
    record Row(int line, List<String> cells) {}

    private static final int LONGEST_CELL = 64 * 1024;
    private static final int MOST_CELLS = 500;
    private static final int END = -1;

    private final Reader in;
    private final char separator;
    private int line;
    private int next;

    /** @param line the number of the line that is read first */
    Csv(Reader in, char separator, int line) throws IOException {
        this.in = in;
        this.separator = separator;
        this.line = line;
        this.next = in.read();
    }

    /**
     * The next row that is not blank; null at the end.
     *
     * @throws Refusal if a quotation mark is never closed, so that no row after it could be told
     */
    @Nullable
    Row next() throws IOException {
        while (next != END) {
            int begin = line;
            List<String> cells = row(begin);
            if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                return new Row(begin, cells);
            }
        }
        return null;
    }

    private List<String> row(int begin) throws IOException {
        List<String> cells = new ArrayList<>();
        while (true) {
            String cell = cell(begin);
            if (cells.size() < MOST_CELLS) {
                cells.add(cell);
            }
            if (next == separator) {
                read();
            } else {
                endOfLine();
                return cells;
            }
        }
    }

    private String cell(int begin) throws IOException {
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        while (next != END) {
            if (quoted) {
                if (next == '"') {
                    read();
                    if (next != '"') {
                        quoted = false;
                        continue;
                    }
                }
            } else if (next == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
                read();
                continue;
            } else if (next == separator || next == '\r' || next == '\n') {
                break;
            }
            cell.append((char) next);
            if (cell.length() > LONGEST_CELL) {
                break;
            }
            read();
        }
        if (quoted || cell.length() > LONGEST_CELL) {
            throw new Refusal(
                    "The row that begins in line " + begin
                            + " has a quotation mark that is never closed. Mend it and import again: who is in already comes in once.");
        }
        return cell.toString();
    }

    private void endOfLine() throws IOException {
        if (next == '\r') {
            read();
            if (next == '\n') {
                read();
            }
        } else if (next == '\n') {
            read();
        }
    }

    private void read() throws IOException {
        if (next == '\n' || next == '\r') {
            line++;
        }
        int before = next;
        next = in.read();
        if (before == '\r' && next == '\n') {
            line--;
        }
    }
}

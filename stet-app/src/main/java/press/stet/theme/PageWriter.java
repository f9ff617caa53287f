package press.stet.theme;

import io.pebbletemplates.pebble.error.PebbleException;
import java.io.Writer;

/** Collects a page in memory, up to a size. */
final class PageWriter extends Writer {

    /** Longest page, in characters: a long read of 60,000 words fits. */
    static final int LONGEST_PAGE = 2_000_000;

    private final StringBuilder page = new StringBuilder(24_576);

    @Override
    public void write(String text) {
        require(text.length());
        page.append(text);
    }

    @Override
    public void write(char[] text, int start, int length) {
        require(length);
        page.append(text, start, length);
    }

    private void require(int more) {
        if (page.length() + more > LONGEST_PAGE) {
            throw new PebbleException(null, "The page is longer than " + LONGEST_PAGE + " characters.");
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return page.toString();
    }
}

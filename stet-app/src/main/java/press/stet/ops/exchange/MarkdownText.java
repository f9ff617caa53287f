package press.stet.ops.exchange;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** A Markdown file in its two parts. */
record MarkdownText(String head, String body) {
    /** All of it, or null if it is longer than a story can be. */
    static @Nullable String read(Reader reader) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[1 << 14];
        for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
            text.append(buffer, 0, n);
            if (text.length() > JsonSource.STRING_MOST) {
                return null;
            }
        }
        return text.toString().replace("\r\n", "\n");
    }

    /** The head between lines of dashes, and the rest; null if there is no such head. */
    static @Nullable MarkdownText split(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("---\n")) {
            return null;
        }
        int end = start.startsWith("---\n---") ? 3 : start.indexOf("\n---", 4);
        if (end < 0) {
            return null;
        }
        int bodyAt = start.indexOf('\n', end + 4);
        return new MarkdownText(end < 4 ? "" : start.substring(4, end), bodyAt < 0 ? "" : start.substring(bodyAt + 1));
    }
}

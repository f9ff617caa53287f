package press.stet.ops.exchange;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells exports apart by how they begin. */
final class Sniffer {
    enum Kind {
        GHOST,
        WXR,
        NINJS,
        MARKDOWN,
        NONE
    }

    private static final int HEAD = 1 << 16;
    private static final Pattern GHOST = Pattern.compile("\\{\\s*\"(db|meta|data)\"\\s*:.*", Pattern.DOTALL);
    private static final Pattern NINJS = Pattern.compile(
            "\"(uri|headlines|bodies|standard|pubStatus|pubstatus|versionCreated|versioncreated|body_html)\"\\s*:");

    /** What a feed does not have and an export by WordPress has in its first lines. */
    private static final Pattern WORDPRESS = Pattern.compile("wordpress\\.org/export/|<wp:wxr_version>");

    private Sniffer() {}

    static Kind kind(Shelf shelf, String name) throws IOException {
        String head = head(shelf, name).stripLeading();
        String lower = head.toLowerCase(Locale.ROOT);
        if (head.startsWith("<")) {
            return lower.startsWith("<!doctype html") || lower.startsWith("<html") ? Kind.NONE : Kind.WXR;
        }
        if (head.startsWith("{") || head.startsWith("[")) {
            return GHOST.matcher(head).matches()
                    ? Kind.GHOST
                    : NINJS.matcher(head).find() ? Kind.NINJS : Kind.NONE;
        }
        return head.startsWith("---\n") || head.startsWith("---\r\n") ? Kind.MARKDOWN : Kind.NONE;
    }

    /** Whether XML that nobody named as an export is one: a folder may hold feeds as well. */
    static boolean isWordPress(Shelf shelf, String name) throws IOException {
        return WORDPRESS.matcher(head(shelf, name)).find();
    }

    private static String head(Shelf shelf, String name) throws IOException {
        try (Reader reader = new LenientReader(shelf.open(name, Shelf.TEXT_MOST), StandardCharsets.UTF_8, read -> {})) {
            char[] head = new char[HEAD];
            int length = 0;
            for (int n = 0; n >= 0 && length < HEAD; n = reader.read(head, length, HEAD - length)) {
                length += n;
            }
            return new String(head, 0, length);
        }
    }
}

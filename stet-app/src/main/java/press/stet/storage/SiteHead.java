package press.stet.storage;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import press.stet.format.ObjectHash;

/**
 * Which edition the site shows.
 *
 * @param edition its number, 1 and up
 * @param table root of its page table
 * @param time when it was printed
 * @param address the site's public address without a path, for instance {@code https://meadow.example}
 */
public record SiteHead(long edition, ObjectHash table, Instant time, URI address) {

    private static final String FIRST_LINE = "stet site head 1";
    private static final String LAST_LINE = "end";

    /** The text of the head file: lines of a word, a space, a value; the last line shows that it is whole. */
    String text() {
        return FIRST_LINE + "\nedition " + edition + "\ntable " + table.base64() + "\ntime " + time + "\naddress "
                + address + "\n" + LAST_LINE + "\n";
    }

    /** Reads the text of a head file; empty where it is not one, or not a whole one. */
    static Optional<SiteHead> parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 7 || !lines[0].equals(FIRST_LINE) || !lines[5].equals(LAST_LINE) || !lines[6].isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SiteHead(
                    Long.parseLong(value(lines[1], "edition ")),
                    ObjectHash.fromBase64(value(lines[2], "table ")),
                    Instant.parse(value(lines[3], "time ")),
                    URI.create(value(lines[4], "address "))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String value(String line, String word) {
        if (!line.startsWith(word)) {
            throw new IllegalArgumentException("A line of a head begins with " + word);
        }
        return line.substring(word.length());
    }
}

package press.stet.format;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the lines of a signed text in order: a word, a space, a value. */
final class TextLines {
    /** The largest number in a text: what JavaScript counts exactly. */
    static final long MAX_NUMBER = (1L << 53) - 1;

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,15}");
    private static final Pattern TIME = Pattern.compile("2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
    private static final Pattern NEWSROOM = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?");

    private final String what;
    private final String[] lines;
    private int next = 1;

    /** @throws RefusedException {@link Verdict#WRONG_KIND} if the first line names another kind of text */
    TextLines(Role role, String text) throws RefusedException {
        this.what = role.word();
        this.lines = text.split("\n", -1);
        if (!lines[0].equals(role.heading())) {
            throw new RefusedException(
                    Verdict.WRONG_KIND, "This text begins with another line than \"" + role.heading() + "\".");
        }
        if (!lines[lines.length - 1].isEmpty()) {
            throw malformed("does not end in a newline");
        }
    }

    RefusedException malformed(String fault) {
        return RefusedException.malformed("The " + what + " text " + fault + ".");
    }

    boolean nextIs(String word) {
        return next < lines.length && lines[next].startsWith(word + " ");
    }

    String value(String word) throws RefusedException {
        if (!nextIs(word)) {
            throw malformed("has no \"" + word + "\" in line " + (next + 1));
        }
        return lines[next++].substring(word.length() + 1);
    }

    /** The values of all directly following lines with this word. */
    List<String> values(String word) throws RefusedException {
        List<String> values = new ArrayList<>();
        while (nextIs(word)) {
            values.add(value(word));
        }
        return values;
    }

    void end() throws RefusedException {
        if (next != lines.length - 1) {
            throw malformed("has a line too many: line " + (next + 1));
        }
    }

    long number(String word) throws RefusedException {
        return number(word, value(word));
    }

    long number(String word, String value) throws RefusedException {
        if (NUMBER.matcher(value).matches()) {
            long number = Long.parseLong(value);
            if (number <= MAX_NUMBER) {
                return number;
            }
        }
        throw malformed("has a \"" + word + "\" that is no number");
    }

    Instant time(String word) throws RefusedException {
        return time(word, value(word));
    }

    Instant time(String word, String value) throws RefusedException {
        try {
            if (TIME.matcher(value).matches()) {
                return Instant.parse(value);
            }
        } catch (DateTimeParseException e) {
            throw malformed("has a \"" + word + "\" that is no time");
        }
        throw malformed("has a \"" + word + "\" that is no time");
    }

    ObjectHash hash(String word) throws RefusedException {
        return hash(word, value(word));
    }

    ObjectHash hash(String word, String value) throws RefusedException {
        try {
            return ObjectHash.fromBase64(value);
        } catch (IllegalArgumentException e) {
            throw malformed("has a \"" + word + "\" that is no hash");
        }
    }

    String newsroom() throws RefusedException {
        return value("newsroom");
    }

    static void checkNewsroom(String newsroom) {
        check(NEWSROOM.matcher(newsroom).matches(), "The name of a newsroom has 1 to 64 of a-z, 0-9, dot and hyphen.");
    }

    static void checkNumber(long number, long least) {
        check(number >= least && number <= MAX_NUMBER, "A number in a signed text is " + least + " to 2^53-1.");
    }

    static void checkTime(Instant time) {
        check(
                time.truncatedTo(ChronoUnit.SECONDS).equals(time)
                        && TIME.matcher(time.toString()).matches(),
                "A time in a signed text is in whole seconds and of the years 2000 to 2999.");
    }

    static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}

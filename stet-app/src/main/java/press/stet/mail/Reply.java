package press.stet.mail;

import java.util.List;
import java.util.Locale;

/**
 * What a relay answered (RFC 5321, section 4.2).
 *
 * @param code three digits
 * @param text all lines, joined by blanks, at most {@value #MAX_TEXT} characters, without control characters
 */
public record Reply(int code, String text) {

    private static final int MAX_TEXT = 2_000;

    private static final int MAX_LINE = 300;

    /** What follows from an answer. */
    public enum Verdict {
        ACCEPTED,
        /** Not now (4xx): the same mail may go later. */
        DEFERRED,
        /** Not at all (5xx). */
        REFUSED
    }

    static Reply of(int code, List<String> lines) {
        String text = String.join(" ", lines).replaceAll("\\p{Cntrl}", " ");
        return new Reply(code, text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
    }

    public Verdict verdict() {
        return code >= 200 && code < 400 ? Verdict.ACCEPTED : code >= 500 ? Verdict.REFUSED : Verdict.DEFERRED;
    }

    /** The relay closes the line or wants us to slow down (421). */
    public boolean isClosing() {
        return code == 421;
    }

    /** The enhanced status code (RFC 3463), for instance {@code 5.1.1}; empty if there is none. */
    public String enhanced() {
        int end = text.indexOf(' ');
        String first = end < 0 ? text : text.substring(0, end);
        return first.matches("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}") ? first : "";
    }

    /** The address does not exist, or takes no mail for good: 5.1.1, 5.1.2, 5.1.6, 5.1.10, 5.2.1, or 550 and 553 with such words. */
    public boolean isDeadAddress() {
        return switch (enhanced()) {
            case "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1" -> true;
            case "" -> {
                String words = text.toLowerCase(Locale.ROOT);
                yield (code == 550 || code == 551 || code == 553)
                        && (words.contains("unknown")
                                || words.contains("no such")
                                || words.contains("does not exist")
                                || words.contains("not found"));
            }
            default -> false;
        };
    }

    /** As it is kept beside the mail: code and words. */
    public String line() {
        return code + " " + (text.length() > MAX_LINE ? text.substring(0, MAX_LINE) : text);
    }
}

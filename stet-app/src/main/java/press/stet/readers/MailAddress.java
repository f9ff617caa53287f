package press.stet.readers;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail address that can be written to: local part as typed, domain in lower case and as A-labels (RFC 5890). Two addresses are the
 * same person's if they differ only in the case of letters; dots and plus signs are kept, for only the receiving host knows what
 * they mean.
 */
public record MailAddress(String local, String domain) {

    /** Why something typed is no address that can be written to. */
    public enum Problem {
        EMPTY,
        NO_AT,
        /** More than one address, or a name around it. */
        NOT_ONE,
        TOO_LONG,
        /** Letters outside US-ASCII before the @ (RFC 6531), which most hosts refuse. */
        FOREIGN_LOCAL,
        BAD_LOCAL,
        BAD_DOMAIN
    }

    /** What was typed cannot be written to. */
    public static final class Bad extends Exception {

        private final Problem problem;

        Bad(Problem problem) {
            super(problem.name());
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    /** RFC 5321, section 4.5.3.1. */
    private static final int MAX_LOCAL = 64;

    private static final int MAX_LENGTH = 254;

    /** Dot-string of RFC 5321, section 4.1.2; quoted strings are legal and used by nobody but attackers. */
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    /** Marks of direction, joiners and blanks that come along when an address is pasted. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff\\u00ad\\u061c]");

    /**
     * Reads an address as a person types or pastes it.
     *
     * @throws Bad if it cannot be written to
     */
    public static MailAddress parse(String typed) throws Bad {
        String text = Normalizer.normalize(INVISIBLE.matcher(typed).replaceAll(""), Normalizer.Form.NFC)
                .strip();
        if (text.isEmpty()) {
            throw new Bad(Problem.EMPTY);
        }
        int at = text.lastIndexOf('@');
        if (at < 0) {
            throw new Bad(Problem.NO_AT);
        }
        String local = text.substring(0, at);
        if (text.length() > MAX_LENGTH || local.length() > MAX_LOCAL) {
            throw new Bad(Problem.TOO_LONG);
        }
        if (text.chars().anyMatch(c -> c == ',' || c == ';' || c == '<' || c == '>' || c <= ' ')
                || local.contains("@")) {
            throw new Bad(Problem.NOT_ONE);
        }
        if (local.chars().anyMatch(c -> c > 0x7e)) {
            throw new Bad(Problem.FOREIGN_LOCAL);
        }
        if (!LOCAL.matcher(local).matches()) {
            throw new Bad(Problem.BAD_LOCAL);
        }
        MailAddress address = new MailAddress(local, domain(text.substring(at + 1)));
        if (address.text().length() > MAX_LENGTH) {
            throw new Bad(Problem.TOO_LONG);
        }
        return address;
    }

    private static String domain(String typed) throws Bad {
        try {
            String ascii = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            if (DOMAIN.matcher(ascii).matches()) {
                return ascii;
            }
        } catch (IllegalArgumentException e) {
            throw new Bad(Problem.BAD_DOMAIN);
        }
        throw new Bad(Problem.BAD_DOMAIN);
    }

    /** The form by which two spellings of one address are compared. */
    String folded() {
        return local.toLowerCase(Locale.ROOT) + "@" + domain;
    }

    /** As it stands in an envelope: {@code local@domain}. */
    public String text() {
        return local + "@" + domain;
    }

    /** Keeps addresses out of logs; {@link #text()} is for those who mean it. */
    @Override
    public String toString() {
        return "[ADDRESS]";
    }
}

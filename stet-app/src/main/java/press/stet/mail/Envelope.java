package press.stet.mail;

import java.nio.charset.StandardCharsets;

/**
 * Who a mail is from and for, as relays see it.
 *
 * @param from where it comes back to; empty for mail that must not come back
 * @param to one address in US-ASCII
 * @param id comes back in reports on delivery (RFC 3461, ENVID); printable US-ASCII without blanks, empty for none
 */
public record Envelope(String from, String to, String id) {

    public Envelope {
        requireHarmless(from);
        requireHarmless(to);
        requireHarmless(id);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("A mail is for somebody.");
        }
    }

    private static void requireHarmless(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '<' || c == '>') {
                throw new IllegalArgumentException("An envelope has no blank, bracket or foreign letter in it.");
            }
        }
    }

    /** RFC 3461, section 4: what could be taken for syntax is written as + and two hexadecimal digits. */
    static String xtext(String word) {
        StringBuilder text = new StringBuilder(word.length());
        for (byte b : word.getBytes(StandardCharsets.US_ASCII)) {
            if (b == '+' || b == '=') {
                text.append('+').append(Character.forDigit(b >> 4, 16)).append(Character.forDigit(b & 15, 16));
            } else {
                text.append((char) b);
            }
        }
        return text.toString().replace("+3d", "+3D").replace("+2b", "+2B");
    }
}

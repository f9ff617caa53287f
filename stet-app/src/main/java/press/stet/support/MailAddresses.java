package press.stet.support;

import java.net.IDN;
import java.util.regex.Pattern;

/** Mail addresses as people type them. */
final class MailAddresses {

    /** RFC 5321, section 4.5.3.1.3, less the angle brackets. */
    private static final int LONGEST = 254;

    /** US-ASCII only: many relays take no other (RFC 6531 is an extension). */
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");

    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

    private MailAddresses() {}

    /**
     * The address with its domain in ASCII.
     *
     * @throws GivingRefusal beside the field {@code mail}
     */
    static String typed(String text) {
        String address = text.strip();
        int at = address.lastIndexOf('@');
        if (at > 0 && address.length() <= LONGEST) {
            String local = address.substring(0, at);
            try {
                String domain = IDN.toASCII(address.substring(at + 1)).toLowerCase(java.util.Locale.ROOT);
                if (LOCAL.matcher(local).matches() && DOMAIN.matcher(domain).matches()) {
                    return local + "@" + domain;
                }
            } catch (IllegalArgumentException e) {
                throw new GivingRefusal("mail.wrong", "mail");
            }
        }
        throw new GivingRefusal("mail.wrong", "mail");
    }
}

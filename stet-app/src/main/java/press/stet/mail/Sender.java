package press.stet.mail;

import org.jspecify.annotations.Nullable;

/**
 * Whose name mail bears.
 *
 * @param address of the newsroom, in From
 * @param replyTo where answers go, if not there
 * @param signing who signs what is sent (DKIM)
 * @param bounceDomain to which mail that cannot be delivered comes back; also how this machine calls itself
 */
public record Sender(String address, @Nullable String replyTo, String bounceDomain, Signing signing) {

    /** Who signs. */
    public enum Signing {
        /** We do, with the newsroom's own keys. */
        OURS,
        /** The relay does, for its own reasons; ours stay out of its way. */
        THE_RELAYS
    }

    /** The domain that signs. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}

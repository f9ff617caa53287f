package press.stet.support;

import java.io.IOException;
import java.util.UUID;

/** Carries single mails of this room to whoever brings them to a relay. */
public interface SupportPost {

    /**
     * @param id of the mail, the same when it is given again
     * @param to the address; it is in no log and no table
     */
    record Mail(UUID id, String to, String language, String subject, String text) {}

    /**
     * Hands a mail over. When this comes back, the mail is the carrier's.
     *
     * @throws IOException when it was surely not taken; it is tried again later
     */
    void hand(Mail mail) throws IOException;
}

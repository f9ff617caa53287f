package press.stet.readers;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody signed up, and an address has to hear of it; published inside the transaction, and at most once a day for one address.
 *
 * @param subscriber whose address it is
 * @param letter one of those that were asked for
 * @param notBefore mails to addresses that nobody vouched for are spread over time, by domain and in all
 */
public record Knock(Kind kind, UUID subscriber, Letter letter, Instant notBefore) {

    /** What the mail says. */
    public enum Kind {
        /** Asks whether it was really you. */
        CONFIRM,
        /** You have this letter already; here is how to change or end it. */
        KNOWN
    }
}

package press.stet.letters;

import java.time.Instant;
import press.stet.mail.Envelope;
import press.stet.readers.Addressee;

/**
 * One mail to be sent.
 *
 * @param lookedUp when it was last seen that the reader still wants it
 */
record Parcel(
        Load load,
        int seq,
        int attempts,
        String domain,
        Addressee to,
        Envelope envelope,
        Press press,
        Instant lookedUp) {}

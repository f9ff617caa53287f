package press.stet.mail;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.stet.kernel.Secret;

/**
 * Where mail is handed over.
 *
 * @param username null for a relay that asks for none
 * @param weight its share among several; 0: only when all others fail
 * @param connections at most so many at once from each node
 * @param perSecond at most so many mails a second from each node
 */
public record Relay(
        UUID id,
        String name,
        String host,
        int port,
        Security security,
        @Nullable String username,
        @Nullable Secret password,
        int weight,
        int connections,
        int perSecond) {

    /** How the line is protected. */
    public enum Security {
        /** Not at all; allowed on this machine only. */
        PLAIN,
        /** Begins in the clear and turns to TLS before anything is said (RFC 3207); refused if the relay cannot. */
        STARTTLS,
        /** TLS from the first byte (RFC 8314). */
        TLS
    }

    /** How long is waited; RFC 5321, section 4.5.3.2. */
    record Patience(Duration connect, Duration answer, Duration afterDot) {
        static final Patience STANDARD =
                new Patience(Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofMinutes(10));
    }
}

package press.stet.letters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import press.stet.kernel.Secret;
import press.stet.mail.Relay;

/**
 * The mailbox that undeliverable letters come back to, read by IMAP.
 *
 * @param unclear mails in it that could not be understood, flagged there for somebody to read
 * @param error why it could not be read last time, or null
 */
public record Mailbox(
        String host,
        int port,
        Relay.Security security,
        String username,
        Secret password,
        @Nullable Instant lookedAt,
        int unclear,
        @Nullable String error) {}

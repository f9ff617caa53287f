package press.stet.letters;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.kernel.Fingerprints;
import press.stet.kernel.Refusal;
import press.stet.mail.Relay;
import press.stet.readers.Subscriptions;
import press.stet.readers.Suppression;

/**
 * Reads the mailbox that letters come back to. What is understood is acted upon and taken out of the box; what is not stays there,
 * flagged, for somebody to read.
 */
@Service
public class ReturnedBox {

    private static final int AT_ONCE = 500;
    private static final int LONGEST = 512 * 1024;
    private static final String WAIT_MILLIS = "30000";
    /** So many issues refused without a sure word that the mailbox is gone, and it is taken for gone. */
    private static final int REFUSED_TOO_OFTEN = 3;

    private final MailboxRows rows;
    private final RecordRows record;
    private final Subscriptions subscriptions;
    private final ReturnedMail reading;
    private final Requests requests;
    private final Audit audit;
    private final Clock clock;

    ReturnedBox(
            MailboxRows rows,
            RecordRows record,
            Subscriptions subscriptions,
            Fingerprints fingerprints,
            Requests requests,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.record = record;
        this.subscriptions = subscriptions;
        this.reading = new ReturnedMail(new Bounces(fingerprints));
        this.requests = requests;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<Mailbox> mailbox() {
        return rows.find();
    }

    /** @throws Refusal if a field does not fit */
    @Transactional
    public void save(Mailbox mailbox, @Nullable UUID staff) {
        if (!mailbox.host().matches("[A-Za-z0-9.:-]{1,253}")) {
            throw new Refusal("Name the host of the mailbox, for instance imap.provider.example.", "boxHost");
        }
        boolean local = mailbox.host().equals("localhost") || mailbox.host().startsWith("127.");
        if (mailbox.security() == Relay.Security.PLAIN && !local) {
            throw new Refusal("Only a mailbox on this machine may be read without encryption.", "boxHost");
        }
        if (mailbox.port() < 1 || mailbox.port() > 65_535) {
            throw new Refusal("A port is a number from 1 to 65535; IMAP mostly listens at 993.", "boxPort");
        }
        rows.save(mailbox);
        audit.record(staff, "mailbox.changed", null, mailbox.host());
    }

    /** Looks into the mailbox now; nothing happens where none is set. */
    public void look() {
        rows.find().ifPresent(mailbox -> {
            try {
                rows.looked(read(mailbox), null, clock.instant());
            } catch (MessagingException | IOException e) {
                rows.looked(
                        mailbox.unclear(),
                        "The mailbox for returned mail cannot be read: " + e.getMessage(),
                        clock.instant());
            }
        });
    }

    /** How many mails somebody has to read. */
    private int read(Mailbox mailbox) throws MessagingException, IOException {
        String protocol = mailbox.security() == Relay.Security.TLS ? "imaps" : "imap";
        Session session = Session.getInstance(properties(protocol, mailbox.security()));
        try (Store store = session.getStore(protocol)) {
            store.connect(
                    mailbox.host(),
                    mailbox.port(),
                    mailbox.username(),
                    mailbox.password().value());
            try (Folder box = store.getFolder("INBOX")) {
                box.open(Folder.READ_WRITE);
                int unclear = 0;
                int done = 0;
                for (int n = 1; n <= box.getMessageCount() && done < AT_ONCE; n++) {
                    Message message = box.getMessage(n);
                    if (message.isSet(Flags.Flag.FLAGGED)) {
                        unclear++;
                    } else if (act(reading.read(bytes(message)))) {
                        message.setFlag(Flags.Flag.DELETED, true);
                        done++;
                    } else {
                        message.setFlag(Flags.Flag.FLAGGED, true);
                        unclear++;
                    }
                }
                return unclear;
            }
        }
    }

    private static Properties properties(String protocol, Relay.Security security) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "connectiontimeout", WAIT_MILLIS);
        properties.setProperty(prefix + "timeout", WAIT_MILLIS);
        properties.setProperty(prefix + "writetimeout", WAIT_MILLIS);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "partialfetch", "false");
        if (security == Relay.Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }

    /** The first part of the mail as it is; what is beyond is thrown away. */
    private static byte[] bytes(Message message) throws MessagingException, IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        message.writeTo(new OutputStream() {
            @Override
            public void write(int b) {
                if (kept.size() < LONGEST) {
                    kept.write(b);
                }
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                kept.write(bytes, from, Math.min(length, Math.max(0, LONGEST - kept.size())));
            }
        });
        return kept.toByteArray();
    }

    /** False if somebody has to read it. */
    private boolean act(Returned returned) {
        switch (returned) {
            case Returned.Failed failed -> failed(failed);
            case Returned.Complained complained ->
                subscriber(complained.of()).ifPresent(reader -> subscriptions.suppress(reader, Suppression.COMPLAINED));
            case Returned.Asked asked -> requests.answer(asked);
            case Returned.Delayed delayed -> {}
            case Returned.Answered answered -> {}
            case Returned.Unclear unclear -> {
                return false;
            }
        }
        return true;
    }

    private void failed(Returned.Failed failed) {
        record.cameBack(
                failed.of().issue(), failed.of().seq(), ("Came back. " + failed.status()).strip(), clock.instant());
        subscriber(failed.of()).ifPresent(reader -> {
            if (failed.dead() || record.refused(reader) >= REFUSED_TOO_OFTEN) {
                subscriptions.suppress(reader, Suppression.BOUNCED);
            }
        });
    }

    private Optional<UUID> subscriber(Bounces.Of of) {
        return record.subscriber(of.issue(), of.seq());
    }
}

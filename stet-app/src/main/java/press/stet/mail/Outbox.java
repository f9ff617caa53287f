package press.stet.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;
import press.stet.jobs.Jobs;
import press.stet.kernel.Ids;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sealing;
import tools.jackson.databind.json.JsonMapper;

/**
 * Single mails: confirmations, receipts, reminders. A mail is put in the transaction it belongs to and sent once: that the dot
 * follows is written down before it does, so a crash leaves a mail unsent, or named as doubtful, and never sends it twice.
 */
@Service
public class Outbox implements JobHandler<Outbox.Call> {

    /** Where a mail stands. */
    public enum State {
        WAITING,
        /** The relay may have it; its answer is awaited. */
        DOTTED,
        ACCEPTED,
        REFUSED,
        /** Nobody can tell whether the relay took it. */
        DOUBTFUL
    }

    /** @param key of the mail; it names no person */
    public record Line(
            String key,
            State state,
            int attempts,
            Instant at,
            @Nullable String reply) {}

    /** @param attempt part of the key, so that each gets a job of its own */
    public record Call(UUID mail, int attempt) {}

    static final JobKind<Call> SEND = new JobKind<>("mail.send", Call.class);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(8),
            Duration.ofHours(12));
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final OutboxRows rows;
    private final Relays relays;
    private final Jobs jobs;
    private final Sealing sealing;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Outbox(OutboxRows rows, Relays relays, Jobs jobs, Sealing sealing, JsonMapper json, Ids ids, Clock clock) {
        this.rows = rows;
        this.relays = relays;
        this.jobs = jobs;
        this.sealing = sealing;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Puts a mail out, in the caller's transaction; one of the same key that is there already stays the only one. */
    @Transactional
    public void put(Mail mail, Instant notBefore) {
        UUID id = ids.next();
        Instant now = clock.instant();
        if (rows.insert(id, mail.key(), sealing.seal(json.writeValueAsString(mail), place(id)), now)) {
            call(id, 0, notBefore.isAfter(now) ? notBefore : now);
        }
    }

    private void call(UUID id, int attempt, Instant at) {
        Call call = new Call(id, attempt);
        if (at.isAfter(clock.instant())) {
            jobs.enqueue(SEND, id + ":" + attempt, call, at);
        } else {
            jobs.enqueue(SEND, id + ":" + attempt, call);
        }
    }

    /** Mails that wait, were refused, or are in doubt; newest first. */
    public List<Line> notAccepted(int count) {
        return rows.notAccepted(count);
    }

    @Override
    public JobKind<Call> kind() {
        return SEND;
    }

    @Override
    public void run(Call call) {
        rows.forget(clock.instant().minus(REMEMBERED));
        rows.find(call.mail()).ifPresent(row -> {
            if (row.state() == State.DOTTED) {
                rows.settle(row.id(), State.DOUBTFUL, "The program ended before the relay answered.", clock.instant());
            } else if (row.state() == State.WAITING && row.attempts() == call.attempt()) {
                send(row, opened(row));
            }
        });
    }

    private Mail opened(OutboxRows.Waiting row) {
        Sealed content = row.content();
        if (content == null) {
            throw new IllegalStateException("A mail that waits has lost its content.");
        }
        return json.readValue(sealing.open(content, place(row.id())), Mail.class);
    }

    private void send(OutboxRows.Waiting row, Mail mail) {
        Sender sender = relays.sender();
        Envelope envelope = new Envelope("", mail.to(), "");
        byte[] content = written(mail, row.id(), sender);
        String last = "";
        for (Relay relay : relays.inTurn()) {
            try (SmtpConnection connection = relays.connect(relay)) {
                Reply offered = connection.offer(envelope);
                if (offered.code() != 354) {
                    settle(row, offered);
                    return;
                }
                connection.write(content);
                if (!rows.dotted(row.id(), clock.instant())) {
                    return;
                }
                connection.dot(null);
                settle(row, connection.taken());
                return;
            } catch (DoubtException e) {
                rows.settle(row.id(), State.DOUBTFUL, String.valueOf(e.getMessage()), clock.instant());
                return;
            } catch (RelayException e) {
                last = String.valueOf(e.getMessage());
            }
        }
        later(row, last);
    }

    private void settle(OutboxRows.Waiting row, Reply reply) {
        switch (reply.verdict()) {
            case ACCEPTED -> rows.settle(row.id(), State.ACCEPTED, reply.line(), clock.instant());
            case REFUSED -> rows.settle(row.id(), State.REFUSED, reply.line(), clock.instant());
            case DEFERRED -> later(row, reply.line());
        }
    }

    private void later(OutboxRows.Waiting row, String reply) {
        int attempts = row.attempts() + 1;
        if (attempts > PAUSES.size()) {
            rows.settle(row.id(), State.REFUSED, "Given up after a day. " + reply, clock.instant());
        } else {
            rows.waits(row.id(), attempts, reply, clock.instant());
            call(row.id(), attempts, clock.instant().plus(PAUSES.get(attempts - 1)));
        }
    }

    private byte[] written(Mail mail, UUID id, Sender sender) {
        StringBuilder headers = new StringBuilder()
                .append("From: ")
                .append(Mime.mailbox(mail.fromName(), sender.address()))
                .append("\r\nTo: ")
                .append(mail.to())
                .append("\r\n");
        if (sender.replyTo() != null) {
            headers.append("Reply-To: ").append(sender.replyTo()).append("\r\n");
        }
        headers.append(Mime.header("Subject", mail.subject()))
                .append("Date: ")
                .append(Mime.date(clock.instant()))
                .append("\r\nMessage-ID: <")
                .append(id)
                .append('@')
                .append(sender.domain())
                .append(">\r\n");
        mail.headers().forEach(header -> headers.append(Mime.oneLine(header)).append("\r\n"));
        MailFrame frame = new MailFrame(
                headers.toString(),
                "=_" + id,
                Spliced.of(mail.text()),
                mail.html() == null ? null : Spliced.of(mail.html()));
        return frame.write("", Map.of(), new DkimSigner(relays.keys(sender)), clock.instant());
    }

    private static String place(UUID id) {
        return "outbox:" + id;
    }
}

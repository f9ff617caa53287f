package press.stet.support;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;

/**
 * Sends the mails that are due. A mail is marked before it is handed over: if the process dies in between, it is doubtful and is not
 * sent again by itself.
 */
@Component
class SupportMails implements JobHandler<BookRows.Send> {

    private static final Logger LOG = LoggerFactory.getLogger(SupportMails.class);

    private final MailRows rows;
    private final MailText text;
    private final Reminders reminders;
    private final ObjectProvider<SupportPost> post;
    private final Clock clock;

    SupportMails(MailRows rows, MailText text, Reminders reminders, ObjectProvider<SupportPost> post, Clock clock) {
        this.rows = rows;
        this.text = text;
        this.reminders = reminders;
        this.post = post;
        this.clock = clock;
    }

    @Override
    public JobKind<BookRows.Send> kind() {
        return BookRows.SEND;
    }

    @Override
    public void run(BookRows.Send send) {
        SupportPost carrier = post.getIfAvailable();
        if (carrier == null) {
            throw new IllegalStateException("No relay carries mail yet; what is due waits.");
        }
        Optional<MailRows.Due> due = rows.take(send.mail());
        if (due.isEmpty()) {
            return;
        }
        Optional<SupportPost.Mail> mail = text.compose(due.get());
        if (mail.isEmpty()) {
            rows.mark(send.mail(), "DROPPED", clock.instant());
            return;
        }
        try {
            carrier.hand(mail.get());
        } catch (IOException e) {
            rows.mark(send.mail(), "DUE", clock.instant());
            LOG.warn(
                    "A mail of kind {} was not taken; it is tried again.",
                    due.get().kind());
            throw new IllegalStateException("The mail was not taken.", e);
        }
        rows.mark(send.mail(), "SENT", clock.instant());
        if (due.get().kind() == MailKind.REMINDER) {
            reminders.forget(due.get().subject());
        }
    }

    /** What a process that died left between handing over and noting it. @return how many */
    int nameDoubtful() {
        return rows.doubtful(clock.instant().minus(java.time.Duration.ofMinutes(30)));
    }
}

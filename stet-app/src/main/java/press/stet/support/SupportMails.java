package press.stet.support;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;
import press.stet.mail.Outbox;

/**
 * Puts the mails that are due into the outbox. That a mail is due stands in the transaction of the ledger; that it was put out, and that
 * the address of a reminder is forgotten, is one more: cut off at any moment, a mail is neither lost nor put out twice.
 */
@Component
class SupportMails implements JobHandler<BookRows.Send> {

    private final MailRows rows;
    private final MailText text;
    private final Reminders reminders;
    private final Outbox outbox;
    private final Clock clock;

    SupportMails(MailRows rows, MailText text, Reminders reminders, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.text = text;
        this.reminders = reminders;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public JobKind<BookRows.Send> kind() {
        return BookRows.SEND;
    }

    @Override
    @Transactional
    public void run(BookRows.Send send) {
        rows.take(send.mail(), clock.instant()).ifPresent(due -> {
            text.compose(due).ifPresentOrElse(mail -> outbox.put(mail, clock.instant()), () -> rows.drop(due.id()));
            if (due.kind() == MailKind.REMINDER) {
                reminders.forget(due.subject());
            }
        });
    }
}

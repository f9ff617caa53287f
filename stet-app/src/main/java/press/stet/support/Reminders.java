package press.stet.support;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.kernel.Fingerprints;
import press.stet.kernel.Ids;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sealing;

/**
 * “Remind me later”: one mail in a month the reader chose, after which the address is forgotten. Before, a mail asks whether they meant
 * it; who does not answer is forgotten after a week.
 */
@Service
public class Reminders {

    static final Duration UNANSWERED = Duration.ofDays(7);

    /** Who asks before this day of a month means the next one; after it, that one is too near. */
    private static final int LATE_IN_THE_MONTH = 20;

    private static final int MONTHS = 6;

    private final ReminderRows rows;
    private final MailRows mails;
    private final Interlock interlock;
    private final ManageLinks links;
    private final Sealing sealing;
    private final Fingerprints fingerprints;
    private final Ids ids;
    private final Clock clock;

    Reminders(
            ReminderRows rows,
            MailRows mails,
            Interlock interlock,
            ManageLinks links,
            Sealing sealing,
            Fingerprints fingerprints,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.mails = mails;
        this.interlock = interlock;
        this.links = links;
        this.sealing = sealing;
        this.fingerprints = fingerprints;
        this.ids = ids;
        this.clock = clock;
    }

    /** The months that can be chosen, the suggested one first. */
    public List<YearMonth> months() {
        LocalDate today = today();
        YearMonth first = YearMonth.from(today).plusMonths(today.getDayOfMonth() < LATE_IN_THE_MONTH ? 1 : 2);
        return IntStream.range(0, MONTHS).mapToObj(first::plusMonths).toList();
    }

    /**
     * Asks by mail whether the reader meant it. The same address and month again change nothing.
     *
     * @throws GivingRefusal beside the field {@code mail} or {@code month}
     */
    @Transactional
    public void ask(String mail, String month, String language) {
        YearMonth wanted = months().stream()
                .filter(each -> each.toString().equals(month))
                .findFirst()
                .orElseThrow(() -> new GivingRefusal("month.choose", "month"));
        String address = MailAddresses.typed(mail);
        if (interlock.quiet(address)) {
            throw new GivingRefusal("mail.quiet", "mail");
        }
        UUID id = ids.next();
        boolean added = rows.insert(
                id,
                sealing.seal(address, place(id)).bytes(),
                fingerprints.of("support.reminder.mail", Donors.normal(address)),
                wanted.atDay(1),
                language,
                clock.instant());
        if (added) {
            mails.due(new MailDue(MailKind.CONFIRM_REMINDER, id), null, clock.instant());
        }
    }

    /** @return the month they will be reminded in; empty when the link is none of ours, or what it asked for is forgotten */
    @Transactional
    public Optional<YearMonth> confirm(String secret) {
        return links.open(secret)
                .filter(opened -> opened.kind() == ManageLinks.Kind.REMINDER)
                .flatMap(opened -> rows.confirm(opened.id(), clock.instant()))
                .map(YearMonth::from);
    }

    /** Sends what is due, and forgets what nobody confirmed. Twice a day changes nothing. */
    @Transactional
    public void remindDue() {
        rows.forgetUnconfirmed(clock.instant().minus(UNANSWERED));
        rows.due(today()).forEach(id -> mails.due(new MailDue(MailKind.REMINDER, id), null, clock.instant()));
    }

    /** Where the mail goes; empty when it was sent, or never confirmed in time. */
    Optional<Addressee> addressee(UUID id) {
        return rows.find(id)
                .map(row ->
                        new Addressee(sealing.open(new Sealed(row.mail()), place(id)), row.language(), row.month()));
    }

    record Addressee(String mail, String language, LocalDate month) {}

    void forget(UUID id) {
        rows.delete(id);
    }

    private LocalDate today() {
        return clock.instant().atOffset(UTC).toLocalDate();
    }

    private static String place(UUID id) {
        return "support.reminder.mail:" + id;
    }
}

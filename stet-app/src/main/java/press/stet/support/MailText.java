package press.stet.support;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import press.stet.mail.Mail;
import press.stet.newsroom.Houses;

/**
 * Composes mails at the moment they are put out, so that no address waits anywhere for longer than the relay needs. Plain text, neutral
 * subjects. Nothing is composed for an address that a state on the list could read.
 */
@Component
class MailText {

    private record Said(String subject, String text) {}

    private final Books books;
    private final Donors donors;
    private final Reminders reminders;
    private final Interlock interlock;
    private final ManageLinks links;
    private final Houses houses;
    private final int port;

    MailText(
            Books books,
            Donors donors,
            Reminders reminders,
            Interlock interlock,
            ManageLinks links,
            Houses houses,
            @Value("${stet.site-port:8080}") int port) {
        this.books = books;
        this.donors = donors;
        this.reminders = reminders;
        this.interlock = interlock;
        this.links = links;
        this.houses = houses;
        this.port = port;
    }

    /** Empty when there is nobody to write to any more. */
    Optional<Mail> compose(MailRows.Due due) {
        return switch (due.kind()) {
            case THANKS, CHARGE_FAILED, REFUNDED ->
                books.contribution(due.subject())
                        .flatMap(one -> toDonor(due, one.donor(), words -> about(due.kind(), one, words)));
            case STOPPED ->
                books.plan(due.subject())
                        .flatMap(plan -> toDonor(
                                due,
                                plan.donor(),
                                words -> said(
                                        words, "mail.stopped", Amounts.shown(plan.amount(), words.locale()), name())));
            case MANAGE_LINK ->
                toDonor(
                        due,
                        due.donor(),
                        words -> said(words, "mail.manage", manage(due.donor(), ManageLinks.ASKED_FOR, words)));
            case CONFIRM_REMINDER, REMINDER -> reminder(due);
        };
    }

    private Said about(MailKind due, Contribution one, SupportWords words) {
        String kind =
                switch (due) {
                    case THANKS -> one.rhythm().repeats() ? "mail.thanks.plan" : "mail.thanks.once";
                    case CHARGE_FAILED ->
                        one.failure() != null && !one.failure().soft() ? "mail.failed.hard" : "mail.failed.soft";
                    default -> "mail.refunded";
                };
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(words.locale())
                .withDecimalStyle(DecimalStyle.of(words.locale()))
                .format(one.createdAt().atOffset(ZoneOffset.UTC));
        return said(
                words,
                kind,
                Amounts.shown(one.amount(), words.locale()),
                day,
                name(),
                manage(one.donor(), ManageLinks.MAILED, words));
    }

    private Optional<Mail> toDonor(MailRows.Due due, @Nullable UUID donor, Function<SupportWords, Said> words) {
        return donor == null
                ? Optional.empty()
                : donors.mail(donor)
                        .filter(to -> !interlock.quiet(to))
                        .map(to -> mail(due, to, words.apply(SupportWords.of(donors.language(donor)))));
    }

    private Optional<Mail> reminder(MailRows.Due due) {
        return reminders
                .addressee(due.subject())
                .filter(reader -> !interlock.quiet(reader.mail()))
                .map(reader -> {
                    SupportWords words = SupportWords.of(reader.language());
                    String month =
                            DateTimeFormatter.ofPattern("LLLL", words.locale()).format(reader.month());
                    boolean asks = due.kind() == MailKind.CONFIRM_REMINDER;
                    String link = asks
                            ? "give/remind/"
                                    + links.make(ManageLinks.Kind.REMINDER, due.subject(), Reminders.UNANSWERED)
                            : "give";
                    return mail(
                            due,
                            reader.mail(),
                            said(
                                    words,
                                    asks ? "mail.confirm-reminder" : "mail.reminder",
                                    month,
                                    address(link, words),
                                    name()));
                });
    }

    private static Said said(SupportWords words, String key, Object... values) {
        return new Said(words.tell(key + ".subject"), words.tell(key, values));
    }

    private Mail mail(MailRows.Due due, String to, Said said) {
        return new Mail(
                "support:" + due.id(),
                name(),
                to,
                said.subject(),
                said.text() + "\n",
                null,
                // RFC 3834, section 5: programs must not answer.
                List.of("Auto-Submitted: auto-generated"));
    }

    private String manage(@Nullable UUID donor, java.time.Duration life, SupportWords words) {
        return address("give/manage/" + links.make(ManageLinks.Kind.DONOR, Objects.requireNonNull(donor), life), words);
    }

    /** What opens in a browser, in the language of the mail. */
    private String address(String path, SupportWords words) {
        String address = houses.house().address();
        return (address == null ? "http://localhost:" + port : address) + "/-/" + path + "?language="
                + words.locale().getLanguage();
    }

    private String name() {
        return houses.house().name();
    }
}

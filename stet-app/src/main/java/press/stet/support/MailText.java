package press.stet.support;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;

/** Composes mails at the moment they are sent, so that no address and no name rests in an outbox. Plain text, neutral subjects. */
@Component
class MailText {

    private final Books books;
    private final Donors donors;
    private final Reminders reminders;
    private final ManageLinks links;
    private final Houses houses;

    MailText(Books books, Donors donors, Reminders reminders, ManageLinks links, Houses houses) {
        this.books = books;
        this.donors = donors;
        this.reminders = reminders;
        this.links = links;
        this.houses = houses;
    }

    /** Empty when there is nobody to write to any more. */
    Optional<SupportPost.Mail> compose(MailRows.Due due) {
        return switch (due.kind()) {
            case THANKS, CHARGE_FAILED, REFUNDED ->
                books.contribution(due.subject()).flatMap(one -> about(due, one));
            case STOPPED ->
                books.plan(due.subject())
                        .flatMap(plan -> toDonor(due, plan.donor(), words -> new String[] {
                            words.tell("mail.stopped.subject"),
                            words.tell("mail.stopped", Amounts.shown(plan.amount(), words.locale()), house().name())
                        }));
            case MANAGE_LINK ->
                toDonor(due, due.donor(), words -> new String[] {
                    words.tell("mail.manage.subject"),
                    words.tell(
                            "mail.manage",
                            address("give/manage/"
                                    + links.make(
                                            ManageLinks.Kind.DONOR,
                                            java.util.Objects.requireNonNull(due.donor()),
                                            ManageLinks.ASKED_FOR)))
                });
            case CONFIRM_REMINDER, REMINDER -> reminder(due);
        };
    }

    private interface Words {
        String[] subjectAndText(SupportWords words);
    }

    private Optional<SupportPost.Mail> about(MailRows.Due due, Contribution one) {
        return toDonor(due, one.donor(), words -> {
            String kind =
                    switch (due.kind()) {
                        case THANKS -> one.rhythm().repeats() ? "mail.thanks.plan" : "mail.thanks.once";
                        case CHARGE_FAILED ->
                            one.failure() != null && !one.failure().soft() ? "mail.failed.hard" : "mail.failed.soft";
                        default -> "mail.refunded";
                    };
            String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(words.locale())
                    .format(one.createdAt().atOffset(ZoneOffset.UTC));
            return new String[] {
                words.tell(kind + ".subject"),
                words.tell(
                        kind,
                        Amounts.shown(one.amount(), words.locale()),
                        day,
                        house().name(),
                        address("give/manage/"
                                + links.make(
                                        ManageLinks.Kind.DONOR,
                                        java.util.Objects.requireNonNull(one.donor()),
                                        ManageLinks.MAILED)))
            };
        });
    }

    private Optional<SupportPost.Mail> toDonor(
            MailRows.Due due, @org.jspecify.annotations.Nullable UUID donor, Words words) {
        if (donor == null) {
            return Optional.empty();
        }
        return donors.mail(donor).map(to -> {
            String language = donors.language(donor);
            String[] said = words.subjectAndText(SupportWords.of(language));
            return new SupportPost.Mail(due.id(), to, language, said[0], said[1]);
        });
    }

    private Optional<SupportPost.Mail> reminder(MailRows.Due due) {
        return reminders.addressee(due.subject()).map(reader -> {
            SupportWords words = SupportWords.of(reader.language());
            boolean asks = due.kind() == MailKind.CONFIRM_REMINDER;
            String link = asks
                    ? address(
                            "give/remind/" + links.make(ManageLinks.Kind.REMINDER, due.subject(), Reminders.UNANSWERED))
                    : address("give");
            String month = DateTimeFormatter.ofPattern("LLLL", words.locale()).format(reader.month());
            String key = asks ? "mail.confirm-reminder" : "mail.reminder";
            return new SupportPost.Mail(
                    due.id(),
                    reader.mail(),
                    reader.language(),
                    words.tell(key + ".subject"),
                    words.tell(key, month, link, house().name()));
        });
    }

    private String address(String path) {
        String address = house().address();
        return (address == null ? "" : address) + "/-/" + path;
    }

    private House house() {
        return houses.house();
    }
}

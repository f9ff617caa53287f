package press.stet.letters;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import press.stet.mail.Mail;
import press.stet.mail.Outbox;
import press.stet.mirrors.Channels;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.readers.Knock;
import press.stet.readers.Links;
import press.stet.readers.Subscriptions;
import press.stet.theme.Direction;
import press.stet.theme.Words;

/** Writes to somebody who signed up: to ask whether it was really them. Nothing that was typed stands in these mails. */
@Component
public class SignUpMails {

    /**
     * @param otherwise what to do if it was somebody else, or null
     * @param door where the site opens too that this reader may be told of, in words, or null
     */
    public record Note(
            String language,
            String direction,
            String subject,
            String said,
            String link,
            String linkWords,
            @Nullable String otherwise,
            @Nullable String door,
            String house) {

        String text() {
            return said + "\n\n" + link + "\n\n" + (otherwise == null ? "" : otherwise + "\n\n")
                    + (door == null ? "" : door + "\n\n") + house + "\n";
        }
    }

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, SignUpMails.class.getClassLoader(), "press.stet.templates");
    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final Links links;
    private final Houses houses;
    private final SiteAddress site;
    private final Channels channels;

    SignUpMails(
            Subscriptions subscriptions,
            Outbox outbox,
            Links links,
            Houses houses,
            SiteAddress site,
            Channels channels) {
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.links = links;
        this.houses = houses;
        this.site = site;
        this.channels = channels;
    }

    @EventListener
    void on(Knock knock) {
        House house = houses.house();
        Note note = note(knock, house);
        StringOutput html = new StringOutput();
        templates.render("mail/note.jte", note, html);
        subscriptions
                .held(knock.subscriber())
                .ifPresent(held -> outbox.put(
                        new Mail(
                                "sign-up:" + knock.subscriber() + ":" + knock.notBefore(),
                                house.name(),
                                held.address().text(),
                                note.subject(),
                                note.text(),
                                html.toString(),
                                // RFC 3834, section 5: programs must not answer.
                                List.of("Auto-Submitted: auto-generated")),
                        knock.notBefore()));
    }

    private Note note(Knock knock, House house) {
        String language = knock.letter().language();
        Words words = Words.of(language);
        boolean known = knock.kind() == Knock.Kind.KNOWN;
        String link = known
                ? "/-/letters/mine/" + links.word(Links.Kind.MINE, knock.subscriber())
                : "/-/letters/confirm/" + links.word(Links.Kind.CONFIRM, knock.subscriber());
        return new Note(
                language,
                Direction.of(language).attribute(),
                words.say(known ? "mailKnownSubject" : "mailConfirmSubject", house.name()),
                words.say(
                        known ? "mailKnown" : "mailConfirm",
                        house.name(),
                        knock.letter().name()),
                site.base() + link,
                words.say(known ? "mailKnownLink" : "mailConfirmLink"),
                known ? null : words.say("mailConfirmElse"),
                channels.doors(LetterReaders.CHANNEL, LetterReaders.name(knock.subscriber())).stream()
                        .findFirst()
                        .map(door -> words.say("mailDoor", door))
                        .orElse(null),
                house.name());
    }
}

package press.stet.letters;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.stet.kernel.Fingerprints;
import press.stet.mail.DkimKey;
import press.stet.mail.DkimSigner;
import press.stet.mail.Envelope;
import press.stet.mail.MailFrame;
import press.stet.mail.Mime;
import press.stet.mail.Sender;
import press.stet.mail.Spliced;
import press.stet.newsroom.House;
import press.stet.readers.Addressee;
import press.stet.readers.Letter;
import press.stet.readers.Links;
import press.stet.readers.Subscriptions;

/** Prints the mails of one issue: all is ready but what differs from reader to reader. */
final class Press {

    private final Issue issue;
    private final MailFrame frame;
    private final Sender sender;
    private final List<DkimKey> keys;
    private final String base;
    private final Links links;
    private final Bounces bounces;
    private final Instant date;
    private final Instant sendingSince;
    private final boolean mailIsRead;

    /**
     * @param sendingSince from when on it is tried
     * @param mailbox where what readers answer is read; null if nowhere
     */
    Press(
            Issue issue,
            Imprint imprint,
            Letter letter,
            House house,
            Sender sender,
            List<DkimKey> keys,
            String base,
            Links links,
            Fingerprints fingerprints,
            Instant sendingSince,
            @Nullable Mailbox mailbox) {
        this.issue = issue;
        this.sender = sender;
        this.keys = List.copyOf(keys);
        this.base = base;
        this.links = links;
        this.bounces = new Bounces(fingerprints);
        this.sendingSince = sendingSince;
        this.mailIsRead = mailbox != null;
        this.date = issue.begunAt() == null ? Instant.EPOCH : issue.begunAt();
        this.frame = new MailFrame(
                headers(imprint, letter, house),
                "=_stet-" + issue.id(),
                Spliced.of(imprint.text()),
                Spliced.of(imprint.html()));
    }

    /** List-Id stays for ever what it is (RFC 2919), or readers' filters break. */
    private String headers(Imprint imprint, Letter letter, House house) {
        String listId = letter.slug() + "." + letter.language() + "." + sender.domain();
        StringBuilder headers = new StringBuilder("From: ")
                .append(Mime.mailbox(house.name(), sender.address()))
                .append("\r\n");
        if (sender.replyTo() != null) {
            headers.append("Reply-To: ").append(sender.replyTo()).append("\r\n");
        }
        return headers.append(Mime.header("Subject", imprint.subject()))
                .append("Date: ")
                .append(Mime.date(date))
                .append("\r\nList-Id: <")
                .append(listId)
                .append(">\r\nList-Archive: <")
                .append(base)
                .append(house.root(letter.language()))
                .append("letters/>\r\nPrecedence: bulk\r\nFeedback-ID: ")
                .append(issue.number())
                .append(':')
                .append(letter.slug())
                .append(":letter:stet\r\n")
                .toString();
    }

    Instant sendingSince() {
        return sendingSince;
    }

    List<Addressee> stillWanted(Subscriptions subscriptions, List<UUID> subscribers) {
        return subscriptions.stillWanted(issue.letter(), subscribers);
    }

    /** One for each thread. */
    DkimSigner signer() {
        return new DkimSigner(keys);
    }

    Envelope envelope(int seq, Addressee to) {
        String word = bounces.word(issue.number(), seq);
        return new Envelope(word + "@" + sender.bounceDomain(), to.address().text(), word);
    }

    /** Second to the link, for those whom no link of ours opens for (RFC 2369). */
    private String leaveByMail(Envelope envelope) {
        return mailIsRead ? ",\r\n <mailto:" + envelope.from() + "?subject=leave>" : "";
    }

    /** The same bytes for the same reader, however often; also the Message-ID. */
    byte[] print(Parcel parcel, DkimSigner signer) {
        Addressee to = parcel.to();
        String leave = links.word(Links.Kind.LEAVE, to.subscription());
        String own = "To: " + to.address().text() + "\r\nMessage-ID: <"
                + parcel.envelope().id() + "@" + sender.domain() + ">\r\nList-Unsubscribe: <"
                + base + "/-/letters/leave/" + leave + ">" + leaveByMail(parcel.envelope())
                + "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
        return frame.write(
                own,
                Map.of(
                        Composer.LEAVE,
                        leave,
                        Composer.MINE,
                        links.word(Links.Kind.MINE, to.subscriber()),
                        Composer.ASK,
                        parcel.envelope().from()),
                signer,
                date);
    }
}

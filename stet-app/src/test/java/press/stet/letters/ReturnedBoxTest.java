package press.stet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.TestClock;
import press.stet.jobs.TestJobs;
import press.stet.kernel.Fingerprints;
import press.stet.kernel.Secret;
import press.stet.mail.Relay;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.readers.Letter;
import press.stet.readers.Offers;
import press.stet.readers.Subscriptions;

/** Returned mail in a real mailbox, read over IMAP. */
@StetTest
@TestPropertySource(properties = {"stet.worker=false", "stet.site-port=8080"})
@Import({TestClock.class, TestJobs.class, ReadersAtHand.class})
class ReturnedBoxTest {

    @Autowired
    Issues issues;

    @Autowired
    Reports reports;

    @Autowired
    Offers offers;

    @Autowired
    Houses houses;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    ReadersAtHand readers;

    @Autowired
    ReturnedBox box;

    @Autowired
    MailboxRows rows;

    @Autowired
    RecordRows record;

    @Autowired
    Fingerprints fingerprints;

    final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    Letter letter;
    Issue issue;

    @BeforeEach
    void an_issue_that_went_to_five_readers() {
        mail.start();
        mail.setUser("bounces@newsroom.example", "bounces", "secret");
        rows.save(new Mailbox(
                "127.0.0.1",
                mail.getImap().getPort(),
                Relay.Security.PLAIN,
                "bounces",
                new Secret("secret"),
                null,
                0,
                null));
        houses.save(new House(
                "The Courier", "", "https://courier.example", ZoneId.of("Europe/Riga"), List.of("en"), "{}", true));
        letter = offers.add(
                "en",
                "b" + UUID.randomUUID().toString().substring(0, 8),
                "The week",
                "Fridays.",
                Letter.Rhythm.WEEKLY,
                null);
        readers.sign(letter, 5);
        Issue draft = issues.begin(letter.id(), null);
        issues.save(draft.id(), draft.saves(), new Draft("Sent", "", "Words.", Issue.Form.WHOLE, List.of()));
        issues.send(draft.id(), null);
        issue = issues.get(draft.id());
        var unused = record.write(
                List.of(0, 1, 2, 3, 4).stream()
                        .map(seq -> new RecordRows.Settled(
                                issue.number(), new RecordRows.Outcome(seq, Mark.ACCEPTED, null, "r", "250 ok")))
                        .toList(),
                List.of(),
                java.time.Instant.EPOCH);
    }

    @AfterEach
    void stop() {
        rows.delete();
        issues.cancel(issue.id(), null);
        mail.stop();
    }

    @Test
    void dead_addresses_and_complaints_are_not_written_to_again_and_what_is_unclear_stays_for_a_person()
            throws Exception {
        arrives("Delivered-To: " + word(0)
                + "@b.example\r\nContent-Type: multipart/report; report-type=delivery-status;"
                + " boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b\r\n"
                + "Action: failed\r\nStatus: 5.1.1\r\n--x--\r\n");
        arrives("Delivered-To: abuse@newsroom.example\r\nContent-Type: multipart/report; report-type=feedback-report;"
                + " boundary=x\r\n\r\n--x\r\n\r\nFeedback-Type: abuse\r\n\r\nMessage-ID: <" + word(1)
                + "@n>\r\n--x--\r\n");
        arrives("Delivered-To: " + word(2) + "@b.example\r\nAuto-Submitted: auto-replied\r\n\r\nAway.\r\n");
        arrives("From: ada@mail.example\r\nSubject: Hello\r\n\r\nA person writes.\r\n");
        box.look();

        assertThat(subscriptions.count(letter.id())).isEqualTo(3);
        assertThat(reports.of(issue).all().count(Mark.REFUSED)).isOne();
        assertThat(reports.of(issue).all().all()).isEqualTo(5);
        assertThat(box.mailbox().orElseThrow().error()).isNull();
        assertThat(box.mailbox().orElseThrow().unclear()).isOne();
        assertThat(mail.getReceivedMessages())
                .as("only what was understood is taken out")
                .hasSize(1);
        box.look();
        assertThat(box.mailbox().orElseThrow().unclear()).as("counted once").isOne();
    }

    @Test
    void a_mailbox_that_cannot_be_read_is_said_in_a_sentence() {
        mail.stop();
        box.look();
        assertThat(box.mailbox().orElseThrow().error()).startsWith("The mailbox for returned mail cannot be read");
    }

    private String word(int seq) {
        return new Bounces(fingerprints).word(issue.number(), seq);
    }

    private void arrives(String content) throws Exception {
        mail.getUserManager()
                .getUser("bounces")
                .deliver(new MimeMessage(
                        (Session) null, new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII))));
    }
}

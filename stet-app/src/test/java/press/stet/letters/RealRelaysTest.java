package press.stet.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import press.stet.kernel.Secret;
import press.stet.mail.Ports;
import press.stet.mail.Postfix;
import press.stet.mail.Relay;
import press.stet.mail.Relays;
import press.stet.mail.Sender;
import press.stet.readers.Consent;
import press.stet.readers.MailAddress;

/** Letters by programs of others: a real Postfix that bounces, and its smtp-sink, which fails as it is told. */
class RealRelaysTest extends WithRelay {

    private static final Path SINK = Path.of("/usr/sbin/smtp-sink");

    @Autowired
    ReturnedBox box;

    private void only(int port) {
        relays.all().forEach(one -> relays.remove(one.id(), null));
        relays.add("real", "127.0.0.1", port, Relay.Security.PLAIN, null, null, new Relays.Pace(1, 4, 10_000), null);
    }

    private UUID signed(String address) throws MailAddress.Bad {
        subscriptions.ask(MailAddress.parse(address), List.of(letter), new Consent("en", "Yes."));
        readers.sign(letter, 0);
        return subscriptions.after(letter.id(), new UUID(0, 0), 10).stream()
                .map(reader -> reader.subscriber())
                .filter(reader -> subscriptions
                        .held(reader)
                        .orElseThrow()
                        .address()
                        .text()
                        .equals(address))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_letter_that_postfix_returns_is_bound_to_its_reader_who_gets_no_other() throws Exception {
        assumeTrue(Postfix.canRun(), "needs postfix, and root to start it");
        GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        mailbox.start();
        try (Postfix postfix = Postfix.start()) {
            relays.save(
                    new Sender("letters@newsroom.example", null, "bounces.newsroom.example", Sender.Signing.OURS),
                    null);
            only(postfix.port());
            UUID ada = signed("ada@mail.example");
            UUID gone = signed("nobody-here@mail.example");
            Issue issue = sent();
            node();
            through(issue);
            assertThat(marks(issue)).as("a relay takes first and returns later").isEqualTo(Map.of(Mark.ACCEPTED, 2L));
            until(() -> mails(postfix, "ada").size() == 1
                    && mails(postfix, "bounces").size() == 1);
            assertThat(mails(postfix, "ada").getFirst())
                    .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", "This was the week.");

            GreenMailUser user = mailbox.setUser("bounces@newsroom.example", "bounces", "secret");
            MimeMessage returned = new MimeMessage(
                    (Session) null,
                    new ByteArrayInputStream(
                            mails(postfix, "bounces").getFirst().getBytes(StandardCharsets.ISO_8859_1)));
            user.deliver(returned);
            mailboxes.save(new Mailbox(
                    "127.0.0.1",
                    mailbox.getImap().getPort(),
                    Relay.Security.PLAIN,
                    "bounces",
                    new Secret("secret"),
                    null,
                    0,
                    null));
            box.look();

            assertThat(reports.lines(issue, Mark.REFUSED, -1, 10))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.subscriber()).isEqualTo(gone);
                        assertThat(line.reply()).isEqualTo("Came back. 5.1.1");
                    });
            assertThat(subscriptions.after(letter.id(), new UUID(0, 0), 10))
                    .extracting(reader -> reader.subscriber())
                    .containsExactly(ada);
        } finally {
            mailboxes.delete();
            mailbox.stop();
        }
    }

    private static List<String> mails(Postfix postfix, String name) {
        try {
            return postfix.box(name);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-r RCPT, DEFERRED, 450",
        "-f RCPT, REFUSED, 500",
        "-f . -B 552_5.2.2_Mailbox_is_full, REFUSED, 552 5.2.2 Mailbox is full",
        "-q ., DOUBTFUL, before the relay said",
        "-q DATA, DEFERRED, line to the relay broke"
    })
    void each_fault_of_smtp_sink_is_what_it_is(String fault, Mark mark, String reply) throws Exception {
        assumeTrue(Files.isExecutable(SINK), "needs smtp-sink (Debian: postfix)");
        int port = Ports.free();
        List<String> command = new ArrayList<>(List.of(SINK.toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        for (String word : fault.split(" ", -1)) {
            command.add(word.replace('_', ' '));
        }
        command.addAll(List.of("127.0.0.1:" + port, "64"));
        Process sink = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            only(port);
            until(() -> Ports.answers(port));
            readers.sign(letter, 20);
            Issue issue = sent();
            node();
            until(() -> marks(issue).getOrDefault(mark, 0L) == 20);
            assertThat(reports.lines(issue, mark, -1, 100)).hasSize(20).allSatisfy(line -> assertThat(line.reply())
                    .containsAnyOf(reply, "asked us to slow down"));
            if (issues.get(issue.id()).state() == Issue.State.SENDING) {
                issues.cancel(issue.id(), null);
            }
        } finally {
            sink.destroy();
        }
    }
}

package press.stet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines to a real Postfix: encrypted, with a certificate that is looked at. */
class PostfixTest {

    static Postfix postfix;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Postfix.canRun(), "needs postfix, and root to start it");
        postfix = Postfix.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (postfix != null) {
            postfix.close();
        }
    }

    private static Relay relay(String host, Relay.Security security) {
        int port = security == Relay.Security.TLS ? postfix.tlsPort() : postfix.port();
        return new Relay(UUID.randomUUID(), "postfix", host, port, security, null, null, 1, 1, 10);
    }

    private static SmtpConnection connect(String host, Relay.Security security, SSLSocketFactory tls)
            throws RelayException {
        return SmtpConnection.open(relay(host, security), "newsroom.example", tls, Relay.Patience.STANDARD);
    }

    @ParameterizedTest
    @EnumSource
    void mails_go_over_a_line_of_each_kind_and_arrive_as_they_were(Relay.Security security) throws Exception {
        String words = "Sent by " + security + " to one who is known.";
        try (SmtpConnection line = connect("localhost", security, postfix.trusting())) {
            for (int n = 0; n < 3; n++) {
                assertThat(line.offer(new Envelope("letters@newsroom.example", "ada@mail.example", ""))
                                .code())
                        .isEqualTo(354);
                line.write(("Subject: " + n + "\r\n\r\n" + words + "\r\n=2Ea dot\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                line.dot(null);
                assertThat(line.taken().verdict()).isEqualTo(Reply.Verdict.ACCEPTED);
            }
            assertThat(line.sent()).isEqualTo(3);
        }
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (postfix.box("ada").stream().filter(mail -> mail.contains(words)).count() < 3) {
            assertThat(Instant.now()).as("patience is over").isBefore(end);
            Thread.sleep(50);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void a_certificate_for_another_name_is_refused(Relay.Security security) throws Exception {
        SSLSocketFactory trusting = postfix.trusting();
        assertThatThrownBy(() -> connect("127.0.0.1", security, trusting))
                .isInstanceOf(RelayException.class)
                .hasMessage("The certificate of the relay postfix is for other names and not for 127.0.0.1."
                        + " Write the host as its provider writes it.");
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void a_certificate_that_nobody_trusted_vouches_for_is_refused(Relay.Security security) {
        SSLSocketFactory worldwide = (SSLSocketFactory) SSLSocketFactory.getDefault();
        assertThatThrownBy(() -> connect("localhost", security, worldwide))
                .isInstanceOf(RelayException.class)
                .hasMessage("Nobody whom this machine trusts vouches for the certificate of the relay postfix."
                        + " If it is your own relay, give it a public certificate.");
    }

    @Test
    void a_plain_port_that_is_taken_for_an_encrypted_one_is_said_to_be() {
        Relay wrong = new Relay(
                UUID.randomUUID(), "postfix", "localhost", postfix.port(), Relay.Security.TLS, null, null, 1, 1, 10);
        assertThatThrownBy(() ->
                        SmtpConnection.open(wrong, "newsroom.example", postfix.trusting(), Relay.Patience.STANDARD))
                .isInstanceOf(RelayException.class)
                .hasMessageStartingWith("No encrypted line to the relay postfix came about")
                .hasMessageContaining("465");
    }
}

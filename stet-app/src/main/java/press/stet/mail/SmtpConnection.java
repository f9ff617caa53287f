package press.stet.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a relay (RFC 5321), used for many mails one after the other, by one thread. The steps of a mail are apart on
 * purpose: {@link #offer}, {@link #write}, {@link #dot}, {@link #taken}. What has to be known for good before the relay can have
 * the mail is written down between {@code write} and {@code dot}.
 *
 * <p>With PIPELINING (RFC 2920) the next mail is offered together with the dot of the one before, so a mail costs one round trip.
 */
public final class SmtpConnection implements AutoCloseable {

    private static final byte[] DOT = ".\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Line line;
    private final Relay.Patience patience;
    private final String ownName;
    private Set<String> offers = Set.of();
    private boolean offered;
    private int sent;

    private SmtpConnection(Line line, String ownName, Relay.Patience patience) {
        this.line = line;
        this.ownName = ownName;
        this.patience = patience;
    }

    /**
     * Connects, encrypts and signs in as the relay's entry says.
     *
     * @param ownName how this machine calls itself
     * @param tls whose authorities are trusted
     * @throws RelayException if any of it fails, in words for a person
     */
    static SmtpConnection open(Relay relay, String ownName, SSLSocketFactory tls, Relay.Patience patience)
            throws RelayException {
        Line line;
        try {
            line = Line.open(relay.host(), relay.port(), patience.connect());
        } catch (IOException | RuntimeException e) {
            throw new RelayException(
                    "The relay " + relay.name() + " cannot be reached at " + relay.host() + ", port " + relay.port()
                            + ".",
                    e);
        }
        SmtpConnection connection = new SmtpConnection(line, ownName, patience);
        try {
            connection.greet(relay, tls);
            return connection;
        } catch (RelayException e) {
            connection.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw new RelayException(
                    "The relay " + relay.name() + " does not answer as it should: " + e.getMessage(), e);
        }
    }

    private void greet(Relay relay, SSLSocketFactory tls) throws IOException {
        line.patience(patience.answer());
        if (relay.security() == Relay.Security.PLAIN && !line.isLocal()) {
            throw new RelayException(
                    "The relay " + relay.name() + " is on another machine and its line is not encrypted. Choose TLS"
                            + " or STARTTLS for it.",
                    null);
        }
        if (relay.security() == Relay.Security.TLS) {
            encrypt(relay, tls);
        }
        expect(line.answer(), 220, relay);
        hello(relay);
        if (relay.security() == Relay.Security.STARTTLS) {
            if (!offers.contains("STARTTLS")) {
                throw new RelayException("The relay " + relay.name() + " does not offer encryption (STARTTLS).", null);
            }
            expect(ask("STARTTLS"), 220, relay);
            encrypt(relay, tls);
            hello(relay);
        }
        if (relay.username() != null) {
            signIn(relay);
        }
    }

    private void encrypt(Relay relay, SSLSocketFactory tls) throws IOException {
        try {
            line.encrypt(tls, relay.host(), relay.port());
        } catch (IOException e) {
            throw new RelayException(Certificates.whyNot(relay, e), e);
        }
    }

    private void hello(Relay relay) throws IOException {
        Reply reply = ask("EHLO " + ownName);
        expect(reply, 250, relay);
        Set<String> words = new HashSet<>();
        Collections.addAll(words, reply.text().toUpperCase(Locale.ROOT).split(" ", -1));
        offers = words;
    }

    private void signIn(Relay relay) throws IOException {
        String password = relay.password() == null ? "" : relay.password().value();
        Reply reply;
        if (offers.contains("PLAIN")) {
            reply = ask("AUTH PLAIN " + base64("\0" + relay.username() + "\0" + password));
        } else {
            expect(ask("AUTH LOGIN"), 334, relay);
            expect(ask(base64(String.valueOf(relay.username()))), 334, relay);
            reply = ask(base64(password));
        }
        if (reply.code() != 235) {
            throw new RelayException(
                    "The relay " + relay.name() + " does not take this user name and password: " + reply.line(), null);
        }
    }

    private static String base64(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }

    private static void expect(Reply reply, int code, Relay relay) throws RelayException {
        if (reply.code() != code) {
            throw new RelayException("The relay " + relay.name() + " answers: " + reply.line(), null);
        }
    }

    private Reply ask(String command) throws IOException {
        line.put(command);
        line.flush();
        return line.answer();
    }

    /** How many mails went through this line; relays like to end it after a number of them. */
    public int sent() {
        return sent;
    }

    /** Whether the next mail can be offered with the dot of the one before. */
    public boolean pipelines() {
        return offers.contains("PIPELINING");
    }

    /**
     * Offers a mail up to DATA. After an answer of 354 its content is awaited; after any other nothing is under way.
     *
     * @return 354, or the first answer that says no
     */
    public Reply offer(Envelope envelope) throws RelayException {
        try {
            if (!offered) {
                if (pipelines()) {
                    putOffer(envelope);
                    line.flush();
                } else {
                    return offerSlowly(envelope);
                }
            }
            offered = false;
            line.patience(patience.answer());
            Reply from = line.answer();
            Reply to = line.answer();
            Reply data = line.answer();
            if (data.code() == 354 && (from.code() != 250 || to.code() / 100 != 2)) {
                // RFC 2920, section 3.1: it took DATA without a recipient; an empty mail ends that.
                line.put(DOT);
                line.flush();
                Reply unused = line.answer();
            }
            return from.code() != 250 ? from : to.code() / 100 != 2 ? to : data;
        } catch (IOException e) {
            throw new RelayException("The line to the relay broke: " + e.getMessage(), e);
        }
    }

    private void putOffer(Envelope envelope) throws IOException {
        line.put(mailFrom(envelope));
        line.put(rcptTo(envelope));
        line.put("DATA");
    }

    private Reply offerSlowly(Envelope envelope) throws IOException {
        line.patience(patience.answer());
        Reply from = ask(mailFrom(envelope));
        if (from.code() != 250) {
            return from;
        }
        Reply to = ask(rcptTo(envelope));
        return to.code() / 100 == 2 ? ask("DATA") : to;
    }

    private String mailFrom(Envelope envelope) {
        String command = "MAIL FROM:<" + envelope.from() + ">";
        return offers.contains("DSN") && !envelope.id().isEmpty()
                ? command + " RET=HDRS ENVID=" + Envelope.xtext(envelope.id())
                : command;
    }

    private String rcptTo(Envelope envelope) {
        String command = "RCPT TO:<" + envelope.to() + ">";
        return offers.contains("DSN") && !envelope.from().isEmpty()
                ? command + " NOTIFY=FAILURE,DELAY ORCPT=rfc822;" + Envelope.xtext(envelope.to())
                : command;
    }

    /** Starts over after an offer that was refused. */
    public void reset() throws RelayException {
        try {
            Reply unused = ask("RSET");
        } catch (IOException e) {
            throw new RelayException("The line to the relay broke: " + e.getMessage(), e);
        }
    }

    /**
     * Sends the content, all but the final dot. Breaking off here is harmless: the relay throws away what it has.
     *
     * @param content lines of at most 998 characters ending in CR LF, none beginning with a dot
     */
    public void write(byte[] content) throws RelayException {
        try {
            line.put(content);
            line.flush();
        } catch (IOException e) {
            throw new RelayException("The line to the relay broke: " + e.getMessage(), e);
        }
    }

    /**
     * Sends the final dot: from here on the relay may have the mail.
     *
     * @param next offered at once if the relay lets us; null for none
     */
    public void dot(@Nullable Envelope next) throws DoubtException {
        try {
            line.put(DOT);
            if (next != null && pipelines()) {
                putOffer(next);
                offered = true;
            }
            line.flush();
        } catch (IOException e) {
            throw new DoubtException("The line broke as the mail was handed over.", e);
        }
    }

    /** The relay's answer to the dot. */
    public Reply taken() throws DoubtException {
        try {
            line.patience(patience.afterDot());
            Reply reply = line.answer();
            sent++;
            return reply;
        } catch (IOException e) {
            throw new DoubtException("The line broke before the relay said whether it took the mail.", e);
        }
    }

    /** Says goodbye, without waiting for an answer. An offer that is under way is dropped with the line. */
    @Override
    public void close() {
        try {
            if (!offered) {
                line.put("QUIT");
                line.flush();
            }
        } catch (IOException e) {
            // It is gone already.
        }
        line.close();
    }
}

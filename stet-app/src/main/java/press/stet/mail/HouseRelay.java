package press.stet.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * A relay inside the program, for trying everything out: it takes every mail over a real SMTP line on this machine, lets nothing
 * out, and keeps the newest in memory for the desk to show.
 */
@Component
public class HouseRelay implements DisposableBean {

    public static final String NAME = "in the house";

    private static final int KEPT = 200;
    private static final int LONGEST = 4 * 1024 * 1024;
    private static final int MAX_LINE = 2_000;

    /** A mail as it came over the line. */
    public record Taken(long number, Instant at, String from, String to, String content) {

        /** A header's words, readable; empty if there is none. */
        public String header(String name) {
            return TakenMail.header(content, name);
        }

        /** The headers, and the plain text decoded. */
        public String readable() {
            return TakenMail.readable(content);
        }
    }

    private final Clock clock;
    private final Deque<Taken> taken = new ArrayDeque<>();
    private long count;
    private @Nullable ServerSocket server;

    HouseRelay(Clock clock) {
        this.clock = clock;
    }

    Relay relay() {
        return new Relay(new UUID(0, 1), NAME, "127.0.0.1", port(), Relay.Security.PLAIN, null, null, 1, 10, 100_000);
    }

    /** The newest mails, newest first; at most {@value #KEPT}. */
    public synchronized List<Taken> taken() {
        return List.copyOf(taken);
    }

    private synchronized int port() {
        ServerSocket listening = server;
        if (listening == null) {
            try {
                ServerSocket fresh = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                server = fresh;
                Thread.ofVirtual().name("house-relay").start(() -> listen(fresh));
                listening = fresh;
            } catch (IOException e) {
                throw new UncheckedIOException("The relay in the house cannot listen on this machine.", e);
            }
        }
        return listening.getLocalPort();
    }

    private void listen(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().name("house-relay-line").start(() -> converse(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(300_000);
            new Conversation(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream()).go();
        } catch (IOException e) {
            // The other side is gone; what it had handed over is kept.
        }
    }

    private final class Conversation {

        private final InputStream in;
        private final OutputStream out;
        private String from = "";
        private String to = "";

        Conversation(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void go() throws IOException {
            say("220 stet.invalid keeps what it gets");
            for (String line = line(); line != null; line = line()) {
                String verb = line.length() < 4 ? "" : line.substring(0, 4).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> say("250-stet.invalid\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 DSN");
                    case "HELO", "RSET", "NOOP" -> say("250 2.0.0 Yes");
                    case "MAIL" -> {
                        from = bracketed(line);
                        say("250 2.1.0 Yes");
                    }
                    case "RCPT" -> {
                        to = bracketed(line);
                        say("250 2.1.5 Yes");
                    }
                    case "DATA" -> {
                        say("354 Go on");
                        keep();
                    }
                    case "QUIT" -> {
                        say("221 2.0.0 Good bye");
                        return;
                    }
                    default -> say("502 5.5.1 That is not understood here");
                }
            }
        }

        private void keep() throws IOException {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (String line = line(); line != null; line = line()) {
                if (line.equals(".")) {
                    long number = add(from, to, content.toString(StandardCharsets.ISO_8859_1));
                    say("250 2.0.0 Kept as " + number);
                    return;
                }
                if (content.size() < LONGEST) {
                    content.writeBytes(
                            (line.startsWith(".") ? line.substring(1) : line).getBytes(StandardCharsets.ISO_8859_1));
                    content.writeBytes(new byte[] {'\r', '\n'});
                }
            }
        }

        private static String bracketed(String line) {
            int open = line.indexOf('<');
            int shut = line.indexOf('>', open);
            return open < 0 || shut < 0 ? "" : line.substring(open + 1, shut);
        }

        private @Nullable String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    return line.toString();
                }
                if (c != '\r' && line.length() < MAX_LINE) {
                    line.append((char) c);
                }
            }
            return null;
        }

        private void say(String words) throws IOException {
            out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    private synchronized long add(String from, String to, String content) {
        count++;
        taken.addFirst(new Taken(count, clock.instant(), from, to, content));
        if (taken.size() > KEPT) {
            taken.removeLast();
        }
        return count;
    }

    @Override
    public synchronized void destroy() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}

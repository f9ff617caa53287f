package press.stet.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/**
 * A relay that does what a test tells it: for each step of each mail an answer, or a way to fail. It counts every mail it has taken,
 * whether its answer reached the other side or not.
 */
public final class ScriptedRelay implements AutoCloseable {

    /** A step of a mail. */
    public enum Step {
        GREETING,
        MAIL,
        RCPT,
        DATA,
        DOT
    }

    /** What happens instead of an answer. */
    public static final String HANG_UP = "(hang up)";

    /** The mail is taken, and the line is cut before the answer. */
    public static final String TAKE_AND_HANG_UP = "(take and hang up)";

    public static final String YES = "";

    public record Taken(String from, String to, String content) {}

    private final ServerSocket server;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Set<Socket> lines = Collections.newSetFromMap(new ConcurrentHashMap<>());
    private volatile BiFunction<Step, String, String> script = (step, to) -> YES;
    private volatile boolean pipelining = true;

    public ScriptedRelay() {
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /** @param answers to each step, with the recipient (empty before it is known): {@link #YES}, a line, or a way to fail */
    public ScriptedRelay answering(BiFunction<Step, String, String> answers) {
        script = answers;
        return this;
    }

    public ScriptedRelay withoutPipelining() {
        pipelining = false;
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    public void forget() {
        taken.clear();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket line = server.accept();
                lines.add(line);
                Thread.ofVirtual().start(() -> converse(line));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            if (!say(out, Step.GREETING, "", "220 ready")) {
                return;
            }
            String from = "";
            String to = "";
            for (String line = line(in); line != null; line = line(in)) {
                String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
                boolean goesOn =
                        switch (verb) {
                            case "EHLO" ->
                                plain(out, pipelining ? "250-here\r\n250-PIPELINING\r\n250 DSN" : "250 here");
                            case "MAIL" -> {
                                from = address(line);
                                yield say(out, Step.MAIL, "", "250 2.1.0 ok");
                            }
                            case "RCPT" -> {
                                to = address(line);
                                String answer = script.apply(Step.RCPT, to);
                                boolean refused = answer.startsWith("4") || answer.startsWith("5");
                                boolean on = answer(out, answer, "250 2.1.5 ok");
                                to = refused ? "" : to;
                                yield on;
                            }
                            case "DATA" ->
                                to.isEmpty()
                                        ? plain(out, "503 5.5.1 no recipient")
                                        : say(out, Step.DATA, to, "354 go on") && content(in, out, from, to);
                            case "QUIT" -> {
                                boolean unused = plain(out, "221 bye");
                                yield false;
                            }
                            default -> plain(out, "250 ok");
                        };
                if (!goesOn) {
                    return;
                }
            }
        } catch (IOException e) {
            // The other side is gone.
        } finally {
            lines.remove(socket);
        }
    }

    private boolean content(InputStream in, OutputStream out, String from, String to) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (String line = line(in); line != null; line = line(in)) {
            if (line.equals(".")) {
                String answer = script.apply(Step.DOT, to);
                if (answer.equals(YES) || answer.startsWith("2") || answer.equals(TAKE_AND_HANG_UP)) {
                    taken.add(new Taken(from, to, content.toString(StandardCharsets.ISO_8859_1)));
                }
                return answer(out, answer, "250 2.0.0 taken");
            }
            content.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        return false;
    }

    private boolean say(OutputStream out, Step step, String to, String yes) throws IOException {
        return answer(out, script.apply(step, to), yes);
    }

    private static boolean answer(OutputStream out, String answer, String yes) throws IOException {
        if (answer.equals(HANG_UP) || answer.equals(TAKE_AND_HANG_UP)) {
            return false;
        }
        boolean unused = plain(out, answer.equals(YES) ? yes : answer);
        return !answer.startsWith("421");
    }

    private static boolean plain(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return null;
    }

    /** Cuts every line, as if the machine went away. */
    public void cut() throws IOException {
        for (Socket line : lines) {
            line.close();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            cut();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

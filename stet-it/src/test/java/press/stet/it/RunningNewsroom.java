package press.stet.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The program, started by a command and running until it is stopped or killed. */
final class RunningNewsroom implements AutoCloseable {

    private static final String END = "(the program ended)";

    final URI site;
    final URI desk;
    final Path data;
    private final Process process;

    private RunningNewsroom(Process process, URI site, URI desk, Path data) {
        this.process = process;
        this.site = site;
        this.desk = desk;
        this.data = data;
    }

    /** Starts {@code ./stet} with these words, and ports of its own, and waits until it has said its three addresses. */
    static RunningNewsroom start(Path data, String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of(
                "--data", data.toString(),
                "--site-port", String.valueOf(Shell.freePort()),
                "--desk-port", String.valueOf(Shell.freePort())));
        Process process = Shell.start(command.toArray(String[]::new));
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> listen(process, lines));
        String site = "";
        String desk = "";
        String folder = "";
        StringBuilder said = new StringBuilder();
        while (folder.isEmpty()) {
            String line = next(lines);
            said.append(line).append('\n');
            if (line.equals(END)) {
                throw new AssertionError("The program did not start. It said:\n" + said);
            }
            site = after("Site", line, site);
            desk = after("Desk", line, desk);
            folder = after("Data", line, folder);
        }
        return new RunningNewsroom(process, URI.create(site), URI.create(desk), Path.of(folder));
    }

    private static String after(String name, String line, String before) {
        return line.strip().startsWith(name + " ")
                ? line.strip().substring(name.length()).strip()
                : before;
    }

    private static void listen(Process process, BlockingQueue<String> lines) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // The stream of a killed process ends like this.
        } finally {
            lines.add(END);
        }
    }

    private static String next(BlockingQueue<String> lines) {
        try {
            String line = lines.poll(Shell.PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("The program did not say its addresses in time.");
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks for a page. */
    HttpResponse<String> get(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(Shell.PATIENCE_SECONDS))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As Ctrl-C or a service manager does; answers with the exit code. */
    int stop() {
        process.destroy();
        return ended();
    }

    /** As a crash does: nothing has time to say good-bye. */
    void kill() {
        process.destroyForcibly();
        ended();
    }

    /** The database servers that this program started and that are alive. */
    List<ProcessHandle> databases() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("postgres"))
                .toList();
    }

    private int ended() {
        try {
            if (!process.waitFor(Shell.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The program did not stop.");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}

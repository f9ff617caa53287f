package press.stet.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A person at a shell who types {@code ./stet ...}. */
final class Shell {

    /** Generous, because machines that run tests are busy. */
    static final long PATIENCE_SECONDS = 240;

    private static final Path STET = Path.of("..", "stet").toAbsolutePath().normalize();

    private Shell() {}

    /** How a command ended: its exit code, and all that it said on both streams. */
    record Answer(int exit, String words) {}

    /** Runs a command to its end. */
    static Answer stet(String... words) {
        Process process = start(words);
        CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("./stet " + String.join(" ", words) + " did not end.");
            }
            return new Answer(process.exitValue(), said.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Starts a command; both its streams come out of {@link Process#getInputStream()}. It makes no quick-start cache for the next one:
     * what is killed before it has one would begin anew each time, beside the test.
     */
    static Process start(String... words) {
        List<String> command = new ArrayList<>(List.of(STET.toString()));
        command.addAll(List.of(words));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment()
                    .merge("STET_JAVA_OPTIONS", "-Dstet.quick-start=", (given, more) -> given + " " + more);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

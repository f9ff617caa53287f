package press.stet.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import press.stet.edition.Printer;
import press.stet.postgres.Options;

/**
 * A short life on a folder of its own: started, asked for a few pages, stopped. What Java learns from it makes the next starts
 * quick, see {@link QuickStart}.
 */
@Command(name = "train", hidden = true, description = "Starts and stops once, for the quick-start cache.")
final class TrainCommand extends Subcommand {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("stet-train");
        try {
            Settings settings = new Settings(folder, freePort(), freePort(), "");
            try (Database database = Database.open(settings, Options.Exit.BY_SHUTDOWN_HOOK);
                    Program program = Program.serve(application(), settings, database)) {
                program.part(Demo.class).moveIn();
                program.part(Printer.class).printChanges();
                visit(settings);
            }
        } finally {
            delete(folder);
        }
        return DONE;
    }

    private static void visit(Settings settings) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String address : List.of(
                    "http://localhost:" + settings.sitePort() + "/",
                    "http://localhost:" + settings.sitePort() + "/feed.xml",
                    "http://localhost:" + settings.deskPort() + "/",
                    "http://localhost:" + settings.deskPort() + "/sign-in")) {
                try {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                            .timeout(PATIENCE)
                            .build();
                    client.send(request, HttpResponse.BodyHandlers.discarding());
                } catch (IOException nothingToLearnHere) {
                    continue;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

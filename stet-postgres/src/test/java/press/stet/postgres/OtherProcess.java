package press.stet.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Stet: a Java process of its own that holds the server of a folder until it is closed or killed. */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader said;
    private final int port;

    private OtherProcess(Process process) throws IOException {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        if (line == null || !line.startsWith("port ")) {
            process.destroyForcibly();
            throw new IllegalStateException("The other process did not start: " + line);
        }
        this.port = Integer.parseInt(line.substring(5));
    }

    /** Waits until the process has its server. */
    static OtherProcess holding(Path dataFolder) throws IOException {
        return new OtherProcess(starting(dataFolder));
    }

    /** Does not wait. */
    static Process starting(Path dataFolder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                dataFolder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // Names of files reach a JVM only through a locale that can write them.
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    int port() {
        return port;
    }

    /** Kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as from a service manager: only the shutdown hook is left to tidy up. */
    void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** Asks the process to close its handle and waits for its end. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }

    /** Prints the port, then waits for the end of its input. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]))) {
            out.println("port " + postgres.port());
            System.in.readAllBytes();
        }
    }
}

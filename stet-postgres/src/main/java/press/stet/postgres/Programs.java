package press.stet.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's own programs. They refuse to run as root; for root they run in a user namespace of their own, where
 * they are nobody and hold no capability, while their files keep their owner.
 */
final class Programs {

    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(20);

    private final Path home;
    private final List<String> prefix;

    private Programs(Path home, List<String> prefix) {
        this.home = home;
        this.prefix = prefix;
    }

    /** Takes the programs of an unpacked folder, and tries whether this machine runs them. */
    static Programs in(Path home) throws IOException {
        List<String> prefix = new ArrayList<>();
        // A session of its own keeps Ctrl-C of the terminal from the server: it has to outlive our orderly shutdown.
        find("setsid").ifPresent(prefix::add);
        Optional<String> refused = whyPostgresRefusesThisUser();
        if (refused.isPresent()) {
            prefix.add(find("unshare")
                    .orElseThrow(
                            () -> new PostgresStartException(refused.get() + ", and the program unshare, which would"
                                    + " help, is missing. Run Stet as an ordinary user, or install util-linux.")));
            prefix.add("-U");
        }
        Programs programs = new Programs(home, List.copyOf(prefix));
        Result result = programs.run(programs.command("postgres", List.of("--version")), A_FEW_SECONDS);
        if (result.code != 0) {
            throw new PostgresStartException(whyNothingRuns(refused, home, result.output));
        }
        return programs;
    }

    private static Optional<String> whyPostgresRefusesThisUser() throws IOException {
        int uid = uidOf(Path.of("/proc/self"));
        if (uid == 0) {
            return Optional.of("PostgreSQL refuses to run as root");
        }
        // What Java says when the user has a number only, as in a container started with one.
        return "?".equals(System.getProperty("user.name"))
                ? Optional.of("PostgreSQL refuses to run as a user without a name (number " + uid + ")")
                : Optional.empty();
    }

    private static String whyNothingRuns(Optional<String> refused, Path home, String output) {
        if (refused.isEmpty()) {
            return "The programs of the embedded PostgreSQL do not run on this machine (" + output
                    + "). They need glibc, as on Debian, Ubuntu or Fedora, and a disk that allows programs. Otherwise"
                    + " set the address of a PostgreSQL 18 server of your own.";
        }
        if (output.contains("failed to execute")) {
            return "PostgreSQL runs without root's powers and cannot reach " + home + " (" + output
                    + "). Run Stet as the user who owns the folders above it, or choose a data folder below folders of"
                    + " the user who runs Stet.";
        }
        return refused.get() + ", and this machine does not allow the user namespace that would help (" + output
                + "). Run Stet as an ordinary user who owns the data folder.";
    }

    /** Full path of one program. */
    Path path(String program) {
        return home.resolve("bin").resolve(program);
    }

    /** Starts a program that goes on running, its output appended to a log. */
    Process start(Path log, String program, List<String> arguments) throws IOException {
        return builder(command(program, arguments))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /**
     * Runs a program to its end.
     *
     * @return what it printed
     * @throws PostgresStartException when it failed or did not end in time
     */
    String run(Duration limit, String program, List<String> arguments) throws IOException {
        Result result = run(command(program, arguments), limit);
        if (result.code != 0) {
            throw new PostgresStartException("PostgreSQL's " + program + " failed: " + result.output);
        }
        return result.output;
    }

    private List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(path(program).toString());
        command.addAll(arguments);
        return command;
    }

    private record Result(int code, String output) {}

    private static Result run(List<String> command, Duration limit) throws IOException {
        Process process = builder(command).start();
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> {
            try {
                return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                return "";
            }
        });
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Result(-1, "it did not end within " + limit.toSeconds() + " seconds");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new PostgresStartException("Starting PostgreSQL was interrupted.", e);
        }
        return new Result(process.exitValue(), output.join());
    }

    private static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        // Variables like PGDATA or LD_PRELOAD of our caller are not meant for this server.
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static Optional<String> find(String program) {
        return List.of("/usr/bin", "/bin", "/usr/local/bin", "/run/current-system/sw/bin").stream()
                .map(folder -> folder + "/" + program)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    /** Number of the user who owns a file; of a process's folder in /proc, the user it runs as. */
    static int uidOf(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }
}

package press.stet.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.stet.kernel.Refusal;

@Command(
        name = "verify",
        description = {
            "Checks a signed edition, one page or one file against a root you trust, and says in one sentence what holds.",
            "Ends with 0 only if everything holds."
        })
final class VerifyCommand extends Subcommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR|URL|FILE",
            description =
                    "A store, a site or a data folder; or a file that carries its proof, to be checked by itself.")
    private @Nullable String place;

    @Option(
            names = "--root",
            paramLabel = "FILE",
            description = "The root to trust (default: the one pinned in the data folder).")
    private @Nullable Path root;

    @Option(names = "--page", paramLabel = "PATH", description = "Check one page only, for instance /world/")
    private @Nullable String page;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Check a file: by its own proof, or as the page in --page.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        Verification.Outcome outcome = verification();
        say(outcome.sentence());
        outcome.faults().forEach(fault -> say("  " + fault));
        return outcome.holds() ? DONE : Commands.REFUSED;
    }

    private Verification.Outcome verification() throws IOException {
        Path named = place != null && file == null && Files.isRegularFile(Path.of(place)) ? Path.of(place) : null;
        return named == null
                ? new Verification(root(), page, file, Clock.systemUTC()).of(place)
                : new Verification(root(), page, named, Clock.systemUTC()).of(null);
    }

    private byte[] root() throws IOException {
        Path pinned = root == null ? settings().data().resolve("keys").resolve("root") : root;
        try {
            return Files.readAllBytes(pinned);
        } catch (NoSuchFileException e) {
            throw new Refusal(
                    root == null
                            ? "There is no pinned root in this data folder. Name the newsroom's root with --root FILE."
                            : "There is no file " + root + ".",
                    e);
        }
    }
}

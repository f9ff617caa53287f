package press.stet.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.stet.format.Memory;
import press.stet.format.ObjectHash;
import press.stet.format.RefusedException;
import press.stet.format.SignedNote;
import press.stet.kernel.Refusal;

@Command(
        name = "verify",
        description = {
            "Checks a signed edition, one page or one file against a root you trust, and says in one sentence what"
                    + " holds.",
            "Ends with 0 only if everything holds."
        })
final class VerifyCommand extends Subcommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR|URL|FILE",
            description =
                    "A store, a site, a data folder or the address of one page; or a file that carries its proof, to"
                            + " be checked by itself.")
    private @Nullable String place;

    @Option(
            names = "--root",
            paramLabel = "FILE",
            description = "The root to trust (default: the one pinned in the data folder).")
    private @Nullable Path root;

    @Option(
            names = "--fingerprint",
            paramLabel = "HEX",
            description = "Trust the root only if it has this fingerprint, for instance the one on paper.")
    private @Nullable String fingerprint;

    @Option(names = "--page", paramLabel = "PATH", description = "Check one page only, for instance /world/")
    private @Nullable String page;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Check a file: by its own proof, or as the page in --page.")
    private @Nullable Path file;

    @Option(names = "--channel", paramLabel = "NAME", description = "The file is the list of mirrors of this channel.")
    private @Nullable String channel;

    @Option(
            names = "--memory",
            paramLabel = "FILE",
            description = "Keep in this file what was seen, and refuse what is older the next time.")
    private @Nullable Path memory;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Check as of this moment, for instance 2026-03-01T12:00:00Z (default: now).")
    private @Nullable Instant at;

    @Override
    public Integer call() throws IOException {
        Memory pinned = pinned(root());
        if (place == null && file == null && fingerprint != null) {
            say("This is the root of " + pinned.root().newsroom() + ", version "
                    + pinned.root().version() + ", and has the fingerprint you hold.");
            return DONE;
        }
        Memory known = memory == null ? pinned : ReaderMemory.read(memory, pinned);
        Verification.Outcome outcome = verification(known);
        say(outcome.sentence());
        outcome.faults().forEach(fault -> say("  " + fault));
        if (memory != null) {
            ReaderMemory.write(memory, outcome.memory());
        }
        return outcome.holds() ? DONE : Commands.REFUSED;
    }

    private Verification.Outcome verification(Memory known) throws IOException {
        InstantSource time = at == null ? Clock.systemUTC() : InstantSource.fixed(at);
        Path named = place != null && file == null && Files.isRegularFile(Path.of(place)) ? Path.of(place) : null;
        return named == null
                ? new Verification(known, page, file, channel, time).of(place)
                : new Verification(known, page, named, channel, time).of(null);
    }

    private Memory pinned(byte[] note) {
        try {
            return Memory.pinned(
                    note,
                    fingerprint == null
                            ? SignedNote.parse(note).textHash()
                            : ObjectHash.fromHex(
                                    fingerprint.replaceAll("[\\s:-]", "").toLowerCase(Locale.ROOT)));
        } catch (RefusedException e) {
            throw new Refusal("The root cannot be used: " + e.sentence(), e);
        } catch (IllegalArgumentException e) {
            throw new Refusal("A fingerprint has 64 digits from 0 to 9 and a to f.", e);
        }
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

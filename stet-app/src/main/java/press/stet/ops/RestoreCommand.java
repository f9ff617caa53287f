package press.stet.ops;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.stet.edition.Keys;
import press.stet.edition.Restoration;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Refusal;
import press.stet.storage.FolderObjects;
import press.stet.storage.SignedTexts;
import press.stet.storage.SiteHeadFile;

/** Needs no database: what readers get is in the store. */
@Command(
        name = "restore",
        description = {
            "Rebuilds the site on an empty machine from any one store and the root, after the newsroom's own machine"
                    + " was lost or taken. With --with the keys that were on it are thrown out, so that nobody else can"
                    + " sign.",
            "Then: stet --data DIR"
        })
final class RestoreCommand extends Subcommand {

    @Parameters(paramLabel = "DIR|URL", description = "A store or a door: a folder, or its address.")
    private String place = "";

    @Option(
            names = "--root",
            required = true,
            paramLabel = "FILE",
            description = "The root you trust: root/1 of any store, if its fingerprint is the one on paper.")
    private Path root = Path.of("");

    @Option(
            names = "--address",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "Where the site will be found.")
    private URI address = URI.create("http://localhost:8080");

    @Mixin
    private KeysCommand.With with = new KeysCommand.With();

    @Override
    public Integer call() throws IOException {
        Premises.mustBeWritable(settings().data());
        DataFolder data = new DataFolder(settings().data());
        Keys keys = new Keys(data, new SignedTexts(data.folder("store")), Clock.systemUTC());
        Restoration restoration = new Restoration(
                keys,
                new FolderObjects(data.folder("objects")),
                new SiteHeadFile(data.folder("edition").resolve("head")));
        Restoration.Restored restored = restored(restoration);
        say(restored.finding());
        say(
                with.files().isEmpty()
                        ? "The keys are the old ones, and their files are not here. To sign from now on, throw them"
                                + " out with your root keys: stet keys show, then stet keys revoke NAME --with FILE"
                                + " --with FILE, the clock's first."
                        : "The old keys count no more; new ones are in "
                                + data.root().resolve("keys") + ".");
        say("The stories themselves are not in a store. Put back the newsroom's backup or import them before you"
                + " publish: until then nothing new is printed, and readers get"
                + " edition " + restored.edition() + ".");
        return DONE;
    }

    private Restoration.Restored restored(Restoration restoration) throws IOException {
        try (Place from = Place.of(place)) {
            return restoration.from(from.store(), Restoration.root(root()), with.files(), address);
        }
    }

    private String root() throws IOException {
        try {
            return Files.readString(root);
        } catch (NoSuchFileException e) {
            throw new Refusal("There is no file " + root + ".", e);
        }
    }
}

package press.stet.ops;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.stet.edition.KeyChange;
import press.stet.edition.KeyWords;
import press.stet.edition.Keys;
import press.stet.format.Role;
import press.stet.format.RootText;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Refusal;
import press.stet.storage.FolderObjects;
import press.stet.storage.SignedTexts;

/** Works on the key files alone: needs no database, and may run beside the program. */
@Command(name = "keys", description = "Shows, makes, renews and revokes the newsroom's keys, and explains them.")
final class KeysCommand extends Subcommand {

    /** The files of the root keys that sign a change. */
    static final class With {
        @Option(
                names = "--with",
                paramLabel = "FILE",
                description = "A root key, typed in from paper or from its file; once for each. Default: those in keys/"
                        + Keys.OFFLINE + ".")
        private List<Path> files = List.of();

        List<Path> files() {
            return files;
        }
    }

    @Override
    public Integer call() {
        return show();
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Which keys speak for the newsroom.")
    int show() {
        Keys.State state = keys().state()
                .orElseThrow(() ->
                        new Refusal("There are no keys yet. They are made with the first edition, or by: stet keys make"
                                + " --newsroom NAME"));
        RootText root = state.root();
        say("Newsroom     " + state.newsroom());
        say("Fingerprint  " + state.fingerprint().hex());
        say("Root         version " + root.version() + ", until " + root.expires());
        for (Role role : Role.values()) {
            RootText.Keys of = root.keys(role);
            say(String.format(
                    Locale.ROOT,
                    "%-12s %s",
                    KeyWords.of(role),
                    of.threshold() + " of " + of.keys().size() + " must sign"));
            of.keys().forEach(key -> say("             " + key.name()));
            of.retired()
                    .forEach(old -> say("             " + old.key().name() + " (retired, up to " + old.last() + ")"));
        }
        say("");
        say(state.sentence());
        return DONE;
    }

    @Command(
            name = "make",
            mixinStandardHelpOptions = true,
            description = "Makes the key set by hand, before the first edition would.")
    int make(
            @Option(
                            names = "--newsroom",
                            required = true,
                            paramLabel = "NAME",
                            description = "Stands in every signed text and stays for good; best your first domain.")
                    String newsroom)
            throws IOException {
        Keys keys = keys();
        if (keys.exist()) {
            throw new Refusal("There are keys already; they stay as they are. See them with: stet keys show");
        }
        try {
            keys.makeIfMissing(newsroom);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        return show();
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Puts a new key in the place of an old one, which stays honoured for what it signed.")
    int rotate(
            @Parameters(paramLabel = "KEY", description = "publish, clock, mirrors or notice.") String word,
            @Mixin With with)
            throws IOException {
        RootText root = new KeyChange(keys(), with.files).rotate(KeyWords.role(word));
        say("A new " + word + " key signs from now on. The root has version " + root.version() + ".");
        return DONE;
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Throws a stolen key out: what it signed counts no more. A new one takes its place here.")
    int revoke(
            @Parameters(paramLabel = "NAME", description = "The key's name, as stet keys show prints it.") String name,
            @Mixin With with)
            throws IOException {
        RootText root = new KeyChange(
                        keys(),
                        with.files,
                        new FolderObjects(new DataFolder(settings().data()).folder("objects")))
                .revoke(name);
        say(name + " counts no more. The root has version " + root.version()
                + "; readers learn of it from any store they reach.");
        if (name.contains("edition")) {
            say("Story files that readers saved before carry this key's signature and count no more. Those they"
                    + " save from now on have a new proof.");
        }
        return DONE;
    }

    @Command(name = "renew", mixinStandardHelpOptions = true, description = "Signs the root for another year.")
    int renew(@Mixin With with) throws IOException {
        RootText root = new KeyChange(keys(), with.files).renew();
        say("The root has version " + root.version() + " and holds until " + root.expires() + ".");
        return DONE;
    }

    @Command(
            name = "explain",
            mixinStandardHelpOptions = true,
            description = "What the keys are for, what to print and where to keep it.")
    int explain() {
        say(KeyWords.explain());
        return DONE;
    }

    private Keys keys() {
        DataFolder data = new DataFolder(settings().data());
        return new Keys(data, new SignedTexts(data.folder("store")), Clock.systemUTC());
    }
}

package press.stet.ops;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.stet.kernel.Refusal;
import press.stet.kernel.Secret;
import press.stet.mirrors.BucketKeys;
import press.stet.mirrors.Buckets;
import press.stet.mirrors.Carries;
import press.stet.mirrors.Channels;
import press.stet.mirrors.Informers;
import press.stet.mirrors.Mirrors;
import press.stet.mirrors.ServerConfig;
import press.stet.mirrors.SshLogin;

@Command(name = "mirror", description = "Adds, lists and removes the hosts that carry the edition.")
final class MirrorCommand extends Subcommand {

    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The board: what is where, and how old.")
    int list() {
        with(mirrors -> {
            List<Mirrors.Line> board = mirrors.board();
            if (board.isEmpty()) {
                say("There are no mirrors yet. The first: stet mirror add folder NAME DIR");
            }
            board.forEach(line -> say(String.format(
                    Locale.ROOT,
                    "%-4s %-16s %-6s %-9s %s%n     %s",
                    line.up() ? "ok" : "look",
                    line.name(),
                    line.kind(),
                    line.whose().isEmpty() ? "store" : line.whose(),
                    line.address(),
                    line.sentence())));
        });
        return DONE;
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Adds a mirror; the running program pushes to it within half a minute.",
                "The secret of a bucket's key is read from STET_BUCKET_SECRET, so that it stands in no history."
            })
    int add(
            @Parameters(
                            paramLabel = "KIND",
                            description = "folder, s3, sftp, or web (copies by itself, only looked at).")
                    String kind,
            @Parameters(paramLabel = "NAME", description = "A short name of your own.") String name,
            @Parameters(
                            paramLabel = "DIR|URL",
                            description =
                                    "The folder of the store or door; of a bucket https://host/bucket/folder/, by SSH"
                                            + " sftp://user@host/folder/")
                    String place,
            @Option(
                            names = "--public",
                            paramLabel = "URL",
                            description = "Where readers find it; read back from there.")
                    @Nullable
                    String publicAddress,
            @Option(names = "--door", description = "Put the pages there too: an address that people open.")
                    boolean door,
            @Option(
                            names = "--region",
                            paramLabel = "REGION",
                            defaultValue = "us-east-1",
                            description = "Of the bucket.")
                    String region,
            @Option(
                            names = "--key",
                            paramLabel = "ID",
                            description = "Id of the bucket's key; by SSH the file of the private key.")
                    @Nullable
                    String key) {
        Carries carries = door ? Carries.DOOR : Carries.STORE;
        with(mirrors -> {
            switch (kind.toLowerCase(Locale.ROOT)) {
                case "folder" -> mirrors.addFolder(name, Path.of(place), carries, publicAddress, null);
                case "s3" -> mirrors.addBucket(name, place, carries, bucket(region, key), publicAddress, null);
                case "sftp" ->
                    mirrors.addSftp(
                            name,
                            place,
                            carries,
                            new SshLogin(
                                    key == null
                                            ? ""
                                            : Path.of(key).toAbsolutePath().toString(),
                                    ""),
                            publicAddress,
                            null);
                case "web" -> mirrors.addWeb(name, place, null);
                default -> throw new Refusal("A mirror is of the kind folder, s3, sftp or web.");
            }
        });
        say("The mirror " + name + " was added. How it stands: stet mirror list");
        return DONE;
    }

    private static BucketKeys bucket(String region, @Nullable String key) {
        String secret = System.getenv("STET_BUCKET_SECRET");
        if (key == null || secret == null || secret.isBlank()) {
            throw new Refusal("A bucket needs --key ID and its secret in the environment as STET_BUCKET_SECRET.");
        }
        return new BucketKeys(region, key, new Secret(secret.strip()));
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Forgets a mirror. What lies there stays until its owner deletes it.")
    int remove(@Parameters(paramLabel = "NAME") String name) {
        with(mirrors -> mirrors.remove(name, null));
        say("The mirror " + name + " is no longer pushed to.");
        return DONE;
    }

    @Command(
            name = "allot",
            mixinStandardHelpOptions = true,
            description = {
                "Gives a door to a channel: open, letter, push, members, partners or print. Only readers of that"
                        + " channel learn of it, and of those only one bucket. Doors without a channel are a reserve for"
                        + " when one burns."
            })
    int allot(@Parameters(paramLabel = "NAME") String name, @Parameters(paramLabel = "CHANNEL") String channel) {
        withChannels(channels -> {
            channels.allot(name, channel, null);
            channels.sign();
        });
        say(name + " is shown to readers of the channel " + channel + " from now on.");
        return DONE;
    }

    @Command(
            name = "burn",
            mixinStandardHelpOptions = true,
            description = "Takes a blocked door off every list and gives its readers others from the reserve.")
    int burn(@Parameters(paramLabel = "NAME") String name) {
        withChannels(channels -> {
            channels.burn(name, null);
            channels.sign();
        });
        say(name + " is on no list any more.");
        return DONE;
    }

    @Command(
            name = "simulate",
            mixinStandardHelpOptions = true,
            description = "Shows how many doors some informers among the subscribers burn, and who keeps one.")
    int simulate(
            @Option(names = "--subscribers", paramLabel = "N", defaultValue = "10000") int subscribers,
            @Option(
                            names = "--bits",
                            paramLabel = "N",
                            defaultValue = "6",
                            description =
                                    "2 to the power of it is the number of buckets at the beginning (default: 6, 64"
                                            + " buckets).")
                    int bits,
            @Option(names = "--seed", paramLabel = "N", defaultValue = "1") long seed,
            @Parameters(paramLabel = "INFORMERS", arity = "0..*", description = "How many inform (default: 1 10 100).")
                    List<Integer> informers) {
        if (subscribers < 1 || subscribers > 1_000_000 || bits < 0 || bits > 16) {
            throw new Refusal("There can be up to 1,000,000 subscribers and 16 bits of buckets.");
        }
        Informers world = new Informers(subscribers, bits, seed);
        say(String.format(
                Locale.ROOT,
                "%,d subscribers in %,d buckets, none ever smaller than %d.",
                subscribers,
                1 << bits,
                Buckets.FEWEST_READERS));
        for (int telling : informers == null || informers.isEmpty() ? List.of(1, 10, 100) : informers) {
            if (telling < 0 || telling >= subscribers) {
                throw new Refusal("There are fewer informers than subscribers.");
            }
            Informers.End end = world.with(telling);
            say(String.format(
                    Locale.ROOT,
                    "%,5d informers burn %,5d doors; %.1f %% of the honest readers keep one; %,d buckets.",
                    end.informers(),
                    end.burnt(),
                    100 * end.keep(),
                    end.buckets()));
        }
        return DONE;
    }

    @Command(
            name = "push",
            mixinStandardHelpOptions = true,
            description = "Visits every mirror now; the running program does so by itself.")
    int push() {
        with(Mirrors::visitAll);
        return list();
    }

    @Command(
            name = "config",
            mixinStandardHelpOptions = true,
            description = "Configuration for a web server that serves a folder mirror.")
    int config(
            @Parameters(paramLabel = "SERVER", description = "nginx or caddy.") String server,
            @Option(names = "--host", required = true, paramLabel = "NAME") String host,
            @Option(names = "--folder", required = true, paramLabel = "DIR", description = "The mirror's folder there.")
                    String folder,
            @Option(names = "--door", description = "The folder is a door: the pages lie in it too.") boolean door,
            @Option(
                            names = "--onion",
                            paramLabel = "ADDRESS",
                            description = "Its onion address, to point Tor users to.")
                    @Nullable
                    String onion) {
        ServerConfig config = new ServerConfig(host, folder, door ? Carries.DOOR : Carries.STORE, onion);
        say(
                switch (server.toLowerCase(Locale.ROOT)) {
                    case "nginx" -> config.nginx();
                    case "caddy" -> config.caddy();
                    default -> throw new Refusal("There is configuration for nginx and caddy.");
                });
        return DONE;
    }

    private void withChannels(Consumer<Channels> work) {
        try (Program program = Program.forCommand(application(), settings())) {
            work.accept(program.part(Channels.class));
        }
    }

    private void with(Consumer<Mirrors> work) {
        try (Program program = Program.forCommand(application(), settings())) {
            work.accept(program.part(Mirrors.class));
        }
    }
}

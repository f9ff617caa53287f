package press.stet.edition;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import press.stet.format.Role;
import press.stet.format.RootText;
import press.stet.kernel.Refusal;

/** What is said to people about keys. */
public final class KeyWords {

    /** The roles whose keys lie on the server. */
    static final List<Role> ONLINE = List.of(Role.EDITION, Role.CLOCK, Role.MIRRORS, Role.NOTICE);

    private static final Duration SOON = Duration.ofDays(45);

    private KeyWords() {}

    /** The word for a role on the command line: what people call it. */
    public static String of(Role role) {
        return role == Role.EDITION ? "publish" : role.word();
    }

    /** @throws Refusal if no key on this machine has that name */
    public static Role role(String word) {
        return ONLINE.stream()
                .filter(role -> of(role).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Refusal("The keys that can be renewed are publish, clock, mirrors and notice."));
    }

    /** What a person should know or do now. */
    static String sentence(RootText root, int rootKeysHere, Path offline, Instant now) {
        if (rootKeysHere > 0) {
            String which = rootKeysHere == 1
                    ? "One root key still lies"
                    : rootKeysHere == 3 ? "The three root keys still lie" : rootKeysHere + " root keys still lie";
            return which + " on this machine, in " + offline
                    + ". Whoever takes over this machine takes over the newsroom's name with them. Print each, give them to "
                    + "different people, then delete them here. Stet runs without them.";
        }
        if (!now.isBefore(root.expires())) {
            return "The root ran out on " + day(root.expires())
                    + "; readers are told that what they see may be old. Renew it with two root keys: stet keys renew";
        }
        if (now.plus(SOON).isAfter(root.expires())) {
            return "The root runs out on " + day(root.expires()) + ". Renew it with two root keys: stet keys renew";
        }
        return "The root keys are offline. The root holds until " + day(root.expires()) + ".";
    }

    static String day(Instant time) {
        return time.toString().substring(0, 10);
    }

    static String readMe(String newsroom) {
        return String.format(Locale.ROOT, """
                The three files beside this one are the root keys of %s.

                Whoever holds two of them decides which keys speak for the newsroom. They were made on this machine, because
                a newsroom has to start somewhere, and they should not stay here.

                1. Print each file on paper of its own. The text is made to be typed in again: every line has a check.
                2. Give them to three people you trust, best in different places and different countries.
                3. Delete this folder. Stet does not need it to run.

                You need two of them to renew or revoke a key: type them into files and name these with --with.
                More: stet keys explain
                """, newsroom);
    }

    /** The whole matter in plain words. */
    public static String explain() {
        return """
                What is signed
                  Every edition is signed, so any host can carry it and no host can change it.

                The keys
                  root (3, two of which must sign)   say which other keys speak for the newsroom. Used once a year, and when
                                                     something went wrong. Keep them offline.
                  publish                            signs editions. On the server.
                  clock                              says every hour which edition is the latest. On the server.
                  mirrors                            signs the lists of mirrors. On the server.
                  notice                             signs withdrawals and other notices. On the server.

                Print and keep
                  The three files in keys/take-these-offline: each on paper, at three people, best in three countries.
                  The fingerprint that "stet keys show" prints: put it into your letter, on your profiles, on paper. It lets
                  readers tell your first root from a false one.

                If the server was taken or broken into
                  On a clean machine: stet keys revoke KEY --with FILE --with FILE, for each key that lay there. What they
                  sign from then on counts nowhere. Then stet keys rotate for the same roles.

                If one root key is lost
                  The other two still decide. If two are lost, nobody can change the keys any more: readers then have to be
                  given a new root by hand. So do not lose two.
                """;
    }
}

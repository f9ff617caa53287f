package press.stet.edition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.stet.format.ClockText;
import press.stet.format.KeyFile;
import press.stet.format.Role;
import press.stet.format.RootText;
import press.stet.format.SignedNote;
import press.stet.format.Signer;
import press.stet.format.StoreLayout;
import press.stet.format.VerifierKey;
import press.stet.kernel.Refusal;
import press.stet.storage.Objects;

/**
 * Changes the newsroom's keys by a new root. First the new key signs, beside the old one, what readers need now; then the root
 * that names it is written; then the clock. So the store holds under the root before and under the new one, at every instant.
 */
public final class KeyChange {

    private final Keys keys;
    private final Seal seal;
    private final List<Path> with;
    private final Proofs proofs;

    /** The proofs inside files that readers saved, which fall with the publish key that signed their edition. */
    interface Proofs {

        Proofs NONE = (version, root) -> 0;

        /**
         * Makes them anew, so that they hold under this root and the one before; it is published afterwards.
         *
         * @return how many
         */
        int anew(long version, byte[] root) throws IOException;
    }

    /** @param with files of root keys; where none are named, those that still lie in the data folder */
    public KeyChange(Keys keys, List<Path> with) {
        this(keys, with, Proofs.NONE);
    }

    /** @param objects whose carried files get new proofs when a publish key is thrown out */
    public KeyChange(Keys keys, List<Path> with, Objects objects) {
        this(keys, with, new Carrying(objects, keys.texts())::anew);
    }

    private KeyChange(Keys keys, List<Path> with, Proofs proofs) {
        this.keys = keys;
        this.proofs = proofs;
        this.seal = new Seal(keys);
        this.with = List.copyOf(with);
    }

    /** Signs the same keys for another year. */
    public RootText renew() throws IOException {
        return keys.holding(() -> {
            RootText root = keys.root();
            return publish(root.next(now(), until(), Role.CLOCK, root.keys(Role.CLOCK)));
        });
    }

    /** Puts a new key in the place of the one this machine signs with; what the old one signed stays genuine. */
    public RootText rotate(Role role) throws IOException {
        return keys.holding(() -> {
            RootText root = keys.root();
            KeyFile fresh = fresh(root, role);
            RootText.Keys changed = root.keys(role).with(fresh.signer().key());
            for (VerifierKey old : root.keys(role).keys()) {
                changed = retire(role, changed, old);
            }
            List<String> needed = role == Role.CLOCK ? seal.needed(role) : List.of();
            return publish(root.next(now(), until(), role, changed), role, fresh, needed);
        });
    }

    /**
     * Throws a stolen key out: nothing that only it signed counts any more. If it was the last key of its role a new one takes its
     * place on this machine.
     *
     * @param name of the key, as {@code stet keys show} prints it
     */
    public RootText revoke(String name) throws IOException {
        return keys.holding(() -> {
            RootText root = keys.root();
            Role role = roleOf(root, name);
            VerifierKey stolen = root.keys(role).keys().stream()
                    .filter(key -> key.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            KeyFile fresh = fresh(root, role);
            long honest = role == Role.NOTICE || role == Role.ROOT ? 0 : latest(role);
            RootText.Keys changed = root.keys(role).with(fresh.signer().key()).throwOut(stolen, honest);
            return publish(root.next(now(), until(), role, changed), role, fresh, seal.needed(role));
        });
    }

    private static Role roleOf(RootText root, String name) {
        for (Role role : Role.values()) {
            if (root.keys(role).keys().stream().anyMatch(key -> key.name().equals(name))) {
                return role;
            }
        }
        throw new Refusal("The newsroom has no key of the name " + name + ". Its keys: stet keys show");
    }

    private KeyFile fresh(RootText root, Role role) {
        String mark =
                role == Role.ROOT ? "v" + (root.version() + 1) : String.format(Locale.ROOT, "%d", root.version() + 1);
        return keys.newKey(root.newsroom(), role, mark);
    }

    /** Only edition and notice texts live on; an old clock or list needs no key that is retired honourably. */
    private RootText.Keys retire(Role role, RootText.Keys from, VerifierKey old) throws IOException {
        long last = latest(role);
        return (role == Role.EDITION || role == Role.NOTICE) && last > 0
                ? from.retire(old, last)
                : from.throwOut(old, 0);
    }

    private long latest(Role role) throws IOException {
        return switch (role) {
            case EDITION, NOTICE -> keys.texts().latest(role.word());
            case CLOCK -> {
                byte[] note = keys.texts().read(StoreLayout.CLOCK, SignedNote.MAX_LENGTH);
                yield note == null
                        ? 0
                        : ClockText.parse(SignedNote.parse(note).text()).version();
            }
            case ROOT, MIRRORS -> 0;
        };
    }

    /** @param needed what the fresh key has to sign too, before the root throws the old one out */
    private RootText publish(RootText next, Role role, KeyFile fresh, List<String> needed) throws IOException {
        if (role == Role.ROOT) {
            String name = fresh.signer().key().name();
            SignedNote note = signed(next, List.of(fresh.signer()));
            Files.createDirectories(keys.offlineFolder());
            KeyFolder.write(
                    keys.offlineFolder().resolve(name.substring(name.lastIndexOf('/') + 1) + ".key"),
                    KeyFolder.printable(fresh));
            write(next, note);
        } else {
            SignedNote note = signed(next, List.of());
            KeyFolder.write(keys.nextKeyFile(role), KeyFolder.printable(fresh));
            for (String name : needed) {
                seal.countersign(name, fresh.signer());
            }
            if (role == Role.EDITION && !needed.isEmpty()) {
                int unused = proofs.anew(next.version(), note.encoded());
            }
            write(next, note);
            Files.move(keys.nextKeyFile(role), keys.keyFile(role), StandardCopyOption.ATOMIC_MOVE);
        }
        seal.again();
        return next;
    }

    private RootText publish(RootText next) throws IOException {
        write(next, signed(next, List.of()));
        seal.again();
        return next;
    }

    private void write(RootText next, SignedNote note) throws IOException {
        keys.keepClockBefore(next.version());
        keys.texts().write(StoreLayout.root(next.version()), note.encoded());
    }

    /** By enough keys of the root before and of its own. */
    private SignedNote signed(RootText next, List<Signer> own) throws IOException {
        RootText present = keys.root();
        SignedNote note = SignedNote.sign(next.text());
        for (Signer signer : given(present)) {
            note = note.with(signer);
        }
        for (Signer signer : own) {
            note = note.with(signer);
        }
        for (RootText root : List.of(present, next)) {
            int signers = note.signers(root.keys(Role.ROOT).keys()).size();
            int needed = root.keys(Role.ROOT).threshold();
            if (signers < needed) {
                throw new Refusal("This needs " + needed + " root keys and there " + (signers == 1 ? "is " : "are ")
                        + signers + ". Name the files of the others with --with FILE.");
            }
        }
        return note;
    }

    private List<Signer> given(RootText root) throws IOException {
        List<Signer> signers = new ArrayList<>();
        for (Path file : with.isEmpty() ? keys.rootKeyFiles() : with) {
            KeyFile key = Keys.read(file);
            if (root.keys(Role.ROOT).keys().contains(key.signer().key())) {
                signers.add(key.signer());
            } else if (!with.isEmpty()) {
                throw new Refusal("The key in " + file + " is not one of the newsroom's root keys.");
            }
        }
        return signers;
    }

    private Instant now() {
        return keys.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant until() {
        return now().plus(Keys.ROOT_LIFE);
    }
}

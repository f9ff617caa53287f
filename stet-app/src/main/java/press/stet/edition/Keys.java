package press.stet.edition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.stet.format.KeyFile;
import press.stet.format.Memory;
import press.stet.format.ObjectHash;
import press.stet.format.RefusedException;
import press.stet.format.Role;
import press.stet.format.RootText;
import press.stet.format.SignedNote;
import press.stet.format.Signer;
import press.stet.format.StoreLayout;
import press.stet.format.Verifier;
import press.stet.format.VerifierKey;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Refusal;
import press.stet.storage.SignedTexts;

/**
 * The newsroom's keys on this machine, in the folder {@code keys} of the data folder: the pinned root ({@code root}), one key
 * file for each role that signs by itself ({@code edition.key}, …), and, until a person takes them away, the three root keys in
 * {@code take-these-offline}. The server reads no root key, ever.
 */
public final class Keys {

    /** Where the root keys lie until they are taken offline. */
    public static final String OFFLINE = "take-these-offline";

    /** How long a root holds before it has to be signed again. */
    static final Duration ROOT_LIFE = Duration.ofDays(365);

    private static final String PINNED = "root";
    private static final String RESTORED = "restored";
    private static final int ROOT_THRESHOLD = 2;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ReentrantLock HERE = new ReentrantLock();

    /**
     * How the keys stand.
     *
     * @param newsroom the name that every signed text carries
     * @param fingerprint of the first root: what readers compare
     * @param root the latest root
     * @param rootKeysHere how many private root keys still lie on this machine
     * @param sentence what a person should know or do, for the desk and the command line
     */
    public record State(String newsroom, ObjectHash fingerprint, RootText root, int rootKeysHere, String sentence) {}

    /** Something that must not happen while keys are being changed. */
    @FunctionalInterface
    public interface Work<T> {
        T done() throws IOException;
    }

    private final Path folder;
    private final SignedTexts texts;
    private final Clock clock;

    public Keys(DataFolder data, SignedTexts texts, Clock clock) {
        this.folder = data.folder("keys");
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Does something with the keys while nobody else does, in this process or another on this data folder. A process that dies
     * lets go.
     */
    public <T> T holding(Work<T> work) throws IOException {
        HERE.lock();
        try {
            if (HERE.getHoldCount() > 1) {
                return work.done();
            }
            try (FileChannel file = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var unused = file.lock()) {
                return work.done();
            }
        } finally {
            HERE.unlock();
        }
    }

    /** Whether there is a key set; before the first edition there is none. */
    public boolean exist() {
        return Files.exists(folder.resolve(PINNED));
    }

    /**
     * Makes a working key set, unless there is one: a root of three keys of which two must sign, and a key for each other role.
     * The pinned root is written last, so a set that was cut off half-way is made anew.
     *
     * @param newsroom 1 to 64 of a-z 0-9 . - ; stays for good
     *
     * @return the pinned root
     */
    public RootText makeIfMissing(String newsroom) throws IOException {
        return holding(() -> {
            if (!exist()) {
                make(newsroom);
            }
            return pinned();
        });
    }

    private void make(String newsroom) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Path offline = Files.createDirectories(folder.resolve(OFFLINE));
        List<Signer> roots = new ArrayList<>();
        for (String letter : List.of("a", "b", "c")) {
            KeyFile key = newKey(newsroom, Role.ROOT, letter);
            roots.add(key.signer());
            KeyFolder.write(offline.resolve("root-" + letter + ".key"), KeyFolder.printable(key));
        }
        KeyFolder.write(offline.resolve("READ-ME.txt"), KeyWords.readMe(newsroom));
        Map<Role, RootText.Keys> roles = new EnumMap<>(Role.class);
        roles.put(
                Role.ROOT,
                RootText.Keys.of(ROOT_THRESHOLD, roots.stream().map(Signer::key).toList()));
        for (Role role : KeyWords.ONLINE) {
            KeyFile key = newKey(newsroom, role, "1");
            KeyFolder.write(keyFile(role), KeyFolder.printable(key));
            roles.put(role, RootText.Keys.of(1, List.of(key.signer().key())));
        }
        RootText root = new RootText(newsroom, 1, now, now.plus(ROOT_LIFE), roles);
        byte[] note = SignedNote.sign(root.text(), roots.toArray(Signer[]::new)).encoded();
        texts.write(StoreLayout.root(1), note);
        KeyFolder.write(folder.resolve(PINNED), new String(note, UTF_8));
    }

    /** A new key; its name ends in a mark that no earlier key of the role has. */
    KeyFile newKey(String newsroom, Role role, String mark) {
        return new KeyFile(newsroom, role, Signer.generate(newsroom + "/" + role.word() + "-" + mark, RANDOM));
    }

    /** The root that was pinned when the keys were made. */
    public RootText pinned() throws IOException {
        return RootText.parse(SignedNote.parse(pinnedNote()).text());
    }

    private byte[] pinnedNote() throws IOException {
        try {
            return Files.readAllBytes(folder.resolve(PINNED));
        } catch (NoSuchFileException none) {
            throw new Refusal(
                    "There are no keys yet. They are made with the first edition, or by: stet keys make", none);
        }
    }

    /** Pins the root of a newsroom whose print was rebuilt here; its stories are elsewhere, which {@link #isRestored} remembers. */
    void restored(byte[] root) throws IOException {
        KeyFolder.write(folder.resolve(RESTORED), "The stories are not here yet.\n");
        KeyFolder.write(folder.resolve(PINNED), new String(root, UTF_8));
    }

    /** Whether the print was rebuilt from a store and no story has come back to the newsroom yet. */
    boolean isRestored() {
        return Files.exists(folder.resolve(RESTORED));
    }

    void storiesAreBack() throws IOException {
        Files.deleteIfExists(folder.resolve(RESTORED));
    }

    /** The latest root, followed from the pinned one. */
    public RootText root() throws IOException {
        Memory pinned = Memory.pinned(pinned());
        return new Verifier(clock).followRoots(texts::read, pinned).root();
    }

    /** The note of the latest root, as readers get it. */
    String latestRootNote() throws IOException {
        byte[] note = texts.read(StoreLayout.root(root().version()), SignedNote.MAX_LENGTH);
        return new String(note == null ? pinnedNote() : note, UTF_8);
    }

    /**
     * The key that signs for this role.
     *
     * @throws Refusal if it is missing or is not one that the root names
     */
    public Signer signer(Role role) throws IOException {
        List<VerifierKey> named = root().keys(role).keys();
        for (Path file : List.of(keyFile(role), nextKeyFile(role))) {
            if (Files.exists(file)) {
                Signer own = read(file).signer();
                if (named.contains(own.key())) {
                    return own;
                }
            }
        }
        throw new Refusal(
                "The key " + keyFile(role) + " is missing or not one that the newsroom's root names. Put it back "
                        + "from the backup, or make a new one with: stet keys rotate " + KeyWords.of(role));
    }

    static KeyFile read(Path file) throws IOException {
        try {
            return KeyFile.parse(Files.readString(file));
        } catch (RefusedException e) {
            throw new Refusal("The key in " + file + " cannot be read: " + e.sentence(), e);
        } catch (NoSuchFileException e) {
            throw new Refusal("There is no file " + file + ".", e);
        }
    }

    Path keyFile(Role role) {
        return folder.resolve(role.word() + ".key");
    }

    /** Where a new key waits for the root that names it. */
    Path nextKeyFile(Role role) {
        return folder.resolve(role.word() + "-next.key");
    }

    /**
     * The clock that holds both under root version {@code root} and under the one before it: what a mirror needs between the two.
     * Null where none was kept.
     */
    public byte @Nullable [] clockBefore(long root) throws IOException {
        Path file = folder.resolve("clock-before-root-" + root);
        return Files.exists(file) ? Files.readAllBytes(file) : null;
    }

    void keepClockBefore(long root) throws IOException {
        byte[] clock = texts.read(StoreLayout.CLOCK, SignedNote.MAX_LENGTH);
        if (clock != null) {
            KeyFolder.write(folder.resolve("clock-before-root-" + root), new String(clock, UTF_8));
        }
    }

    Path offlineFolder() {
        return folder.resolve(OFFLINE);
    }

    public SignedTexts texts() {
        return texts;
    }

    public Clock clock() {
        return clock;
    }

    /** The private root keys that still lie in {@link #OFFLINE}. */
    List<Path> rootKeyFiles() throws IOException {
        Path offline = folder.resolve(OFFLINE);
        if (!Files.isDirectory(offline)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(offline)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".key"))
                    .sorted()
                    .toList();
        }
    }

    /** How the keys stand; empty before there are any. */
    public Optional<State> state() {
        if (!exist()) {
            return Optional.empty();
        }
        try {
            RootText first = pinned();
            RootText latest = root();
            int here = rootKeyFiles().size();
            String sentence = KeyWords.sentence(latest, here, folder.resolve(OFFLINE), clock.instant());
            return Optional.of(new State(first.newsroom(), first.fingerprint(), latest, here, sentence));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The newsroom's keys in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}

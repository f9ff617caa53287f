package press.stet.mirrors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.edition.Keys;
import press.stet.edition.Restoration;
import press.stet.edition.Seal;
import press.stet.edition.Withdrawal;
import press.stet.format.FolderStore;
import press.stet.format.Memory;
import press.stet.format.RefusedException;
import press.stet.format.Role;
import press.stet.format.SignedNote;
import press.stet.format.Signer;
import press.stet.format.Store;
import press.stet.format.StoreLayout;
import press.stet.format.Verdict;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Refusal;
import press.stet.storage.FolderObjects;
import press.stet.storage.SignedTexts;
import press.stet.storage.SiteHeadFile;

/** The newsroom's machine is taken. What is left: three root keys on paper, and one mirror. */
class SeizureTest {

    @TempDir
    Path folder;

    TestPress press;
    Path mirror;
    byte[] root;
    List<Path> paper;

    @BeforeEach
    void before() throws IOException {
        press = new TestPress(Files.createDirectories(folder.resolve("data")));
        press.publish(Map.of("/", "front", "/court/", "what must go"));
        press.publish(Map.of("/", "front page", "/world/", "world", "/court/", "A court took this story."));
        assertThat(new Withdrawal(press.keys, press.objects).of(List.of("/court/"), "A court ordered it."))
                .isEqualTo(1);
        mirror = Files.createDirectories(folder.resolve("mirror"));
        new Push(press.keys, press.objects, new FolderTarget(mirror)).run(null);
        root = Files.readAllBytes(folder.resolve("data/keys/root"));
        paper = new ArrayList<>();
        for (String letter : List.of("a", "c")) {
            Path key = folder.resolve("paper-" + letter);
            Files.copy(folder.resolve("data/keys").resolve(Keys.OFFLINE).resolve("root-" + letter + ".key"), key);
            paper.add(key);
        }
    }

    @Test
    void from_two_root_keys_and_one_mirror_there_is_a_site_again_that_readers_believe_and_the_thief_cannot_sign()
            throws IOException {
        Memory reader =
                press.verifier().head(new FolderStore(mirror), press.pinned()).memory();
        Signer stolen = press.keys.signer(Role.CLOCK);

        Machine machine = new Machine(folder.resolve("new"));
        Restoration.Restored restored = machine.restore(new FolderStore(mirror), root, paper);

        assertThat(restored.pages()).isEqualTo(3);
        assertThat(machine.heads.read().orElseThrow().edition()).isEqualTo(restored.edition());
        assertThat(press.verifier()
                        .checkEdition(machine.store(), reader)
                        .finding()
                        .verdict())
                .isEqualTo(Verdict.GENUINE);
        Memory after = press.verifier().head(machine.store(), reader).memory();
        byte[] clock = java.util.Objects.requireNonNull(machine.texts.read("clock", SignedNote.MAX_LENGTH));
        machine.texts.write(
                "clock", SignedNote.sign(SignedNote.parse(clock).text(), stolen).encoded());
        assertThatThrownBy(() -> press.verifier().head(machine.store(), after))
                .isInstanceOf(RefusedException.class)
                .extracting("verdict")
                .isEqualTo(Verdict.UNSIGNED);
        machine.texts.write("clock", clock);

        assertThat(new Seal(machine.keys).again()).isPresent();
        Path second = Files.createDirectories(folder.resolve("second"));
        new Push(machine.keys, machine.objects, new FolderTarget(second)).run(null);
        assertThat(press.verifier()
                        .checkEdition(new FolderStore(second), after)
                        .finding()
                        .verdict())
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void without_root_keys_the_site_is_there_and_only_nothing_new_can_be_signed() throws IOException {
        Machine machine = new Machine(folder.resolve("new"));
        machine.restore(new FolderStore(mirror), root, List.of());

        assertThat(press.verifier()
                        .checkEdition(machine.store(), press.pinned())
                        .finding()
                        .verdict())
                .isEqualTo(Verdict.GENUINE);
        assertThatThrownBy(() -> new Seal(machine.keys).again()).isInstanceOf(Refusal.class);
    }

    @Test
    void a_mirror_that_altered_a_page_is_no_source_and_leaves_no_site_behind() throws IOException {
        String name = press.objects
                .hashes()
                .map(StoreLayout::object)
                .filter(object -> {
                    try {
                        return Files.exists(mirror.resolve(object))
                                && Files.readString(mirror.resolve(object), ISO_8859_1)
                                        .equals("world");
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .findFirst()
                .orElseThrow();
        byte[] honest = Files.readAllBytes(mirror.resolve(name));
        Files.writeString(mirror.resolve(name), "wurld", UTF_8);
        Machine machine = new Machine(folder.resolve("new"));

        assertThatThrownBy(() -> machine.restore(new FolderStore(mirror), root, paper))
                .isInstanceOf(RefusedException.class);
        assertThat(machine.heads.read()).isEmpty();

        Files.write(mirror.resolve(name), honest);
        assertThat(machine.restore(new FolderStore(mirror), root, paper).pages())
                .as("it can be done again")
                .isEqualTo(3);
        assertThatThrownBy(() -> machine.restore(new FolderStore(mirror), root, paper))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is a newsroom in this data folder already. Name an empty one with --data DIR.");
    }

    /** An empty machine. */
    private final class Machine {

        final SignedTexts texts;
        final FolderObjects objects;
        final Keys keys;
        final SiteHeadFile heads;

        Machine(Path data) {
            DataFolder folders = new DataFolder(data);
            texts = new SignedTexts(folders.folder("store"));
            objects = new FolderObjects(folders.folder("objects"));
            keys = new Keys(folders, texts, press.clock());
            heads = new SiteHeadFile(folders.folder("edition").resolve("head"));
        }

        Store store() {
            return texts.with(objects);
        }

        Restoration.Restored restore(Store from, byte[] trusted, List<Path> rootKeys) throws IOException {
            return new Restoration(keys, objects, heads)
                    .from(from, trusted, rootKeys, URI.create("https://courier.example"));
        }
    }
}

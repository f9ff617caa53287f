package press.stet.mirrors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.stet.edition.KeyChange;
import press.stet.edition.Withdrawal;
import press.stet.format.EditionText;
import press.stet.format.FolderStore;
import press.stet.format.Head;
import press.stet.format.Memory;
import press.stet.format.ObjectHash;
import press.stet.format.PageTable;
import press.stet.format.Role;
import press.stet.format.SignedNote;
import press.stet.format.StoreLayout;
import press.stet.format.Verdict;
import press.stet.kernel.Refusal;

class PushTest {

    @TempDir
    Path folder;

    TestPress press;
    Path there;

    @BeforeEach
    void begin() throws IOException {
        press = new TestPress(Files.createDirectories(folder.resolve("data")));
        there = Files.createDirectories(folder.resolve("mirror"));
    }

    @Test
    void a_folder_holds_the_whole_edition_for_whoever_has_the_root() throws IOException {
        press.publish(Map.of("/", "front", "/world/", "world"));
        Push.State state = push(new FolderTarget(there), null);

        var report = press.verifier().checkEdition(new FolderStore(there), press.pinned());
        assertThat(report.finding().verdict()).as(report.finding().sentence()).isEqualTo(Verdict.GENUINE);
        assertThat(report.pages()).isEqualTo(2);
        assertThat(state.edition()).isEqualTo(1);
    }

    @Test
    void a_second_push_writes_only_what_is_new() throws IOException {
        Map<String, String> pages = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            pages.put("/news/" + i, "story " + i);
        }
        press.publish(pages);
        Push.State state = push(new FolderTarget(there), null);
        press.publish(Map.of("/news/7", "story 7, corrected"));

        Set<String> written = new HashSet<>();
        push(new Watched(there, name -> written.add(name)), state);

        assertThat(written).hasSizeBetween(4, 6).contains("edition/2", "clock");
    }

    @Test
    void files_to_save_are_put_again_where_a_thrown_out_key_had_proved_them() throws IOException {
        press.publish(Map.of("/story", "a story"));
        ObjectHash page = ObjectHash.of("a story".getBytes(UTF_8));
        String name = StoreLayout.carried(page);
        press.objects.carry(page, "old proof".getBytes(UTF_8));
        Push.State state = push(new FolderTarget(there), null);
        new KeyChange(press.keys, List.of()).rotate(Role.EDITION);
        press.objects.carry(page, "new proof".getBytes(UTF_8));
        state = push(new FolderTarget(there), state);
        assertThat(there.resolve(name))
                .as("a key that was retired still proves")
                .hasContent("old proof");

        new KeyChange(press.keys, List.of())
                .revoke(press.keys.root().keys(Role.EDITION).keys().getFirst().name());
        push(new FolderTarget(there), state);

        assertThat(there.resolve(name)).hasContent("new proof");
    }

    /**
     * Random editions and changes of keys, pushes cut off at random places and begun again: after every single file that was
     * written a reader who remembers what he saw finds a whole edition, and never an older one.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void wherever_a_push_is_cut_off_the_mirror_holds_a_whole_edition(long seed) throws IOException {
        Random random = new Random(seed);
        Reader reader = new Reader();
        Push.State state = null;
        for (int step = 0; step < 10; step++) {
            change(random);
            int cut = random.nextInt(12);
            int[] count = {0};
            try {
                push(
                        new Watched(there, name -> {
                            reader.look();
                            if (++count[0] == cut) {
                                throw new UncheckedIOException(new IOException("The line was cut."));
                            }
                        }),
                        state);
            } catch (IOException | UncheckedIOException cutOff) {
                reader.look();
            }
            if (random.nextInt(3) > 0) {
                state = push(new Watched(there, name -> reader.look()), random.nextBoolean() ? state : null);
                assertThat(reader.edition()).as("seed " + seed).isEqualTo(press.seal.last());
            }
        }
    }

    private void change(Random random) throws IOException {
        switch (random.nextInt(6)) {
            case 0 -> new KeyChange(press.keys, List.of()).rotate(random.nextBoolean() ? Role.CLOCK : Role.EDITION);
            case 1 ->
                new KeyChange(press.keys, List.of())
                        .revoke(press.keys
                                .root()
                                .keys(Role.EDITION)
                                .keys()
                                .getFirst()
                                .name());
            case 2 -> press.seal.again();
            default -> {}
        }
        Map<String, String> pages = new TreeMap<>();
        for (int i = 0; i < 1 + random.nextInt(25); i++) {
            pages.put("/" + random.nextInt(60), random.nextInt(5) == 0 ? "" : "text " + random.nextInt(40));
        }
        press.publish(pages);
    }

    @Test
    void what_only_old_editions_had_is_taken_off_and_the_last_fifty_stay() throws IOException {
        Push.State state = null;
        for (int i = 1; i <= 61; i++) {
            press.publish(
                    Map.of("/", "front of edition " + i, "/always/", "always", "/" + i % 3, "now and then " + i % 2));
            FolderTarget target = new FolderTarget(there);
            state = new Retention(press.texts, press.objects, target).sweep(push(target, state));
        }

        assertThat(state).isNotNull();
        assertThat(state.keptFrom()).isEqualTo(11);
        assertThat(names("edition")).hasSize(51).doesNotContain("edition/10");
        Set<String> needed = new HashSet<>();
        for (String edition : names("edition")) {
            byte[] note = java.util.Objects.requireNonNull(new FolderStore(there).read(edition, SignedNote.MAX_LENGTH));
            PageTable table = PageTable.open(
                    press.objects,
                    EditionText.parse(SignedNote.parse(note).text()).table());
            table.forEachNode(node -> needed.add(StoreLayout.object(node)));
            table.forEachPage((path, entry) -> needed.add(StoreLayout.object(entry.hash())));
        }
        assertThat(names("o")).containsExactlyInAnyOrderElementsOf(needed);
        assertThat(press.verifier()
                        .checkEdition(new FolderStore(there), press.pinned())
                        .finding()
                        .verdict())
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void a_withdrawn_page_is_removed_everywhere_and_leaves_a_dated_notice() throws IOException {
        press.publish(Map.of("/", "front", "/court/", "what must go"));
        Push.State state = push(new FolderTarget(there), null);
        assertThatThrownBy(
                        () -> new Withdrawal(press.keys, press.objects).of(List.of("/court/"), "A court ordered it."))
                .isInstanceOf(Refusal.class)
                .hasMessage("/court/ still shows this. Retract the story first; then its earlier versions can be"
                        + " withdrawn.");

        press.publish(Map.of("/court/", "This story was retracted."));
        assertThat(new Withdrawal(press.keys, press.objects).of(List.of("/court/"), "A court ordered it."))
                .isEqualTo(1);
        push(new FolderTarget(there), state);

        ObjectHash gone = ObjectHash.of("what must go".getBytes(UTF_8));
        assertThat(press.objects.find(gone)).isNull();
        FolderStore mirror = new FolderStore(there);
        assertThat(mirror.read(gone, 100)).isNull();
        byte[] note = mirror.read(StoreLayout.withdrawn(gone), SignedNote.MAX_LENGTH);
        assertThat(new String(java.util.Objects.requireNonNull(note), UTF_8))
                .contains("kind withdrawal\n", "path /court/\n", "say A court ordered it.\n");
        assertThat(press.verifier()
                        .checkEdition(mirror, press.pinned())
                        .finding()
                        .verdict())
                .isEqualTo(Verdict.GENUINE);
        assertThat(press.verifier().head(mirror, press.pinned()).edition().notices())
                .isEqualTo(1);
        assertThat(press.verifier()
                        .archived(mirror, press.pinned(), 1)
                        .edition()
                        .number())
                .as("the log of editions stays")
                .isEqualTo(1);

        FolderTarget late = new FolderTarget(Files.createDirectories(folder.resolve("late")));
        push(late, null);
        assertThat(press.verifier().checkEdition(late, press.pinned()).finding().verdict())
                .isEqualTo(Verdict.GENUINE);
    }

    private Push.State push(Target target, Push.@Nullable State before) throws IOException {
        return new Push(press.keys, press.objects, target).run(before).orElseThrow();
    }

    private Set<String> names(String part) throws IOException {
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.walk(there.resolve(part))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(there.relativize(file).toString()));
        }
        return names;
    }

    /** Comes back after every change, and remembers. */
    private final class Reader {

        private @Nullable Memory memory;

        void look() {
            try {
                if (!Files.exists(there.resolve("clock"))) {
                    return;
                }
                Memory known = memory == null ? press.pinned() : memory;
                var report = press.verifier().checkEdition(new FolderStore(there), known);
                assertThat(report.finding().verdict())
                        .as(report.finding().sentence())
                        .isEqualTo(Verdict.GENUINE);
                Head head = press.verifier().head(new FolderStore(there), known);
                memory = head.memory();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        long edition() {
            return memory == null ? 0 : memory.edition().orElseThrow().number();
        }
    }
}

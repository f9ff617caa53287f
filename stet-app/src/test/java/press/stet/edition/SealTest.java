package press.stet.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.format.CspClass;
import press.stet.format.Head;
import press.stet.format.Memory;
import press.stet.format.ObjectHash;
import press.stet.format.PageTable;
import press.stet.format.Role;
import press.stet.format.Store;
import press.stet.format.StoreLayout;
import press.stet.format.Verdict;
import press.stet.format.Verifier;
import press.stet.jobs.JobKind;
import press.stet.jobs.Jobs;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Refusal;
import press.stet.storage.FolderObjects;
import press.stet.storage.SignedTexts;

class SealTest {

    @TempDir
    Path data;

    Instant now = Instant.parse("2026-11-22T20:00:00Z");
    Keys keys;
    Seal seal;
    FolderObjects objects;
    SignedTexts texts;
    Store store;

    @BeforeEach
    void begin() throws IOException {
        texts = new SignedTexts(Files.createDirectories(data.resolve("store")));
        objects = new FolderObjects(data.resolve("objects"));
        keys = new Keys(new DataFolder(data), texts, clock());
        keys.makeIfMissing("meadow.example");
        seal = new Seal(keys);
        store = texts.with(objects);
    }

    @Test
    void a_first_key_set_signs_an_edition_that_any_reader_can_check() throws IOException {
        publish("one");

        var report = verifier().checkEdition(store, pinned());
        assertThat(report.finding().verdict()).as(report.finding().sentence()).isEqualTo(Verdict.GENUINE);
        assertThat(report.pages()).isEqualTo(1);
    }

    @Test
    void every_edition_names_the_one_before_it() throws IOException {
        publish("one");
        Memory afterOne = verifier().head(store, pinned()).memory();
        publish("two");

        assertThat(verifier().head(store, afterOne).edition().number()).isEqualTo(2);
        assertThat(verifier().checkEdition(store, afterOne).finding().verdict()).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void an_edition_that_was_signed_but_never_became_the_latest_keeps_its_number() throws IOException {
        publish("one");
        byte[] clock = texts.read(StoreLayout.CLOCK, 10_000);
        publish("never seen");
        texts.write(StoreLayout.CLOCK, clock);

        assertThat(verifier().head(store, pinned()).edition().number()).isEqualTo(1);
        publish("two");
        assertThat(verifier().head(store, pinned()).edition().number()).isEqualTo(3);
        assertThat(verifier().checkEdition(store, pinned()).finding().verdict()).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void the_hourly_job_done_twice_leaves_one_good_clock_and_asks_for_the_next_hour() throws IOException {
        publish("one");
        List<String> asked = new ArrayList<>();
        ClockHandler handler =
                new ClockHandler(seal, new NotedJobs(asked), event -> asked.add(event.toString()), clock());
        ClockHandler.Hour hour = new ClockHandler.Hour(497_900);
        handler.run(hour);
        handler.run(hour);

        String next = Long.toString(now.getEpochSecond() / 3600 + 1);
        long version = seal.clock().orElseThrow().version();
        assertThat(asked)
                .containsExactly(
                        next,
                        new EditionSealed(1, version - 1).toString(),
                        next,
                        new EditionSealed(1, version).toString());
        assertThat(verifier().head(store, pinned()).verdict()).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void a_clock_that_nobody_renews_says_that_the_edition_may_be_old() throws IOException {
        publish("one");
        now = now.plus(Duration.ofHours(49));
        assertThat(verifier().head(store, pinned()).verdict()).isEqualTo(Verdict.MAY_BE_OLD);

        seal.again();
        assertThat(verifier().head(store, pinned()).verdict()).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void a_clock_set_back_signs_nothing_that_readers_take_for_older() throws IOException {
        publish("one");
        Memory memory = verifier().head(store, pinned()).memory();
        now = now.minus(Duration.ofHours(3));
        seal.again();

        assertThat(verifier().head(store, memory).edition().number()).isEqualTo(1);
    }

    @Test
    void the_last_fifty_editions_stay() throws IOException {
        for (int i = 1; i <= 53; i++) {
            publish("edition " + i);
        }
        assertThat(texts.numbers("edition")).hasSize(50).first().isEqualTo(4L);
        assertThat(verifier().archived(store, pinned(), 4).verdict()).isEqualTo(Verdict.UNDATED);
    }

    @Test
    void the_desk_says_that_the_root_keys_are_not_offline_until_somebody_took_them_away() throws IOException {
        assertThat(keys.state().orElseThrow().sentence())
                .startsWith("The three root keys still lie on this machine, in " + data.resolve("keys"));

        deleteRootKeys();
        assertThat(keys.state().orElseThrow().sentence())
                .isEqualTo("The root keys are offline. The root holds until 2027-11-22.");
        publish("without them");
        assertThat(verifier().head(store, pinned()).verdict()).isEqualTo(Verdict.GENUINE);

        now = now.plus(Duration.ofDays(330));
        assertThat(keys.state().orElseThrow().sentence()).startsWith("The root runs out on 2027-11-22.");
    }

    @Test
    void private_keys_can_be_read_by_their_owner_alone() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("keys"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".key")))
                    .hasSize(7)
                    .allSatisfy(file ->
                            assertThat(Files.getPosixFilePermissions(file)).hasSize(2));
        }
    }

    @Test
    void a_rotated_publish_key_leaves_old_editions_genuine_and_signs_the_next() throws IOException {
        publish("one");
        Memory memory = verifier().head(store, pinned()).memory();
        new KeyChange(keys, List.of()).rotate(Role.EDITION);

        Head head = verifier().head(store, memory);
        assertThat(head.root().version()).isEqualTo(2);
        assertThat(head.edition().number()).isEqualTo(1);
        publish("two");
        assertThat(verifier().head(store, memory).edition().number()).isEqualTo(2);
        assertThat(verifier().archived(store, memory, 1).verdict()).isEqualTo(Verdict.UNDATED);
    }

    @Test
    void a_rotated_clock_key_is_followed() throws IOException {
        publish("one");
        Memory memory = verifier().head(store, pinned()).memory();
        new KeyChange(keys, List.of()).rotate(Role.CLOCK);

        assertThat(verifier().head(store, memory).verdict()).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void what_a_stolen_publish_key_signed_counts_no_more_but_the_latest_edition_stands() throws IOException {
        publish("one");
        publish("two");
        new KeyChange(keys, List.of()).revoke("meadow.example/edition-1");

        assertThat(verifier().head(store, pinned()).edition().number()).isEqualTo(2);
        assertThatThrownBy(() -> verifier().archived(store, pinned(), 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("signed by 0 of the 1 keys");
    }

    @Test
    void a_root_key_is_replaced_by_the_other_two() throws IOException {
        publish("one");
        Files.delete(data.resolve("keys/take-these-offline/root-b.key"));
        new KeyChange(keys, List.of()).revoke("meadow.example/root-b");

        assertThat(verifier().head(store, pinned()).root().version()).isEqualTo(2);
        assertThat(data.resolve("keys/take-these-offline/root-v2.key")).exists();
    }

    @Test
    void one_root_key_alone_changes_nothing() throws IOException {
        publish("one");
        List<Path> one = List.of(data.resolve("keys/take-these-offline/root-a.key"));
        assertThatThrownBy(() -> new KeyChange(keys, one).rotate(Role.CLOCK))
                .isInstanceOf(Refusal.class)
                .hasMessage("This needs 2 root keys and there is 1. Name the files of the others with --with FILE.");
        assertThat(keys.root().version()).isEqualTo(1);
    }

    /** Every state of the store that a rotation passes through, as a power cut would leave it. */
    @Test
    void a_change_of_keys_that_is_cut_off_anywhere_leaves_a_store_that_holds() throws IOException {
        publish("one");
        for (Role role : List.of(Role.EDITION, Role.CLOCK, Role.NOTICE, Role.MIRRORS)) {
            Memory memory = verifier().head(store, pinned()).memory();
            List<Map<String, byte[]>> states = new ArrayList<>();
            texts.whenWritten(() -> states.add(texts()));
            new KeyChange(keys, List.of()).rotate(role);
            assertThat(states).hasSizeGreaterThanOrEqualTo(2);
            for (Map<String, byte[]> state : states) {
                Store then = (name, most) -> name.startsWith("o/") ? store.read(name, most) : state.get(name);
                assertThat(verifier().head(then, memory).edition().number())
                        .as(role.word())
                        .isEqualTo(1);
            }
        }
    }

    private Map<String, byte[]> texts() {
        Path folder = data.resolve("store");
        Map<String, byte[]> all = new java.util.TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return all;
    }

    private void deleteRootKeys() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("keys/take-these-offline"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private void publish(String words) throws IOException {
        PageTable table = PageTable.empty()
                .apply(Map.of(
                        "/",
                        Optional.of(objects.print(words.getBytes(UTF_8), "text/html; charset=utf-8", CspClass.PAGE))))
                .save(objects, objects);
        ObjectHash unused = seal.edition(seal.last() + 1, table.root(), null, now, Optional.empty(), List.of());
        assertThat(unused).isNotNull();
    }

    private Memory pinned() throws IOException {
        return Memory.pinned(keys.pinned());
    }

    private Verifier verifier() {
        return new Verifier(clock());
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private record NotedJobs(List<String> asked) implements Jobs {
        @Override
        public <P extends Record> void enqueue(JobKind<P> kind, String key, P payload) {
            asked.add(key);
        }

        @Override
        public <P extends Record> void enqueue(JobKind<P> kind, String key, P payload, Instant at) {
            asked.add(key);
        }

        @Override
        public void cancel(JobKind<?> kind, String key) {
            throw new AssertionError("Nothing is to be cancelled.");
        }
    }
}

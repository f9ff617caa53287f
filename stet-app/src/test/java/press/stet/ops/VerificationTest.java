package press.stet.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.edition.Keys;
import press.stet.edition.Seal;
import press.stet.format.CspClass;
import press.stet.format.Memory;
import press.stet.format.ObjectHash;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;
import press.stet.format.SignedNote;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Refusal;
import press.stet.storage.FolderObjects;
import press.stet.storage.SignedTexts;

class VerificationTest {

    @TempDir
    Path data;

    final Clock clock = Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), java.time.ZoneOffset.UTC);
    FolderObjects objects;

    @BeforeEach
    void publish() throws IOException {
        objects = new FolderObjects(data.resolve("objects"));
        Keys keys =
                new Keys(new DataFolder(data), new SignedTexts(Files.createDirectories(data.resolve("store"))), clock);
        keys.makeIfMissing("meadow.example");
        Map<String, Optional<PageEntry>> pages = new HashMap<>();
        for (String path : List.of("/", "/world/")) {
            pages.put(
                    path, Optional.of(objects.print(path.getBytes(UTF_8), "text/html; charset=utf-8", CspClass.PAGE)));
        }
        PageTable table = PageTable.empty().apply(pages).save(objects, objects);
        new Seal(keys).edition(1, table.root(), null, clock.instant(), Optional.empty(), List.of());
    }

    @Test
    void a_whole_edition_is_checked_in_one_sentence() throws IOException {
        Verification.Outcome outcome = check(null, null, clock).of(data.toString());
        assertThat(outcome.holds()).as(outcome.sentence()).isTrue();
        assertThat(outcome.sentence()).contains("dition 1 of meadow.example");
    }

    @Test
    void an_object_that_is_missing_or_a_clock_that_ran_out_does_not_hold() throws IOException {
        assertThat(check(null, null, Clock.offset(clock, Duration.ofDays(3)))
                        .of(data.toString())
                        .holds())
                .isFalse();
        objects.delete(ObjectHash.of("/world/".getBytes(UTF_8)));
        Verification.Outcome outcome = check(null, null, clock).of(data.toString());
        assertThat(outcome.holds()).isFalse();
        assertThat(outcome.faults()).singleElement().asString().startsWith("/world/: An object is missing");
    }

    @Test
    void one_page_or_one_file_can_be_asked_about() throws IOException {
        Path file = Files.writeString(data.resolve("page.html"), "/world/");
        Path altered = Files.writeString(data.resolve("altered.html"), "/world!");

        assertThat(check("/world/", null, clock).of(data.toString()).holds()).isTrue();
        assertThat(check("/nowhere/", null, clock).of(data.toString()).holds()).isFalse();
        assertThat(check("/world/", file, clock).of(data.toString()).holds()).isTrue();
        assertThat(check("/world/", altered, clock).of(data.toString()).sentence())
                .startsWith("This file is not what edition 1");
        assertThatThrownBy(() -> check(null, file, clock).of(data.toString()))
                .isInstanceOf(Refusal.class)
                .hasMessageEndingWith("carries no proof. Name the page it should be with --page /its/path/");
    }

    @Test
    void the_address_of_one_page_is_checked_as_that_page() throws Exception {
        try (VectorHost site = new VectorHost()) {
            site.folder("/bucket/stet/", data);
            site.put("/bucket/world/", "/world/".getBytes(UTF_8));
            site.put("/bucket/", "another front page".getBytes(UTF_8));
            Verification all = check(null, null, clock);

            assertThat(all.of(site.address("/bucket/world/")).sentence())
                    .matches("This file is genuine: edition 1 of meadow.example .* has it at /world/\\.");
            assertThat(all.of(site.address("/bucket/stet/")).holds()).isTrue();
            assertThat(all.of(site.address("/bucket")).holds())
                    .as("a whole door, by its store")
                    .isTrue();
            assertThatThrownBy(() -> all.of(site.address("/elsewhere/"))).hasMessageEndingWith("it has no clock.");
            assertThatThrownBy(() -> all.of("https://[")).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void what_was_seen_is_remembered_in_a_file_and_nothing_older_holds_afterwards() throws IOException {
        Verification.Outcome seen = check(null, null, clock).of(data.toString());
        Path file = data.resolve("seen");

        ReaderMemory.write(file, seen.memory());

        Memory read = ReaderMemory.read(file, Memory.pinned(seen.memory().root()));
        assertThat(read).isEqualTo(seen.memory());
        Memory list = new Memory(read.root(), 4_000_000_000L, read.edition(), Map.of("letter-1", 7L, "open", 2L));
        assertThat(ReaderMemory.parse(ReaderMemory.text(list))).isEqualTo(list);
        assertThat(new Verification(list, null, null, null, clock)
                        .of(data.toString())
                        .sentence())
                .contains("older than version 4000000000");
        Files.writeString(file, "clock many\n\nno root");
        assertThatThrownBy(() -> ReaderMemory.read(file, read)).hasMessageContaining("Take it away to begin anew.");
    }

    @Test
    void a_place_without_an_edition_is_named() throws IOException {
        Path empty = Files.createDirectories(data.resolve("empty"));
        assertThatThrownBy(() -> check(null, null, clock).of(empty.toString()))
                .hasMessage("There is no signed edition at " + empty + ": it has no clock.");
        assertThatThrownBy(() -> check(null, null, clock).of(data + "/no-such"))
                .hasMessage("There is no folder " + data + "/no-such.");
    }

    private Verification check(@Nullable String page, @Nullable Path file, Clock at) throws IOException {
        byte[] root = Files.readAllBytes(data.resolve("keys/root"));
        return new Verification(Memory.pinned(root, SignedNote.parse(root).textHash()), page, file, null, at);
    }
}

package press.stet.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
    private final TestNewsroom newsroom = new TestNewsroom("meadow.example");
    private final Verifier verifier = new Verifier(InstantSource.fixed(TestNewsroom.START.plusSeconds(3600)));

    VerifierTest() throws IOException {
        for (int i = 0; i < 50; i++) {
            newsroom.page("/" + i, "Story " + i);
        }
        newsroom.publish();
    }

    @Test
    void an_edition_in_a_folder_holds(@TempDir Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : newsroom.store.files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        FolderStore store = new FolderStore(folder);
        EditionReport report = verifier.checkEdition(store, newsroom.memory());
        assertThat(report.finding().sentence())
                .isEqualTo(
                        "Edition 1 of meadow.example (2026-03-01 12:10 UTC) holds: all 50 pages are there and genuine.");
        assertThat(report.pages()).isEqualTo(50);
        Files.write(folder.resolve("clock"), new byte[SignedNote.MAX_LENGTH + 1]);
        assertThat(verifier.checkEdition(store, newsroom.memory()).finding().verdict())
                .isEqualTo(Verdict.TOO_LONG);
        assertThatThrownBy(() -> store.read("../secret", 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void all_faults_of_an_edition_are_counted_and_the_first_ones_listed() throws IOException {
        for (int i = 0; i < 30; i++) {
            newsroom.store.files.remove(StoreLayout.object(ObjectHash.of(newsroom.pages.get("/" + i))));
        }
        EditionReport report = verifier.checkEdition(newsroom.store, newsroom.memory());
        assertThat(report.faults()).isEqualTo(30);
        assertThat(report.firstFaults()).hasSize(EditionReport.MAX_LISTED);
        assertThat(report.finding().verdict()).isEqualTo(Verdict.MISSING);
        assertThat(report.finding().sentence()).contains("does not hold: 30 faults in 50 pages, the first at /");
    }

    @Test
    void what_was_seen_is_remembered_and_held_against_the_next_store() throws IOException {
        Memory before = newsroom.memory();
        TestStore old = newsroom.store.copy();
        newsroom.page("/0", "Story 0, corrected");
        newsroom.publish();
        Memory after = verifier.head(newsroom.store, before).memory();
        assertThat(verifier.checkPage(old, before, "/0").verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(verifier.checkPage(old, after, "/0").verdict()).isEqualTo(Verdict.ROLLBACK);
    }

    @Test
    void a_list_of_mirrors_is_remembered_by_channel() throws IOException {
        MirrorsText second =
                verifier.mirrors(newsroom.signed(newsroom.mirrors("letter", 2)), "letter", newsroom.memory());
        Memory memory = newsroom.memory().after(second);
        byte[] first = newsroom.signed(newsroom.mirrors("letter", 1));
        assertThatThrownBy(() -> verifier.mirrors(first, "letter", memory)).isInstanceOf(RefusedException.class);
        byte[] other = newsroom.signed(newsroom.mirrors("push", 1));
        assertThat(verifier.mirrors(other, "push", memory).version()).isEqualTo(1);
    }

    @Test
    void a_store_that_sends_more_than_it_was_asked_for_is_refused() throws IOException {
        ObjectHash story = ObjectHash.of(newsroom.pages.get("/3"));
        Store rude = (name, maxLength) ->
                name.equals(StoreLayout.object(story)) ? new byte[maxLength + 1] : newsroom.store.read(name, maxLength);
        assertThat(verifier.checkPage(rude, newsroom.memory(), "/3").verdict()).isEqualTo(Verdict.TOO_LONG);
    }

    @Test
    void every_read_is_bounded_by_a_signed_length_or_a_limit_of_the_format() throws IOException {
        long[] most = {0};
        Store watched = (name, maxLength) -> {
            if (name.startsWith("o/")) {
                byte[] bytes = newsroom.store.read(name, Integer.MAX_VALUE);
                boolean node = bytes != null && bytes[0] <= 1;
                assertThat(maxLength).isLessThanOrEqualTo(node ? TableNode.MAX_LENGTH : bytes.length);
            }
            most[0] = Math.max(most[0], maxLength);
            return newsroom.store.read(name, maxLength);
        };
        assertThat(verifier.checkEdition(watched, newsroom.memory()).finding().verdict())
                .isEqualTo(Verdict.GENUINE);
        assertThat(most[0]).isEqualTo(SignedNote.MAX_LENGTH);
    }

    @Test
    void a_key_is_replaced_retired_and_thrown_out_under_roots_that_follow_each_other() throws IOException {
        Memory memory = newsroom.memory();
        Signer second = newsroom.key("edition-2");
        RootText.Keys first = newsroom.root.keys(Role.EDITION);
        VerifierKey old = newsroom.editionSigner.key();
        install(first.with(second.key()).retire(old, 1));
        assertThat(verifier.head(newsroom.store, memory).verdict()).isEqualTo(Verdict.GENUINE);

        install(newsroom.root.keys(Role.EDITION).throwOut(old, 0));
        assertThat(verifier.checkPage(newsroom.store, memory, "/1").verdict()).isEqualTo(Verdict.UNSIGNED);

        newsroom.put(
                StoreLayout.edition(1),
                SignedNote.sign(newsroom.edition.orElseThrow().text(), second));
        Head head = verifier.head(newsroom.store, memory);
        assertThat(head.verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(head.root().version()).isEqualTo(3);

        install(newsroom.root.keys(Role.EDITION).with(old).throwOut(old, 2));
        assertThat(verifier.checkPage(newsroom.store, memory, "/1").verdict()).isEqualTo(Verdict.ROLLBACK);
        assertThat(verifier.archived(newsroom.store, memory, 1).verdict()).isEqualTo(Verdict.UNDATED);
    }

    private void install(RootText.Keys keys) {
        Instant time = TestNewsroom.START;
        RootText next = newsroom.root.next(time, time.plusSeconds(9_000_000), Role.EDITION, keys);
        newsroom.install(next, newsroom.key("root-b"), newsroom.key("root-c"));
    }
}

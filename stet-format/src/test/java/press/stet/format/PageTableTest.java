package press.stet.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.stet.format.NumberedPages.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PageTableTest {
    record Edit(int path, int content) {}

    @Provide
    Arbitrary<List<List<Edit>>> publications() {
        Arbitrary<Edit> edits = net.jqwik.api.Combinators.combine(
                        Arbitraries.integers().between(0, 299),
                        Arbitraries.integers().between(-3, 3))
                .as(Edit::new);
        return edits.list().ofMaxSize(200).list().ofMaxSize(12);
    }

    @Property(tries = 150)
    void any_history_of_edits_gives_the_table_built_from_scratch_byte_for_byte(
            @ForAll("publications") List<List<Edit>> publications, @ForAll boolean savedInBetween) throws IOException {
        MemoryObjects store = new MemoryObjects();
        PageTable table = PageTable.empty();
        Map<String, Optional<PageEntry>> truth = new TreeMap<>();
        for (List<Edit> publication : publications) {
            Map<String, Optional<PageEntry>> changes = new HashMap<>();
            for (Edit edit : publication) {
                changes.put("/p/" + edit.path, edit.content < 0 ? Optional.empty() : Optional.of(page(edit.content)));
            }
            changes.forEach((path, entry) -> {
                truth.remove(path);
                entry.ifPresent(e -> truth.put(path, entry));
            });
            table = table.apply(changes);
            if (savedInBetween) {
                table = table.save(store, store);
            }
        }
        PageTable scratch = PageTable.empty().apply(truth);
        assertThat(table.root()).isEqualTo(scratch.root());
        if (!savedInBetween) {
            assertThat(table.newNodes().keySet()).isEqualTo(scratch.newNodes().keySet());
        }
        Map<String, Optional<PageEntry>> walked = new TreeMap<>();
        long count = table.forEachPage((path, entry) -> walked.put(path, Optional.of(entry)));
        assertThat(walked).isEqualTo(truth);
        assertThat(count).isEqualTo(truth.size());
    }

    @Property(tries = 30)
    void every_page_is_found_and_every_proof_stands_alone(@ForAll @IntRange(min = 0, max = 3000) int size)
            throws IOException {
        PageTable table = NumberedPages.table(0, size);
        for (int i = 0; i < size + 20; i += 1 + size / 50) {
            String path = "/news/" + i;
            MemoryObjects proof = new MemoryObjects();
            table.proof(path).forEach(node -> proof.write(ObjectHash.of(node), node));
            Optional<PageEntry> expected = i < size ? Optional.of(page(i)) : Optional.empty();
            assertThat(table.get(path)).isEqualTo(expected);
            assertThat(PageTable.open(proof, table.root()).get(path)).isEqualTo(expected);
        }
    }

    @Test
    void a_small_publication_reads_and_makes_few_nodes() throws IOException {
        MemoryObjects store = new MemoryObjects();
        PageTable table = NumberedPages.table(0, 20_000).save(store, store);
        store.reads = 0;
        Map<String, Optional<PageEntry>> changes = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            changes.put("/news/" + i * 999, Optional.of(page(-i)));
        }
        PageTable next = table.apply(changes);
        assertThat(store.reads).isLessThanOrEqualTo(1 + 20 * 3);
        assertThat(next.newNodes()).hasSizeLessThanOrEqualTo(1 + 20 * 3);
    }

    @Test
    void a_change_that_changes_nothing_makes_no_node() throws IOException {
        MemoryObjects store = new MemoryObjects();
        PageTable table = NumberedPages.table(0, 500).save(store, store);
        PageTable same = table.apply(Map.of("/news/7", Optional.of(page(7)), "/none", Optional.empty()));
        assertThat(same.root()).isEqualTo(table.root());
        assertThat(same.newNodes()).isEmpty();
    }

    @Test
    void the_old_table_stays_as_it_was() throws IOException {
        PageTable before = NumberedPages.table(0, 100);
        PageTable after = before.apply(Map.of("/news/1", Optional.empty()));
        assertThat(before.get("/news/1")).contains(page(1));
        assertThat(after.get("/news/1")).isEmpty();
    }

    @Test
    void a_path_that_breaks_a_rule_is_named() {
        for (String path : List.of(
                "",
                "x",
                "/a//b",
                "/./a",
                "/a/..",
                "/a b",
                "/a%20b",
                "/a?b",
                "/a#b",
                "/\u202e",
                "/stet/clock",
                "/e\u0301",
                "/" + "x".repeat(1024),
                "/\ud800")) {
            assertThatThrownBy(() -> PageTable.empty().apply(Map.of(path, Optional.of(page(1)))))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("path");
        }
        for (String path : List.of("/", "/a/", "/новости/день", "/\u00e9", "/..a", "/می\u200cخواهم", "/😀")) {
            assertThat(PagePath.problem(path)).as(path).isEmpty();
        }
    }

    @Test
    void an_altered_missing_or_oversized_node_is_refused() throws IOException {
        MemoryObjects store = new MemoryObjects();
        PageTable table = NumberedPages.table(0, 200).save(store, store);
        byte[] root = store.objects.get(table.root());
        byte[] altered = root.clone();
        altered[10] ^= 1;
        assertRefused(Verdict.WRONG_HASH, table, store, altered);
        assertRefused(Verdict.TOO_LONG, table, store, new byte[TableNode.MAX_LENGTH + 1]);
        assertRefused(Verdict.MISSING, table, store, null);
    }

    private static void assertRefused(Verdict verdict, PageTable table, MemoryObjects store, byte[] root) {
        store.objects.put(table.root(), root);
        assertThatThrownBy(() -> table.get("/news/1"))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.verdict()).isEqualTo(verdict));
    }

    @Test
    void a_table_whose_shape_is_not_the_one_its_pages_allow_is_refused() throws IOException {
        MemoryObjects store = new MemoryObjects();
        List<TableNode.Row> left = new ArrayList<>();
        List<TableNode.Row> right = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] path = ("/" + (char) ('a' + i)).getBytes(StandardCharsets.UTF_8);
            (ObjectHash.of(path).bit(0) == 0 ? left : right).add(new TableNode.Row(path, page(i)));
        }
        assertShapeRefused(store, left, right, "split where one leaf would do");
        assertShapeRefused(store, right, left, "does not belong");
    }

    private static void assertShapeRefused(
            MemoryObjects store, List<TableNode.Row> left, List<TableNode.Row> right, String because) {
        ObjectHash leftHash = put(store, new TableNode.Leaf(left));
        ObjectHash rightHash = put(store, new TableNode.Leaf(right));
        ObjectHash root = put(
                store,
                new TableNode.Inner(List.of(new TableNode.Child(5, leftHash), new TableNode.Child(5, rightHash))));
        assertThatThrownBy(() -> PageTable.open(store, root).forEachPage((path, entry) -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(because);
    }

    private static ObjectHash put(MemoryObjects store, TableNode node) {
        byte[] bytes = node.encoded();
        store.write(ObjectHash.of(bytes), bytes);
        return ObjectHash.of(bytes);
    }
}

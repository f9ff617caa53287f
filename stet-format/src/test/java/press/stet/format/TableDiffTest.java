package press.stet.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableDiffTest {

    @Test
    void what_one_table_has_and_the_other_has_not_is_found_as_by_comparing_all_of_both() throws IOException {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            PageTable before = PageTable.empty().apply(pages(random, 1 + random.nextInt(3000)));
            Map<String, Optional<PageEntry>> changes = pages(random, 1 + random.nextInt(60));
            before.forEachPage((path, entry) -> {
                if (random.nextInt(50) == 0) {
                    changes.put(path, Optional.empty());
                }
            });
            PageTable after = before.apply(changes);

            compare(before, after);
            compare(after, before);
        }
    }

    private static void compare(PageTable before, PageTable after) throws IOException {
        Set<ObjectHash> oldNodes = new HashSet<>();
        before.forEachNode(oldNodes::add);
        Set<ObjectHash> expectedNodes = new HashSet<>();
        after.forEachNode(expectedNodes::add);
        expectedNodes.removeAll(oldNodes);
        Map<String, PageEntry> oldPages = new HashMap<>();
        before.forEachPage(oldPages::put);
        Map<String, PageEntry> expectedPages = new HashMap<>();
        after.forEachPage((path, entry) -> {
            if (!entry.equals(oldPages.get(path))) {
                expectedPages.put(path, entry);
            }
        });

        Set<ObjectHash> nodes = new HashSet<>();
        Map<String, PageEntry> pages = new HashMap<>();
        TableDiff.added(before, after, pages::put, nodes::add);

        assertEquals(expectedPages, pages);
        assertTrue(nodes.containsAll(expectedNodes));
    }

    private static Map<String, Optional<PageEntry>> pages(Random random, int count) {
        Map<String, Optional<PageEntry>> pages = new HashMap<>();
        for (int i = 0; i < count; i++) {
            byte[] content = ("page " + random.nextInt(1_000)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            pages.put(
                    "/" + random.nextInt(5_000),
                    Optional.of(PageEntry.of(content, "text/html; charset=utf-8", CspClass.PAGE)));
        }
        return pages;
    }
}

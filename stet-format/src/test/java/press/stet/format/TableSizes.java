package press.stet.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Sizes of page tables with the paths of a newsroom, printed for docs/edition-format.md. Run by hand:
 * {@code java -cp target/classes:target/test-classes press.stet.format.TableSizes 65000 1000000}.
 */
final class TableSizes {
    private static final List<String> WORDS = List.of(
            "court",
            "budget",
            "harbour",
            "strike",
            "river",
            "minister",
            "school",
            "border",
            "winter",
            "archive",
            "letter",
            "prison",
            "market",
            "teacher",
            "bridge",
            "council",
            "doctor",
            "village",
            "railway",
            "verdict");

    /** What one size of table costs. Bytes; {@code cold} and {@code leaf} are gzip, the greatest and mean of samples. */
    record Sizes(int pages, int nodes, long coldMean, long coldMost, long publication) {}

    private TableSizes() {}

    public static void main(String[] args) throws IOException {
        for (String pages : args) {
            Map<String, Optional<PageEntry>> all = pages(Integer.parseInt(pages));
            long start = System.nanoTime();
            PageTable table = PageTable.empty().apply(all);
            long built = System.nanoTime();
            System.out.println(
                    measure(table, Integer.parseInt(pages)) + " built in " + (built - start) / 1_000_000 + " ms");
            MemoryObjects store = new MemoryObjects();
            PageTable saved = table.save(store, store);
            for (int round = 0; round < 5; round++) {
                long before = System.nanoTime();
                PageTable next = saved.apply(changes(Integer.parseInt(pages), round));
                System.out.println("  20 paths applied in " + (System.nanoTime() - before) / 1000 + " us, "
                        + next.newNodes().size() + " nodes");
            }
        }
    }

    static Map<String, Optional<PageEntry>> pages(int pages) {
        Map<String, Optional<PageEntry>> all = HashMap.newHashMap(pages);
        for (int i = 0; i < pages; i++) {
            all.put(path(i), Optional.of(entry(i)));
        }
        return all;
    }

    static Sizes measure(PageTable table, int pages) throws IOException {
        MemoryObjects store = new MemoryObjects();
        int nodes = table.newNodes().size();
        PageTable saved = table.save(store, store);
        long sum = 0;
        long most = 0;
        for (int i = 0; i < 500; i++) {
            long cold = 0;
            for (byte[] node : saved.proof(path((int) ((long) i * pages / 500)))) {
                cold += gzip(node);
            }
            sum += cold;
            most = Math.max(most, cold);
        }
        long publication = 0;
        for (byte[] node : saved.apply(changes(pages, 1)).newNodes().values()) {
            publication += node.length;
        }
        return new Sizes(pages, nodes, sum / 500, most, publication);
    }

    private static Map<String, Optional<PageEntry>> changes(int pages, int round) {
        Map<String, Optional<PageEntry>> changes = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            changes.put(path((int) ((i * 7919L + round) % pages)), Optional.of(entry(-1 - i - round)));
        }
        return changes;
    }

    private static String path(int i) {
        Random random = new Random(i);
        StringBuilder path = new StringBuilder("/20" + (10 + i % 16) + "/" + (1 + i % 12) + "/");
        for (int word = 0; word < 4; word++) {
            path.append(WORDS.get(random.nextInt(WORDS.size()))).append('-');
        }
        return path.append(i).toString();
    }

    private static PageEntry entry(int i) {
        ObjectHash hash = ObjectHash.of(Integer.toString(i).getBytes(StandardCharsets.UTF_8));
        return new PageEntry(
                hash,
                4000 + Math.floorMod(i * 31, 30_000),
                "text/html; charset=utf-8",
                CspClass.PAGE,
                PageEntry.Form.WHOLE);
    }

    private static int gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }
}

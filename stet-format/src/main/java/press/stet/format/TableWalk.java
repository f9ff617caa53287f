package press.stet.format;

import java.io.IOException;
import java.util.List;
import press.stet.format.TableNode.Child;
import press.stet.format.TableNode.Inner;
import press.stet.format.TableNode.Leaf;
import press.stet.format.TableNode.Row;

/** A walk through a whole table that holds one way from the root in memory and checks every rule of its shape. */
final class TableWalk {
    private final PageTable table;
    private final PageTable.NodeVisitor nodes;
    private final PageTable.PageVisitor pages;

    TableWalk(PageTable table, PageTable.NodeVisitor nodes, PageTable.PageVisitor pages) {
        this.table = table;
        this.nodes = nodes;
        this.pages = pages;
    }

    /** Walks, and counts the pages. */
    long pages() throws IOException {
        return walk(List.of(new Child(0, table.root())), 0, 0, 0);
    }

    /** @param prefix the {@code bit} leading bits that all keys of this part have, as a number */
    private long walk(List<Child> part, int height, int bit, long prefix) throws IOException {
        if (part.size() > 1) {
            int half = 0;
            for (int slots = 0; slots < 1 << (height - 1); half++) {
                slots += part.get(half).span();
            }
            long count = walk(part.subList(0, half), height - 1, bit + 1, prefix << 1)
                    + walk(part.subList(half, part.size()), height - 1, bit + 1, prefix << 1 | 1);
            if (count <= TableNode.MAX_ENTRIES) {
                throw RefusedException.malformed("The page table is split where one leaf would do.");
            }
            return count;
        }
        ObjectHash hash = part.getFirst().hash();
        nodes.node(hash);
        return switch (table.node(hash, bit)) {
            case Inner inner -> walk(inner.children(), TableNode.BITS, bit, prefix);
            case Leaf leaf -> {
                for (Row row : leaf.rows()) {
                    if (bit > 0 && row.key().prefix(bit) != prefix) {
                        throw RefusedException.malformed(
                                "The page table has " + row.pathText() + " in a place where it does not belong.");
                    }
                    pages.page(row.pathText(), row.entry());
                }
                yield leaf.rows().size();
            }
        };
    }
}

package press.stet.format;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.stet.format.TableNode.Child;
import press.stet.format.TableNode.Inner;
import press.stet.format.TableNode.Leaf;
import press.stet.format.TableNode.Row;

/**
 * What one page table has that another has not. Parts that both share are skipped whole, so it costs as much as they differ.
 */
public final class TableDiff {
    private final PageTable before;
    private final PageTable after;
    private final PageTable.NodeVisitor nodes;
    private final PageTable.PageVisitor pages;

    private TableDiff(PageTable before, PageTable after, PageTable.NodeVisitor nodes, PageTable.PageVisitor pages) {
        this.before = before;
        this.after = after;
        this.nodes = nodes;
        this.pages = pages;
    }

    /**
     * Sees what {@code after} has anew: every page that {@code before} has not, or has otherwise, and every node on the way to
     * them; nodes after the pages below them, so that what was seen last holds all that was seen before.
     */
    public static void added(
            PageTable before, PageTable after, PageTable.PageVisitor pages, PageTable.NodeVisitor nodes)
            throws IOException {
        if (!after.root().equals(before.root())) {
            TableDiff diff = new TableDiff(before, after, nodes, pages);
            diff.walk(after.root(), before.node(before.root()), 0);
        }
    }

    /** @param old the node of the other table that stands in the same place, or null where it has none there */
    private void walk(ObjectHash hash, @Nullable TableNode old, int bit) throws IOException {
        switch (after.node(hash, bit)) {
            case Inner inner -> {
                int slot = 0;
                for (Child child : inner.children()) {
                    Child same = old instanceof Inner other ? other.at(slot) : null;
                    if (same == null || !same.hash().equals(child.hash())) {
                        TableNode below = same != null && same.height() == 0 && child.height() == 0
                                ? before.node(same.hash())
                                : null;
                        walk(child.hash(), below, bit + TableNode.BITS - child.height());
                    }
                    slot += child.span();
                }
            }
            case Leaf leaf -> {
                for (Row row : leaf.rows()) {
                    if (!before.get(row.pathText()).equals(Optional.of(row.entry()))) {
                        pages.page(row.pathText(), row.entry());
                    }
                }
            }
        }
        nodes.node(hash);
    }
}

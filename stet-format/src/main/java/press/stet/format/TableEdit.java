package press.stet.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.stet.format.TableNode.Child;
import press.stet.format.TableNode.Inner;
import press.stet.format.TableNode.Leaf;
import press.stet.format.TableNode.Row;

/**
 * One edit of a page table: reads only the nodes on the way to what changes, makes new ones, leaves the old alone.
 *
 * <p>The table is a binary trie over the bits of the key, cut so that a prefix with at most 32 pages is one leaf; six
 * levels of the trie are packed into one inner node. So the shape depends on the set of pages alone.
 */
final class TableEdit {
    /** A wish for one path. @param entry null takes the page away */
    record Change(ObjectHash key, byte[] path, @Nullable PageEntry entry) {}

    /** What became of the part of the table under one prefix. */
    private sealed interface Part {
        /** Untouched: these children as they stood. */
        record Kept(List<Child> children) implements Part {}

        /** At most 32 pages, not yet written: a neighbour may join them. @param shrunk fewer than before */
        record Few(List<Row> rows, boolean shrunk) implements Part {}

        /** More than 32 pages, written. */
        record Many(List<Child> children) implements Part {}
    }

    private record Keyed(ObjectHash key, Row row) {}

    private final PageTable table;
    private final Map<ObjectHash, byte[]> made = new HashMap<>();

    TableEdit(PageTable table) {
        this.table = table;
    }

    /** The nodes made so far. */
    Map<ObjectHash, byte[]> made() {
        return made;
    }

    /** The root after these changes, which are ordered by key. */
    ObjectHash apply(ObjectHash root, List<Change> changes) throws IOException {
        Part part = edit(List.of(new Child(0, root)), 0, 0, changes);
        return children(part, 0).getFirst().hash();
    }

    /**
     * Edits the part of the table that {@code old} covers.
     *
     * @param height of the part within its inner node: it covers 2^height slots
     * @param bit the number of key bits that lead to the part
     */
    private Part edit(List<Child> old, int height, int bit, List<Change> changes) throws IOException {
        if (changes.isEmpty()) {
            return new Part.Kept(old);
        }
        if (old.size() > 1) {
            int half = childrenInHalf(old, height);
            int turn = firstWithBit(changes, bit);
            Part left = edit(old.subList(0, half), height - 1, bit + 1, changes.subList(0, turn));
            Part right =
                    edit(old.subList(half, old.size()), height - 1, bit + 1, changes.subList(turn, changes.size()));
            return join(left, right, height - 1);
        }
        return switch (table.node(old.getFirst().hash(), bit)) {
            case Leaf leaf -> editLeaf(old, leaf, height, bit, changes);
            case Inner inner -> {
                Part part = edit(inner.children(), TableNode.BITS, bit, changes);
                yield part instanceof Part.Kept ? new Part.Kept(old) : closed(part);
            }
        };
    }

    private Part editLeaf(List<Child> old, Leaf leaf, int height, int bit, List<Change> changes) {
        Map<ObjectHash, Row> rows = LinkedHashMap.newLinkedHashMap(leaf.rows().size() + changes.size());
        leaf.rows().forEach(row -> rows.put(row.key(), row));
        boolean changed = false;
        for (Change change : changes) {
            Row before = change.entry == null
                    ? rows.remove(change.key)
                    : rows.put(change.key, new Row(change.path, change.entry));
            changed |= before == null ? change.entry != null : !before.entry().equals(change.entry);
        }
        if (!changed) {
            return new Part.Kept(old);
        }
        if (rows.size() <= TableNode.MAX_ENTRIES) {
            List<Row> ordered = rows.values().stream().sorted(Row::byPath).toList();
            return new Part.Few(ordered, rows.size() < leaf.rows().size());
        }
        List<Keyed> keyed = new ArrayList<>(rows.size());
        rows.forEach((key, row) -> keyed.add(new Keyed(key, row)));
        keyed.sort((a, b) -> a.key.compareTo(b.key));
        return grow(keyed, height, bit);
    }

    /** A part made from nothing but these rows, which are ordered by key. */
    private Part grow(List<Keyed> keyed, int height, int bit) {
        if (keyed.size() <= TableNode.MAX_ENTRIES) {
            return new Part.Few(
                    keyed.stream().map(Keyed::row).sorted(Row::byPath).toList(), false);
        }
        if (bit >= TableNode.BITS * TableNode.MAX_LEVELS) {
            throw new IllegalStateException("More than 32 paths whose hashes agree in 60 bits.");
        }
        if (height == 0) {
            return closed(split(keyed, TableNode.BITS, bit));
        }
        return split(keyed, height, bit);
    }

    private Part split(List<Keyed> keyed, int height, int bit) {
        int turn = 0;
        for (int end = keyed.size(); turn < end; ) {
            int middle = (turn + end) >>> 1;
            if (keyed.get(middle).key.bit(bit) == 0) {
                turn = middle + 1;
            } else {
                end = middle;
            }
        }
        Part left = grow(keyed.subList(0, turn), height - 1, bit + 1);
        Part right = grow(keyed.subList(turn, keyed.size()), height - 1, bit + 1);
        return new Part.Many(both(children(left, height - 1), children(right, height - 1)));
    }

    /** The whole of an inner node, written where it is one. */
    private Part closed(Part part) {
        return part instanceof Part.Many many
                ? new Part.Many(List.of(new Child(0, keep(new Inner(many.children)))))
                : part;
    }

    private Part join(Part left, Part right, int height) throws IOException {
        Part first = opened(left, right);
        Part second = opened(right, left);
        if (first instanceof Part.Few a
                && second instanceof Part.Few b
                && a.rows.size() + b.rows.size() <= TableNode.MAX_ENTRIES) {
            List<Row> rows = new ArrayList<>(a.rows);
            rows.addAll(b.rows);
            rows.sort(Row::byPath);
            return new Part.Few(rows, true);
        }
        List<Child> children = both(children(left, height), children(right, height));
        return left instanceof Part.Kept && right instanceof Part.Kept
                ? new Part.Kept(children)
                : new Part.Many(children);
    }

    /** An untouched leaf is looked into only where its neighbour shrank: only then may the two have become one. */
    private Part opened(Part part, Part neighbour) throws IOException {
        if (part instanceof Part.Kept(List<Child> children)
                && children.size() == 1
                && neighbour instanceof Part.Few few
                && few.shrunk
                && table.node(children.getFirst().hash()) instanceof Leaf leaf) {
            return new Part.Few(leaf.rows(), false);
        }
        return part;
    }

    private List<Child> children(Part part, int height) {
        return switch (part) {
            case Part.Kept kept -> kept.children;
            case Part.Many many -> many.children;
            case Part.Few few -> List.of(new Child(height, keep(new Leaf(few.rows))));
        };
    }

    private ObjectHash keep(TableNode node) {
        byte[] bytes = node.encoded();
        ObjectHash hash = ObjectHash.of(bytes);
        made.put(hash, bytes);
        return hash;
    }

    private static List<Child> both(List<Child> left, List<Child> right) {
        List<Child> children = new ArrayList<>(left.size() + right.size());
        children.addAll(left);
        children.addAll(right);
        return children;
    }

    private static int childrenInHalf(List<Child> children, int height) {
        int slots = 0;
        int index = 0;
        while (slots < 1 << (height - 1)) {
            slots += children.get(index++).span();
        }
        return index;
    }

    private static int firstWithBit(List<Change> changes, int bit) {
        int from = 0;
        for (int to = changes.size(); from < to; ) {
            int middle = (from + to) >>> 1;
            if (changes.get(middle).key.bit(bit) == 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}

package press.stet.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.stet.format.TableEdit.Change;
import press.stet.format.TableNode.Child;
import press.stet.format.TableNode.Inner;
import press.stet.format.TableNode.Leaf;
import press.stet.format.TableNode.Row;

/**
 * The page table of an edition: which page is where, under one hash.
 *
 * <p>Immutable; an edit makes a new table that shares all untouched nodes with the old one. The root is a function of the
 * set of pages alone, whatever the order in which they came. Nodes are read from the source when they are needed and
 * checked against their hash; the table itself keeps only nodes that were made since it was opened.
 */
public final class PageTable {
    private final ObjectSource source;
    private final ObjectHash root;
    private final Map<ObjectHash, byte[]> fresh;

    private PageTable(ObjectSource source, ObjectHash root, Map<ObjectHash, byte[]> fresh) {
        this.source = source;
        this.root = root;
        this.fresh = fresh;
    }

    /** The table without a page. */
    public static PageTable empty() {
        byte[] leaf = Leaf.EMPTY.clone();
        ObjectHash root = ObjectHash.of(leaf);
        return new PageTable(ObjectSource.NOTHING, root, Map.of(root, leaf));
    }

    /** The table with this root. Nothing is read yet. */
    public static PageTable open(ObjectSource source, ObjectHash root) {
        return new PageTable(source, root, Map.of());
    }

    /** The hash of the root node: what an edition signs. */
    public ObjectHash root() {
        return root;
    }

    /**
     * The page at this path; empty where the edition has none.
     *
     * @throws RefusedException if a node on the way is missing or wrong
     * @throws IOException if the source cannot be read
     */
    public Optional<PageEntry> get(String path) throws IOException {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        Leaf leaf = (Leaf) way(bytes).getLast();
        return leaf.rows().stream()
                .filter(row -> Arrays.equals(row.path(), bytes))
                .findAny()
                .map(Row::entry);
    }

    /**
     * The nodes that show what is, or is not, at this path: root first, leaf last. With the root's hash they are a proof;
     * anybody can check them by opening a table on them.
     */
    public List<byte[]> proof(String path) throws IOException {
        return way(path.getBytes(StandardCharsets.UTF_8)).stream()
                .map(TableNode::encoded)
                .toList();
    }

    private List<TableNode> way(byte[] path) throws IOException {
        ObjectHash key = ObjectHash.of(path);
        List<TableNode> way = new ArrayList<>();
        TableNode node = node(root, 0);
        way.add(node);
        for (int bit = 0; node instanceof Inner inner; bit += TableNode.BITS) {
            Child child = inner.at(key.bits(bit, TableNode.BITS));
            node = node(child.hash(), bit + TableNode.BITS - child.height());
            way.add(node);
        }
        return way;
    }

    /**
     * A table with these changes; an empty value takes the page away. Costs as much as changes, not as there are pages.
     *
     * @throws IllegalArgumentException if a path breaks a rule of {@link PagePath}
     */
    public PageTable apply(Map<String, Optional<PageEntry>> changes) throws IOException {
        List<Change> ordered = new ArrayList<>(changes.size());
        changes.forEach((path, entry) -> {
            PagePath.problem(path).ifPresent(problem -> {
                throw new IllegalArgumentException("\"" + path + "\" cannot be the path of a page. " + problem);
            });
            byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
            ordered.add(new Change(ObjectHash.of(bytes), bytes, entry.orElse(null)));
        });
        ordered.sort((a, b) -> a.key().compareTo(b.key()));
        TableEdit edit = new TableEdit(this);
        ObjectHash newRoot = edit.apply(root, ordered);
        Map<ObjectHash, byte[]> made = new HashMap<>(fresh);
        made.putAll(edit.made());
        return new PageTable(source, newRoot, reachable(newRoot, made));
    }

    /** The nodes made since the table was opened that belong to it: what a publication has to write, parents first. */
    public Map<ObjectHash, byte[]> newNodes() {
        return fresh;
    }

    /** Writes the new nodes, children before parents, and returns the table as it now stands in {@code source}. */
    public PageTable save(ObjectSink sink, ObjectSource source) throws IOException {
        for (Map.Entry<ObjectHash, byte[]> node : List.copyOf(fresh.entrySet()).reversed()) {
            sink.write(node.getKey(), node.getValue());
        }
        return open(source, root);
    }

    /** Sees every page once, in the order of their keys. */
    @FunctionalInterface
    public interface PageVisitor {
        void page(String path, PageEntry entry) throws IOException;
    }

    /**
     * Walks all pages. Checks on the way that every node is whole, in its place, and in the one shape its pages allow.
     *
     * @return the number of pages
     * @throws RefusedException if the table does not hold; pages before the fault were already visited
     */
    public long forEachPage(PageVisitor visitor) throws IOException {
        return new TableWalk(this, node -> {}, visitor).pages();
    }

    /** Sees the hash of every node once, parents first. */
    public void forEachNode(NodeVisitor visitor) throws IOException {
        new TableWalk(this, visitor, (path, entry) -> {}).pages();
    }

    /** Sees every node of a table. */
    @FunctionalInterface
    public interface NodeVisitor {
        void node(ObjectHash hash) throws IOException;
    }

    /** The node under this hash that stands after {@code bit} bits of the key. */
    TableNode node(ObjectHash hash, int bit) throws IOException {
        TableNode node = node(hash);
        if (node instanceof Inner && (bit % TableNode.BITS != 0 || bit >= TableNode.BITS * TableNode.MAX_LEVELS)) {
            throw RefusedException.malformed("An inner node of the page table stands where only a leaf may.");
        }
        return node;
    }

    TableNode node(ObjectHash hash) throws IOException {
        byte[] bytes = fresh.get(hash);
        if (bytes == null) {
            bytes = source.read(hash, TableNode.MAX_LENGTH);
            if (bytes == null) {
                throw new RefusedException(Verdict.MISSING, "A node of the page table is missing: " + hash + ".");
            }
            if (bytes.length > TableNode.MAX_LENGTH) {
                throw new RefusedException(Verdict.TOO_LONG, "A node of the page table is too long: " + hash + ".");
            }
            if (!ObjectHash.of(bytes).equals(hash)) {
                throw new RefusedException(
                        Verdict.WRONG_HASH, "A node of the page table was altered: its bytes are not " + hash + ".");
            }
        }
        return TableNode.parse(bytes);
    }

    private static Map<ObjectHash, byte[]> reachable(ObjectHash root, Map<ObjectHash, byte[]> made) throws IOException {
        Map<ObjectHash, byte[]> reached = new LinkedHashMap<>();
        reach(root, made, reached);
        return reached;
    }

    private static void reach(ObjectHash hash, Map<ObjectHash, byte[]> made, Map<ObjectHash, byte[]> reached)
            throws IOException {
        byte[] bytes = made.get(hash);
        if (bytes == null || reached.put(hash, bytes) != null) {
            return;
        }
        if (bytes[0] == TableNode.INNER && TableNode.parse(bytes) instanceof Inner inner) {
            for (Child child : inner.children()) {
                reach(child.hash(), made, reached);
            }
        }
    }
}

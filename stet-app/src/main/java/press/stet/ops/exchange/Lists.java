package press.stet.ops.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.BulletList;
import press.stet.newsroom.Document.Inline;
import press.stet.newsroom.Document.ListItem;
import press.stet.newsroom.Document.OrderedList;
import press.stet.newsroom.Document.Paragraph;
import press.stet.ops.exchange.Flow.LineEnds;

/** Lists of HTML as lists of a document: a paragraph first, then paragraphs and lists, four deep at most. */
final class Lists {
    /** Four lists in one another reach the document's limit of twelve levels. */
    static final int DEEPEST = 4;

    /** Fills a flow with what a list item holds. */
    interface Content {
        void into(Element item, Flow flow, int depth);
    }

    private final Notes notes;
    private final Content content;

    Lists(Notes notes, Content content) {
        this.notes = notes;
        this.content = content;
    }

    /** The list, and after it what can't stand in one. */
    List<Block> list(Element list, int depth) {
        List<List<Block>> items = new ArrayList<>();
        for (Node child : list.childNodes()) {
            if (child instanceof TextNode text && !text.isBlank()) {
                items.add(of(new Element("li").appendText(text.text()), depth));
            } else if (child instanceof Element item) {
                items.add(
                        of(item.normalName().equals("li") ? item : new Element("li").appendChild(item.clone()), depth));
            }
        }
        return list.normalName().equals("ol") ? numbered(start(list), items) : bullets(items);
    }

    private List<Block> of(Element item, int depth) {
        Flow flow = new Flow(LineEnds.SPACE);
        content.into(item, flow, depth + 1);
        return flow.blocks();
    }

    /** @param items the blocks of each item */
    List<Block> bullets(List<List<Block>> items) {
        return assembled(items, BulletList::new);
    }

    List<Block> numbered(int start, List<List<Block>> items) {
        return assembled(items, all -> new OrderedList(start, all));
    }

    private List<Block> assembled(List<List<Block>> raw, Function<List<ListItem>, Block> kind) {
        List<ListItem> items = new ArrayList<>();
        List<Block> outside = new ArrayList<>();
        for (List<Block> blocks : raw) {
            List<Block> inside = new ArrayList<>();
            blocks.forEach(block -> sort(block, inside, outside));
            add(items, inside);
        }
        if (!outside.isEmpty()) {
            notes.note(Finding.MOVED_OUT, null);
        }
        List<Block> all = new ArrayList<>();
        if (!items.isEmpty()) {
            all.add(shallow(kind.apply(List.copyOf(items))));
        }
        all.addAll(outside);
        return all;
    }

    private static void add(List<ListItem> items, List<Block> inside) {
        if (inside.isEmpty()) {
            return;
        }
        if (inside.getFirst() instanceof Paragraph) {
            items.add(new ListItem(List.copyOf(inside)));
        } else if (!items.isEmpty()) {
            List<Block> longer = new ArrayList<>(items.removeLast().blocks());
            longer.addAll(inside);
            items.add(new ListItem(List.copyOf(longer)));
        } else {
            items.addAll(itemsOf(inside.getFirst()));
        }
    }

    private static void sort(Block block, List<Block> inside, List<Block> outside) {
        switch (block) {
            case Paragraph p -> inside.add(p);
            case BulletList list -> inside.add(list);
            case OrderedList list -> inside.add(list);
            case Document.Heading h -> inside.add(new Paragraph(h.content()));
            case Document.Quote q -> inside.addAll(q.paragraphs());
            default -> outside.add(block);
        }
    }

    private static int start(Element list) {
        String start = list.attr("start").strip();
        return start.matches("\\d{1,8}") ? Integer.parseInt(start) : 1;
    }

    private Block shallow(Block list) {
        return depth(list) <= DEEPEST ? list : flat(list, 1);
    }

    private static int depth(Block block) {
        int deepest = 0;
        for (ListItem item : itemsOf(block)) {
            for (Block inner : item.blocks()) {
                deepest = Math.max(deepest, depth(inner));
            }
        }
        return itemsOf(block).isEmpty() ? 0 : deepest + 1;
    }

    private Block flat(Block list, int level) {
        List<ListItem> items = new ArrayList<>();
        for (ListItem item : itemsOf(list)) {
            List<Block> blocks = new ArrayList<>();
            for (Block inner : item.blocks()) {
                if (inner instanceof Paragraph) {
                    blocks.add(inner);
                } else if (level < DEEPEST) {
                    blocks.add(flat(inner, level + 1));
                } else {
                    notes.note(Finding.FLATTENED, null);
                    blocks.addAll(paragraphsOf(inner));
                }
            }
            items.add(new ListItem(List.copyOf(blocks)));
        }
        return list instanceof OrderedList n ? new OrderedList(n.start(), items) : new BulletList(items);
    }

    static List<ListItem> itemsOf(Block block) {
        return switch (block) {
            case BulletList b -> b.items();
            case OrderedList n -> n.items();
            default -> List.of();
        };
    }

    /** The block as paragraphs; none for pictures and the like. */
    static List<Paragraph> paragraphsOf(Block block) {
        return switch (block) {
            case Paragraph p -> List.of(p);
            case Document.Heading h -> List.of(new Paragraph(h.content()));
            case Document.Quote q -> q.paragraphs();
            default ->
                itemsOf(block).stream()
                        .flatMap(item -> item.blocks().stream())
                        .flatMap(inner -> paragraphsOf(inner).stream())
                        .toList();
        };
    }

    /** The block's words as one run; empty for pictures and the like. */
    static List<Inline> wordsOf(Block block) {
        List<Inline> all = new ArrayList<>();
        for (Paragraph p : paragraphsOf(block)) {
            if (!all.isEmpty()) {
                all.add(new Document.Text(" ", List.of()));
            }
            all.addAll(p.content());
        }
        return all;
    }
}

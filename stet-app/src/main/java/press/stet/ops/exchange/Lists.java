package press.stet.ops.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.stet.ops.exchange.Copy.Block;
import press.stet.ops.exchange.Copy.Inline;
import press.stet.ops.exchange.Copy.ItemBlock;
import press.stet.ops.exchange.Copy.ListItem;
import press.stet.ops.exchange.Copy.Paragraph;
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
        List<ListItem> items = new ArrayList<>();
        List<Block> outside = new ArrayList<>();
        for (Node child : list.childNodes()) {
            if (child instanceof TextNode text && text.isBlank() || !(child instanceof Element || child instanceof TextNode)) {
                continue;
            }
            Element item = child instanceof Element e ? e : new Element("li").appendText(((TextNode) child).text());
            Flow flow = new Flow(LineEnds.SPACE);
            boolean bare = item.normalName().equals("li");
            content.into(bare ? item : new Element("li").appendChild(item.clone()), flow, depth + 1);
            List<ItemBlock> inside = new ArrayList<>();
            flow.blocks().forEach(block -> sort(block, inside, outside));
            add(items, inside);
        }
        if (!outside.isEmpty()) {
            notes.note(Finding.MOVED_OUT, null);
        }
        List<Block> all = new ArrayList<>();
        if (!items.isEmpty()) {
            all.add(shallow(list.normalName().equals("ol") ? new Copy.Numbers(start(list), items) : new Copy.Bullets(items)));
        }
        all.addAll(outside);
        return all;
    }

    private static void add(List<ListItem> items, List<ItemBlock> inside) {
        if (inside.isEmpty()) {
            return;
        }
        if (inside.getFirst() instanceof Paragraph first) {
            items.add(new ListItem(first, inside.subList(1, inside.size())));
        } else if (!items.isEmpty()) {
            ListItem last = items.removeLast();
            List<ItemBlock> rest = new ArrayList<>(last.rest());
            rest.addAll(inside);
            items.add(new ListItem(last.first(), rest));
        } else {
            items.addAll(itemsOf(inside.getFirst()));
        }
    }

    private static void sort(Block block, List<ItemBlock> inside, List<Block> outside) {
        switch (block) {
            case ItemBlock fits -> inside.add(fits);
            case Copy.Heading h -> inside.add(new Paragraph(h.inlines()));
            case Copy.Quote q -> inside.addAll(q.paragraphs());
            default -> outside.add(block);
        }
    }

    private static int start(Element list) {
        String start = list.attr("start").strip();
        return start.matches("\\d{1,8}") ? Integer.parseInt(start) : 1;
    }

    private <B extends Block> Block shallow(B list) {
        return depth(list) <= DEEPEST ? list : flat(list, 1);
    }

    private static int depth(Block block) {
        int deepest = 0;
        for (ListItem item : itemsOf(block)) {
            for (ItemBlock inner : item.rest()) {
                deepest = Math.max(deepest, depth(inner));
            }
        }
        return itemsOf(block).isEmpty() ? 0 : deepest + 1;
    }

    private Block flat(Block list, int level) {
        List<ListItem> items = new ArrayList<>();
        for (ListItem item : itemsOf(list)) {
            List<ItemBlock> rest = new ArrayList<>();
            for (ItemBlock inner : item.rest()) {
                if (inner instanceof Paragraph || level < DEEPEST) {
                    rest.add(inner instanceof Paragraph p ? p : (ItemBlock) flat(inner, level + 1));
                } else {
                    notes.note(Finding.FLATTENED, null);
                    rest.addAll(paragraphsOf(inner));
                }
            }
            items.add(new ListItem(item.first(), rest));
        }
        return list instanceof Copy.Numbers n ? new Copy.Numbers(n.start(), items) : new Copy.Bullets(items);
    }

    static List<ListItem> itemsOf(Block block) {
        return switch (block) {
            case Copy.Bullets b -> b.items();
            case Copy.Numbers n -> n.items();
            default -> List.of();
        };
    }

    /** The block as paragraphs; none for pictures and the like. */
    static List<Paragraph> paragraphsOf(Block block) {
        return switch (block) {
            case Paragraph p -> List.of(p);
            case Copy.Heading h -> List.of(new Paragraph(h.inlines()));
            case Copy.Quote q -> q.paragraphs();
            case Copy.Bullets b -> b.items().stream().flatMap(Lists::paragraphsOf).toList();
            case Copy.Numbers n -> n.items().stream().flatMap(Lists::paragraphsOf).toList();
            default -> List.of();
        };
    }

    private static Stream<Paragraph> paragraphsOf(ListItem item) {
        List<Paragraph> all = new ArrayList<>(List.of(item.first()));
        item.rest().forEach(block -> all.addAll(paragraphsOf(block)));
        return all.stream();
    }

    /** The block's words as one run; empty for pictures and the like. */
    static List<Inline> wordsOf(Block block) {
        List<Inline> all = new ArrayList<>();
        for (Paragraph p : paragraphsOf(block)) {
            if (!all.isEmpty()) {
                all.add(new Copy.Text(" ", Copy.Marks.NONE));
            }
            all.addAll(p.inlines());
        }
        return all;
    }
}

package press.stet.ops.exchange;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A story's text as a tree of known nodes and its chains of attribution; the shape is {@code docs/document.md}.
 * What is not in this tree can't be imported, so foreign markup never reaches the newsroom.
 */
public record Copy(List<Block> blocks, List<Chain> chains) {
    public static final Copy EMPTY = new Copy(List.of(), List.of());

    public Copy {
        blocks = List.copyOf(blocks);
        chains = List.copyOf(chains);
    }

    public sealed interface Block {}

    /** A block that may stand in a list item. */
    public sealed interface ItemBlock extends Block {}

    public record Paragraph(List<Inline> inlines) implements ItemBlock {
        public Paragraph {
            inlines = List.copyOf(inlines);
        }
    }

    /** @param level 2 or 3 */
    public record Heading(int level, List<Inline> inlines) implements Block {
        public Heading {
            inlines = List.copyOf(inlines);
        }
    }

    public record Quote(List<Paragraph> paragraphs) implements Block {
        public Quote {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    public record Bullets(List<ListItem> items) implements ItemBlock {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    public record Numbers(int start, List<ListItem> items) implements ItemBlock {
        public Numbers {
            items = List.copyOf(items);
        }
    }

    /** One point of a list: a paragraph, then paragraphs and lists. */
    public record ListItem(Paragraph first, List<ItemBlock> rest) {
        public ListItem {
            rest = List.copyOf(rest);
        }
    }

    /** @param photo key of an {@link Item.Photo} */
    public record Photo(String photo, @Nullable String caption) implements Block {}

    /** @param url http or https */
    public record Embed(String url, String title, @Nullable String source) implements Block {}

    public record Code(String text) implements Block {}

    public record Rule() implements Block {}

    public sealed interface Inline {}

    public record Text(String text, Marks marks) implements Inline {}

    public record Break() implements Inline {}

    /** @param person key of an {@link Item.Person} */
    public record Person(String person, Marks marks) implements Inline {}

    /** Character styles, in the order in which they stand in a document. */
    public enum Style {
        STRONG,
        EM,
        STRIKE,
        SUB,
        SUP,
        CODE
    }

    /** @param statement id of a chain */
    public record Marks(@Nullable String statement, @Nullable String link, Set<Style> styles) {
        public static final Marks NONE = new Marks(null, null, Set.of());

        public Marks {
            styles = Set.copyOf(styles);
        }

        Marks with(Style style) {
            Set<Style> more = EnumSet.of(style);
            more.addAll(styles);
            return new Marks(statement, link, more);
        }

        Marks linkedTo(@Nullable String address) {
            return new Marks(statement, address, styles);
        }

        Marks saidIn(@Nullable String chain) {
            return new Marks(chain, link, styles);
        }
    }

    /** Who said it, how, and through whom it reached the newsroom. */
    public record Chain(String id, Speaker speaker, String manner, List<Hop> hops) {
        /** The ways in which something can have been said, as in the document. */
        public static final Set<String> MANNERS =
                Set.of("to_us", "to_agency", "to_outlet", "in_public", "in_document", "seen_by_us");

        public Chain {
            hops = List.copyOf(hops);
        }
    }

    public sealed interface Speaker {}

    /** @param person key of an {@link Item.Person} */
    public record Named(String person, @Nullable String role) implements Speaker {}

    public record Described(String description) implements Speaker {}

    public record Withheld(String reason, int knownTo) implements Speaker {}

    /** @param seen ISO 8601 instant */
    public record Hop(String outlet, @Nullable String address, @Nullable String seen) {}

    /**
     * The words alone: blocks and list items one under the other, inline text run together. Captions, embeds and names
     * by reference are not part of it.
     */
    public String plainText() {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            collect(block, lines);
        }
        return String.join("\n", lines);
    }

    private static void collect(Block block, List<String> lines) {
        switch (block) {
            case Paragraph p -> lines.add(words(p.inlines()));
            case Heading h -> lines.add(words(h.inlines()));
            case Quote q -> q.paragraphs().forEach(p -> lines.add(words(p.inlines())));
            case Bullets b -> b.items().forEach(item -> collect(item, lines));
            case Numbers n -> n.items().forEach(item -> collect(item, lines));
            case Code c -> lines.add(c.text());
            case Photo p -> {}
            case Embed e -> {}
            case Rule r -> {}
        }
    }

    private static void collect(ListItem item, List<String> lines) {
        lines.add(words(item.first().inlines()));
        item.rest().forEach(block -> collect(block, lines));
    }

    static String words(List<Inline> inlines) {
        StringBuilder all = new StringBuilder();
        for (Inline inline : inlines) {
            switch (inline) {
                case Text t -> all.append(t.text());
                case Break b -> all.append('\n');
                case Person p -> {}
            }
        }
        return all.toString();
    }
}

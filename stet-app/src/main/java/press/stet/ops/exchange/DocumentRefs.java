package press.stet.ops.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.BulletList;
import press.stet.newsroom.Document.Chain;
import press.stet.newsroom.Document.Inline;
import press.stet.newsroom.Document.ListItem;
import press.stet.newsroom.Document.OrderedList;
import press.stet.newsroom.Document.Paragraph;

/**
 * Puts other ids in the place of those that a document refers to.
 *
 * @param photos null for a photo that is not there: its block goes
 */
record DocumentRefs(Function<UUID, @Nullable UUID> photos, Function<UUID, UUID> people) {
    Document in(Document document) {
        List<Block> blocks = blocks(document.blocks());
        List<Chain> chains = document.chains().stream().map(this::chain).toList();
        return new Document(blocks.isEmpty() ? Document.EMPTY.blocks() : blocks, chains);
    }

    private List<Block> blocks(List<Block> all) {
        List<Block> kept = new ArrayList<>();
        for (Block block : all) {
            Block there = block(block);
            if (there != null) {
                kept.add(there);
            }
        }
        return List.copyOf(kept);
    }

    private @Nullable Block block(Block block) {
        return switch (block) {
            case Paragraph p -> paragraph(p);
            case Document.Heading h -> new Document.Heading(h.level(), inlines(h.content()));
            case Document.Quote q ->
                new Document.Quote(q.paragraphs().stream().map(this::paragraph).toList());
            case BulletList list -> new BulletList(items(list.items()));
            case OrderedList list -> new OrderedList(list.start(), items(list.items()));
            case Document.Photo photo -> {
                UUID id = photos.apply(photo.photo());
                yield id == null ? null : new Document.Photo(id, photo.caption());
            }
            case Document.Embed embed -> embed;
            case Document.Code code -> code;
            case Document.Rule rule -> rule;
        };
    }

    private List<ListItem> items(List<ListItem> items) {
        return items.stream().map(item -> new ListItem(blocks(item.blocks()))).toList();
    }

    private Paragraph paragraph(Paragraph paragraph) {
        return new Paragraph(inlines(paragraph.content()));
    }

    private List<Inline> inlines(List<Inline> all) {
        return all.stream()
                .map(inline -> inline instanceof Document.Name name
                        ? new Document.Name(people.apply(name.person()), name.marks())
                        : inline)
                .toList();
    }

    private Chain chain(Chain chain) {
        return chain.speaker() instanceof Document.Named named
                ? new Chain(
                        chain.id(),
                        new Document.Named(people.apply(named.person()), named.role()),
                        chain.manner(),
                        chain.hops())
                : chain;
    }
}

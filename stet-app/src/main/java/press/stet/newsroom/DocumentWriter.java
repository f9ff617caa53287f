package press.stet.newsroom;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Document.*;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a document as the editor's JSON; {@code DocumentJson.parse(DocumentWriter.json(d))} equals {@code d}. */
public final class DocumentWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DocumentWriter() {}

    public static String json(Document document) {
        return tree(document).toString();
    }

    static ObjectNode tree(Document document) {
        ObjectNode root = NODES.objectNode().put("schema", 1);
        ObjectNode doc = node("doc");
        doc.set("content", blocks(document.blocks()));
        root.set("doc", doc);
        ArrayNode chains = NODES.arrayNode();
        document.chains().forEach(chain -> chains.add(chain(chain)));
        root.set("attributions", chains);
        return root;
    }

    private static ObjectNode node(String type) {
        return NODES.objectNode().put("type", type);
    }

    private static ArrayNode blocks(List<? extends Block> blocks) {
        ArrayNode array = NODES.arrayNode();
        blocks.forEach(block -> array.add(block(block)));
        return array;
    }

    private static ObjectNode block(Block block) {
        return switch (block) {
            case Paragraph p -> withInline(node("paragraph"), p.content());
            case Heading h -> {
                ObjectNode heading = node("heading");
                heading.putObject("attrs").put("level", h.level());
                yield withInline(heading, h.content());
            }
            case Quote q -> {
                ObjectNode quote = node("blockquote");
                quote.set("content", blocks(q.paragraphs()));
                yield quote;
            }
            case BulletList list -> withItems(node("bullet_list"), list.items());
            case OrderedList list -> {
                ObjectNode ordered = node("ordered_list");
                ordered.putObject("attrs").put("start", list.start());
                yield withItems(ordered, list.items());
            }
            case Photo photo -> {
                ObjectNode node = node("photo");
                node.putObject("attrs").put("photo", photo.photo().toString()).put("caption", photo.caption());
                yield node;
            }
            case Embed embed -> {
                ObjectNode node = node("embed");
                node.putObject("attrs")
                        .put("url", embed.url())
                        .put("title", embed.title())
                        .put("source", embed.source());
                yield node;
            }
            case Code code -> {
                ObjectNode node = node("code_block");
                if (!code.text().isEmpty()) {
                    node.putArray("content").add(node("text").put("text", code.text()));
                }
                yield node;
            }
            case Rule() -> node("rule");
        };
    }

    private static ObjectNode withItems(ObjectNode list, List<ListItem> items) {
        ArrayNode content = list.putArray("content");
        for (ListItem item : items) {
            ObjectNode node = node("list_item");
            node.set("content", blocks(item.blocks()));
            content.add(node);
        }
        return list;
    }

    private static ObjectNode withInline(ObjectNode parent, List<Inline> inline) {
        if (inline.isEmpty()) {
            return parent;
        }
        ArrayNode content = parent.putArray("content");
        for (Inline piece : inline) {
            ObjectNode node =
                    switch (piece) {
                        case Text text -> node("text").put("text", text.text());
                        case Break ignored -> node("hard_break");
                        case Name person -> {
                            ObjectNode name = node("person");
                            name.putObject("attrs")
                                    .put("person", person.person().toString());
                            yield name;
                        }
                    };
            if (!piece.marks().isEmpty()) {
                ArrayNode marks = node.putArray("marks");
                piece.marks().forEach(mark -> marks.add(mark(mark)));
            }
            content.add(node);
        }
        return parent;
    }

    private static ObjectNode mark(Mark mark) {
        return switch (mark) {
            case Style style -> node(style.name().toLowerCase(Locale.ROOT));
            case Link link -> {
                ObjectNode node = node("link");
                node.putObject("attrs").put("href", link.href());
                yield node;
            }
            case Statement statement -> {
                ObjectNode node = node("statement");
                node.putObject("attrs").put("attribution", statement.chain());
                yield node;
            }
        };
    }

    private static ObjectNode chain(Chain chain) {
        ObjectNode node = NODES.objectNode().put("id", chain.id());
        node.set("speaker", speaker(chain.speaker()));
        node.put("manner", chain.manner().name().toLowerCase(Locale.ROOT));
        ArrayNode hops = node.putArray("hops");
        for (Hop hop : chain.hops()) {
            ObjectNode station = hops.addObject().put("outlet", hop.outlet());
            putIfThere(station, "address", hop.address());
            putIfThere(station, "seen", hop.seen());
        }
        return node;
    }

    private static ObjectNode speaker(Speaker speaker) {
        ObjectNode node = NODES.objectNode();
        switch (speaker) {
            case Named named -> {
                node.put("kind", "named").put("person", named.person().toString());
                putIfThere(node, "role", named.role());
            }
            case Described described -> node.put("kind", "described").put("description", described.description());
            case Withheld withheld ->
                node.put("kind", "withheld").put("reason", withheld.reason()).put("knownTo", withheld.knownTo());
        }
        return node;
    }

    private static void putIfThere(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}

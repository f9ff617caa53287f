package press.stet.ops.exchange;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.stet.ops.exchange.Copy.Block;
import press.stet.ops.exchange.Copy.Chain;
import press.stet.ops.exchange.Copy.Inline;
import press.stet.ops.exchange.Copy.Marks;
import press.stet.ops.exchange.Copy.Style;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes copy as the story document of {@code docs/document.md}, schema 1. */
final class CopyJson {
    private static final int BYTES_MOST = 2 << 20;
    private static final int NODES_MOST = 20_000;
    private static final int CHAINS_MOST = 500;
    private static final Map<Style, String> STYLE_NAMES = new EnumMap<>(Map.of(
            Style.STRONG, "strong",
            Style.EM, "em",
            Style.STRIKE, "strike",
            Style.SUB, "sub",
            Style.SUP, "sup",
            Style.CODE, "code"));

    private static final JsonMapper JSON = JsonMapper.shared();

    private int nodes;

    private CopyJson() {}

    static String write(Copy copy) {
        return JSON.writeValueAsString(new CopyJson().document(copy));
    }

    /** Whether the copy is beyond what a document may be. */
    static boolean tooLarge(Copy copy) {
        CopyJson writer = new CopyJson();
        ObjectNode document = writer.document(copy);
        return writer.nodes > NODES_MOST
                || copy.chains().size() > CHAINS_MOST
                || JSON.writeValueAsString(document).getBytes(StandardCharsets.UTF_8).length > BYTES_MOST;
    }

    private ObjectNode document(Copy copy) {
        ObjectNode doc = node("doc");
        ArrayNode content = doc.putArray("content");
        for (Block block : copy.blocks()) {
            content.add(block(block));
        }
        if (content.isEmpty()) {
            content.add(node("paragraph"));
        }
        ObjectNode document = JSON.createObjectNode().put("schema", 1);
        document.set("doc", doc);
        ArrayNode attributions = document.putArray("attributions");
        copy.chains().forEach(chain -> attributions.add(chain(chain)));
        return document;
    }

    private ObjectNode node(String type) {
        nodes++;
        return JSON.createObjectNode().put("type", type);
    }

    private ObjectNode block(Block block) {
        return switch (block) {
            case Copy.Paragraph p -> withInlines(node("paragraph"), p.inlines());
            case Copy.Heading h -> heading(h);
            case Copy.Quote q -> quote(q);
            case Copy.Bullets b -> items(node("bullet_list"), b.items());
            case Copy.Numbers n -> numbers(n);
            case Copy.Photo p -> attributes(node("photo"), "photo", p.photo(), "caption", p.caption());
            case Copy.Embed e -> {
                ObjectNode embed = attributes(node("embed"), "url", e.url(), "title", e.title());
                ((ObjectNode) embed.path("attrs")).put("source", e.source());
                yield embed;
            }
            case Copy.Code c -> code(c);
            case Copy.Rule r -> node("rule");
        };
    }

    private static ObjectNode attributes(
            ObjectNode node, String first, String value, String second, @Nullable String other) {
        node.putObject("attrs").put(first, value).put(second, other);
        return node;
    }

    private ObjectNode heading(Copy.Heading heading) {
        ObjectNode node = node("heading");
        node.putObject("attrs").put("level", heading.level());
        return withInlines(node, heading.inlines());
    }

    private ObjectNode quote(Copy.Quote quote) {
        ObjectNode node = node("blockquote");
        ArrayNode content = node.putArray("content");
        quote.paragraphs().forEach(p -> content.add(block(p)));
        return node;
    }

    private ObjectNode numbers(Copy.Numbers numbers) {
        ObjectNode node = node("ordered_list");
        node.putObject("attrs").put("start", numbers.start());
        return items(node, numbers.items());
    }

    private ObjectNode items(ObjectNode list, List<Copy.ListItem> items) {
        ArrayNode content = list.putArray("content");
        for (Copy.ListItem item : items) {
            ObjectNode node = node("list_item");
            ArrayNode inside = node.putArray("content").add(block(item.first()));
            item.rest().forEach(block -> inside.add(block(block)));
            content.add(node);
        }
        return list;
    }

    private ObjectNode code(Copy.Code code) {
        ObjectNode node = node("code_block");
        node.putArray("content").add(node("text").put("text", code.text()));
        return node;
    }

    private ObjectNode withInlines(ObjectNode node, List<Inline> inlines) {
        if (inlines.isEmpty()) {
            return node;
        }
        ArrayNode content = node.putArray("content");
        for (Inline inline : inlines) {
            content.add(
                    switch (inline) {
                        case Copy.Text t -> marked(node("text").put("text", t.text()), t.marks());
                        case Copy.Break b -> node("hard_break");
                        case Copy.Person p -> {
                            ObjectNode person = node("person");
                            person.putObject("attrs").put("person", p.person());
                            yield marked(person, p.marks());
                        }
                    });
        }
        return node;
    }

    private static ObjectNode marked(ObjectNode node, Marks marks) {
        if (marks.equals(Marks.NONE)) {
            return node;
        }
        ArrayNode list = node.putArray("marks");
        if (marks.statement() != null) {
            list.addObject().put("type", "statement").putObject("attrs").put("attribution", marks.statement());
        }
        if (marks.link() != null) {
            list.addObject().put("type", "link").putObject("attrs").put("href", marks.link());
        }
        for (Style style : Style.values()) {
            if (marks.styles().contains(style)) {
                list.addObject().put("type", STYLE_NAMES.get(style));
            }
        }
        return node;
    }

    static ObjectNode chain(Chain chain) {
        ObjectNode node = JSON.createObjectNode().put("id", chain.id());
        ObjectNode speaker = node.putObject("speaker");
        switch (chain.speaker()) {
            case Copy.Named n ->
                speaker.put("kind", "named").put("person", n.person()).put("role", n.role());
            case Copy.Described d -> speaker.put("kind", "described").put("description", d.description());
            case Copy.Withheld w ->
                speaker.put("kind", "withheld").put("reason", w.reason()).put("knownTo", w.knownTo());
        }
        node.put("manner", chain.manner());
        ArrayNode hops = node.putArray("hops");
        for (Copy.Hop hop : chain.hops()) {
            hops.addObject().put("outlet", hop.outlet()).put("address", hop.address()).put("seen", hop.seen());
        }
        return node;
    }
}

package press.stet.ops.exchange;

import java.util.ArrayList;
import java.util.List;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.Inline;
import press.stet.newsroom.Document.Paragraph;
import press.stet.newsroom.Document.Style;
import press.stet.ops.exchange.Flow.LineEnds;
import tools.jackson.databind.JsonNode;

/** The text of Ghost 5 and 6: Lexical's tree, with Ghost's cards as nodes. */
final class Lexical {
    /** Lexical's bits for character styles; underline (8) and highlight (128) have no node here. */
    private static final int BOLD = 1;

    private static final int ITALIC = 2;
    private static final int STRIKE = 4;
    private static final int CODE = 16;
    private static final int SUB = 32;
    private static final int SUP = 64;

    private final Notes notes;
    private final Addresses addresses;
    private final GhostCards cards;
    private final Lists lists;

    Lexical(Notes notes, Addresses addresses, GhostCards cards) {
        this.notes = notes;
        this.addresses = addresses;
        this.cards = cards;
        this.lists = new Lists(notes, (item, flow, depth) -> {});
    }

    /** @throws tools.jackson.core.JacksonException if it is not JSON */
    List<Block> blocks(String json) {
        Flow flow = new Flow(LineEnds.SPACE);
        JsonNode tree = JsonSource.tree(json);
        if (tree == null) {
            notes.note(Finding.TOO_LONG, null);
            return List.of();
        }
        tree.path("root").path("children").values().forEach(node -> block(node, flow));
        return flow.blocks();
    }

    private void block(JsonNode node, Flow flow) {
        String type = type(node);
        switch (type) {
            case "paragraph" -> {
                flow.seal();
                inlines(node, flow, Marks.NONE);
                flow.seal();
            }
            case "heading" -> heading(node, flow);
            case "quote", "aside" -> {
                List<Inline> words = run(node);
                if (!words.isEmpty()) {
                    flow.add(new Document.Quote(List.of(new Paragraph(words))));
                }
            }
            case "list" -> flow.addAll(list(node));
            case "text", "link", "autolink", "linebreak" -> inline(node, flow, Marks.NONE);
            default -> cards.card(type, node, flow);
        }
    }

    private static String type(JsonNode node) {
        return node.path("type").asString("").replaceFirst("^extended-", "");
    }

    private List<Inline> run(JsonNode node) {
        Flow inner = new Flow(LineEnds.SPACE);
        inlines(node, inner, Marks.NONE);
        return inner.takeRun();
    }

    private void heading(JsonNode node, Flow flow) {
        String tag = node.path("tag").asString("h2");
        if (tag.compareTo("h3") > 0) {
            notes.note(Finding.HEADING_LEVEL, tag);
        }
        List<Inline> words = run(node);
        if (!words.isEmpty()) {
            flow.add(new Document.Heading(tag.compareTo("h2") <= 0 ? 2 : 3, words));
        }
    }

    private List<Block> list(JsonNode node) {
        List<List<Block>> items = new ArrayList<>();
        for (JsonNode item : node.path("children").values()) {
            Flow flow = new Flow(LineEnds.SPACE);
            for (JsonNode child : item.path("children").values()) {
                if (child.path("type").asString("").equals("list")) {
                    flow.addAll(list(child));
                } else {
                    inline(child, flow, Marks.NONE);
                }
            }
            items.add(flow.blocks());
        }
        boolean numbered = node.path("listType").asString("").equals("number")
                || node.path("tag").asString("").equals("ol");
        return numbered ? lists.numbered(Math.max(0, node.path("start").asInt(1)), items) : lists.bullets(items);
    }

    private void inlines(JsonNode parent, Flow flow, Marks marks) {
        parent.path("children").values().forEach(child -> inline(child, flow, marks));
    }

    private void inline(JsonNode node, Flow flow, Marks marks) {
        switch (type(node)) {
            case "text" ->
                flow.text(
                        node.path("text").asString(""),
                        styled(marks, node.path("format").asInt(0)));
            case "linebreak" -> flow.lineBreak();
            case "tab" -> flow.text(" ", marks);
            case "link", "autolink", "at-link" -> {
                String address = addresses.link(node.path("url").asString(""));
                if (address == null) {
                    notes.note(Finding.LINK_DROPPED, node.path("url").asString(""));
                }
                inlines(node, flow, address == null ? marks : marks.linkedTo(address));
            }
            default -> {
                if (node.path("text").isString()) {
                    flow.text(
                            node.path("text").asString(),
                            styled(marks, node.path("format").asInt(0)));
                } else if (node.path("children").isArray()) {
                    inlines(node, flow, marks);
                } else {
                    block(node, flow);
                }
            }
        }
    }

    private static Marks styled(Marks marks, int format) {
        Marks styled = (format & BOLD) != 0 ? marks.with(Style.STRONG) : marks;
        styled = (format & ITALIC) != 0 ? styled.with(Style.EM) : styled;
        styled = (format & STRIKE) != 0 ? styled.with(Style.STRIKE) : styled;
        styled = (format & CODE) != 0 ? styled.with(Style.CODE) : styled;
        styled = (format & SUB) != 0 ? styled.with(Style.SUB) : styled;
        return (format & SUP) != 0 ? styled.with(Style.SUP) : styled;
    }
}

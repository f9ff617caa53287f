package press.stet.ops.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.Inline;
import press.stet.newsroom.Document.Paragraph;
import press.stet.newsroom.Document.Style;
import press.stet.ops.exchange.Flow.LineEnds;
import tools.jackson.databind.JsonNode;

/** The text of Ghost 1 to 4: mobiledoc 0.3 (sections of markers, markups, atoms and cards by number). */
final class Mobiledoc {
    private static final int MARKUP_SECTION = 1;
    private static final int IMAGE_SECTION = 2;
    private static final int LIST_SECTION = 3;
    private static final int CARD_SECTION = 10;

    private final Notes notes;
    private final Photos photos;
    private final Addresses addresses;
    private final GhostCards cards;
    private final Lists lists;

    Mobiledoc(Notes notes, Photos photos, Addresses addresses, GhostCards cards) {
        this.notes = notes;
        this.photos = photos;
        this.addresses = addresses;
        this.cards = cards;
        this.lists = new Lists(notes, (item, flow, depth) -> {});
    }

    /** @throws tools.jackson.core.JacksonException if it is not JSON */
    List<Block> blocks(String json) {
        JsonNode doc = JsonSource.tree(json);
        if (doc == null) {
            notes.note(Finding.TOO_LONG, null);
            return List.of();
        }
        Flow flow = new Flow(LineEnds.SPACE);
        for (JsonNode section : doc.path("sections").values()) {
            switch (section.path(0).asInt(0)) {
                case MARKUP_SECTION -> markup(doc, section, flow);
                case IMAGE_SECTION -> image(section.path(1).asString(""), flow);
                case LIST_SECTION -> list(doc, section, flow);
                case CARD_SECTION -> {
                    JsonNode card = doc.path("cards").path(section.path(1).asInt(-1));
                    cards.card(card.path(0).asString(""), card.path(1), flow);
                }
                default -> notes.note(Finding.SHORTCODE, section.toString());
            }
        }
        return flow.blocks();
    }

    private void image(String source, Flow flow) {
        UUID photo = photos.photo(notes, source, null, null, null);
        if (photo != null) {
            flow.add(new Document.Photo(photo, null));
        }
    }

    private void markup(JsonNode doc, JsonNode section, Flow flow) {
        List<Inline> words = run(doc, section.path(2));
        if (words.isEmpty()) {
            return;
        }
        String tag = section.path(1).asString("p");
        switch (tag) {
            case "h1", "h2" -> flow.add(new Document.Heading(2, words));
            case "h3", "h4", "h5", "h6" -> {
                if (!tag.equals("h3")) {
                    notes.note(Finding.HEADING_LEVEL, tag);
                }
                flow.add(new Document.Heading(3, words));
            }
            case "blockquote", "aside", "pull-quote" -> flow.add(new Document.Quote(List.of(new Paragraph(words))));
            default -> flow.add(new Paragraph(words));
        }
    }

    private void list(JsonNode doc, JsonNode section, Flow flow) {
        List<List<Block>> items = new ArrayList<>();
        for (JsonNode item : section.path(2).values()) {
            List<Inline> words = run(doc, item);
            items.add(words.isEmpty() ? List.of() : List.of(new Paragraph(words)));
        }
        boolean numbered = section.path(1).asString("").equals("ol");
        flow.addAll(numbered ? lists.numbered(1, items) : lists.bullets(items));
    }

    /** A marker is [type, markups opened, how many close after it, text or number of an atom]. */
    private List<Inline> run(JsonNode doc, JsonNode markers) {
        Flow flow = new Flow(LineEnds.SPACE);
        Deque<JsonNode> open = new ArrayDeque<>();
        for (JsonNode marker : markers.values()) {
            marker.path(1)
                    .values()
                    .forEach(number -> open.push(doc.path("markups").path(number.asInt(-1))));
            if (marker.path(0).asInt(0) == 0) {
                flow.text(marker.path(3).asString(""), marks(open));
            } else {
                atom(doc.path("atoms").path(marker.path(3).asInt(-1)), flow, marks(open));
            }
            for (int n = marker.path(2).asInt(0); n > 0 && !open.isEmpty(); n--) {
                open.pop();
            }
        }
        return flow.takeRun();
    }

    private static void atom(JsonNode atom, Flow flow, Marks marks) {
        if (atom.path(0).asString("").equals("soft-return")) {
            flow.lineBreak();
        } else {
            flow.text(atom.path(1).asString(""), marks);
        }
    }

    private Marks marks(Deque<JsonNode> open) {
        Marks marks = Marks.NONE;
        for (Iterator<JsonNode> outerFirst = open.descendingIterator(); outerFirst.hasNext(); ) {
            JsonNode markup = outerFirst.next();
            marks = switch (markup.path(0).asString("")) {
                case "strong", "b" -> marks.with(Style.STRONG);
                case "em", "i" -> marks.with(Style.EM);
                case "s", "strike", "del" -> marks.with(Style.STRIKE);
                case "code" -> marks.with(Style.CODE);
                case "sub" -> marks.with(Style.SUB);
                case "sup" -> marks.with(Style.SUP);
                case "a" -> linked(marks, markup.path(1));
                default -> marks;
            };
        }
        return marks;
    }

    private Marks linked(Marks marks, JsonNode attributes) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            if (attributes.path(i).asString("").equals("href")) {
                String address = addresses.link(attributes.path(i + 1).asString(""));
                if (address == null) {
                    notes.note(Finding.LINK_DROPPED, attributes.path(i + 1).asString(""));
                }
                return address == null ? marks : marks.linkedTo(address);
            }
        }
        return marks;
    }
}

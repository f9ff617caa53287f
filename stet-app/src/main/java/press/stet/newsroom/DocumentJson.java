package press.stet.newsroom;

import static press.stet.newsroom.JsonFields.id;
import static press.stet.newsroom.JsonFields.only;
import static press.stet.newsroom.JsonFields.required;
import static press.stet.newsroom.JsonFields.text;
import static press.stet.newsroom.JsonFields.type;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import press.stet.newsroom.Document.*;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a document from the editor's JSON, refusing all that {@code docs/document.md} does not know. */
public final class DocumentJson {

    private static final int SCHEMA = 1;
    private static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final int MAX_NODES = 20_000;
    private static final int MAX_DEPTH = 12;
    private static final List<String> MARKS =
            List.of("statement", "link", "strong", "em", "strike", "sub", "sup", "code");
    private static final Pattern LINK =
            Pattern.compile("(?i)(https?://\\S+|mailto:\\S+|tel:[+0-9() .-]+|/(?![/\\\\])\\S*)");

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(80)
                            .maxStringLength(MAX_BYTES)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .build())
            .build();

    private final Set<String> chains;
    private int nodes;

    private DocumentJson(Set<String> chains) {
        this.chains = chains;
    }

    /** @throws InvalidDocument with a sentence that names what is wrong */
    public static Document parse(String json) {
        try {
            return parse(JSON.readTree(json));
        } catch (JacksonException e) {
            throw new InvalidDocument("The text is not valid JSON: " + e.getOriginalMessage());
        }
    }

    static Document parse(JsonNode root) {
        only(root, "A story's text", "schema", "doc", "attributions");
        if (!root.path("schema").isInt() || root.path("schema").intValue() != SCHEMA) {
            throw new InvalidDocument(
                    "The text has a schema this version does not know; it knows schema " + SCHEMA + ".");
        }
        List<Chain> chains = ChainJson.read(root.path("attributions"));
        Set<String> ids = new HashSet<>();
        for (Chain chain : chains) {
            if (!ids.add(chain.id())) {
                throw new InvalidDocument("The chain " + chain.id() + " stands twice in the story.");
            }
        }
        JsonNode doc = root.path("doc");
        if (!type(doc).equals("doc")) {
            throw new InvalidDocument("The text does not begin with a document node.");
        }
        only(doc, "The document", "type", "content");
        List<Block> blocks = new DocumentJson(ids).blocks(doc, 1);
        return new Document(blocks.isEmpty() ? Document.EMPTY.blocks() : blocks, chains);
    }

    private List<Block> blocks(JsonNode parent, int depth) {
        List<Block> blocks = new ArrayList<>();
        for (JsonNode node : content(parent, depth)) {
            blocks.add(block(node, depth));
        }
        return List.copyOf(blocks);
    }

    private Block block(JsonNode node, int depth) {
        String type = type(node);
        JsonNode attrs = node.path("attrs");
        return switch (type) {
            case "paragraph" -> new Paragraph(inline(bare(node), depth + 1));
            case "heading" -> new Heading(level(attrs(node, "level")), inline(node, depth + 1));
            case "blockquote" -> new Quote(paragraphs(bare(node), depth + 1));
            case "bullet_list" -> new BulletList(items(bare(node), depth + 1));
            case "ordered_list" -> new OrderedList(start(attrs(node, "start")), items(node, depth + 1));
            case "photo" -> {
                closed(node);
                yield new Photo(id(attrs(node, "photo", "caption"), "photo", "A photo"), text(attrs, "caption"));
            }
            case "embed" -> {
                closed(node);
                attrs(node, "url", "title", "source");
                yield new Embed(web(attrs), required(attrs, "title", "An embed"), text(attrs, "source"));
            }
            case "code_block" -> new Code(code(bare(node), depth + 1));
            case "rule" -> {
                only(node, "A rule", "type");
                yield new Rule();
            }
            default -> throw new InvalidDocument("The text has a block of an unknown kind: “" + type + "”.");
        };
    }

    /** A block without attributes. */
    private static JsonNode bare(JsonNode node) {
        only(node, "A block", "type", "content");
        return node;
    }

    /** A block without content. */
    private static void closed(JsonNode node) {
        only(node, "A block", "type", "attrs");
    }

    /** The attributes of a block, which may only be these. */
    private static JsonNode attrs(JsonNode node, String... names) {
        only(node, "A block", "type", "attrs", "content");
        JsonNode attrs = node.path("attrs");
        if (!attrs.isMissingNode()) {
            only(attrs, "A block's attributes", names);
        }
        return attrs;
    }

    private List<Paragraph> paragraphs(JsonNode quote, int depth) {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (Block block : blocks(quote, depth)) {
            if (!(block instanceof Paragraph paragraph)) {
                throw new InvalidDocument("A quotation can hold paragraphs only.");
            }
            paragraphs.add(paragraph);
        }
        if (paragraphs.isEmpty()) {
            throw new InvalidDocument("A quotation needs at least one paragraph.");
        }
        return List.copyOf(paragraphs);
    }

    private List<ListItem> items(JsonNode list, int depth) {
        List<ListItem> items = new ArrayList<>();
        for (JsonNode node : content(list, depth)) {
            if (!type(node).equals("list_item")) {
                throw new InvalidDocument("A list can hold list items only.");
            }
            bare(node);
            List<Block> blocks = blocks(node, depth + 1);
            if (blocks.isEmpty() || !(blocks.getFirst() instanceof Paragraph)) {
                throw new InvalidDocument("A list item begins with a paragraph.");
            }
            for (Block block : blocks) {
                if (!(block instanceof Paragraph || block instanceof BulletList || block instanceof OrderedList)) {
                    throw new InvalidDocument("A list item can hold paragraphs and lists only.");
                }
            }
            items.add(new ListItem(blocks));
        }
        if (items.isEmpty()) {
            throw new InvalidDocument("A list needs at least one item.");
        }
        return List.copyOf(items);
    }

    private List<Inline> inline(JsonNode parent, int depth) {
        List<Inline> content = new ArrayList<>();
        for (JsonNode node : content(parent, depth)) {
            List<Mark> marks = marks(node.path("marks"));
            switch (type(node)) {
                case "text" -> {
                    only(node, "A piece of text", "type", "text", "marks");
                    content.add(new Text(notEmpty(node), marks));
                }
                case "hard_break" -> {
                    only(node, "A line break", "type", "marks");
                    content.add(new Break(marks));
                }
                case "person" -> {
                    only(node, "A name", "type", "attrs", "marks");
                    only(node.path("attrs"), "A name", "person");
                    content.add(new Name(id(node.path("attrs"), "person", "A name"), marks));
                }
                default ->
                    throw new InvalidDocument(
                            "A line of text holds something of an unknown kind: “" + type(node) + "”.");
            }
        }
        return List.copyOf(content);
    }

    private String code(JsonNode parent, int depth) {
        StringBuilder code = new StringBuilder();
        for (JsonNode node : content(parent, depth)) {
            if (!type(node).equals("text") || node.has("marks")) {
                throw new InvalidDocument("A code block holds plain text only.");
            }
            only(node, "A piece of text", "type", "text");
            code.append(notEmpty(node));
        }
        return code.toString();
    }

    /** Marks come in the one order of {@code docs/document.md}, each kind once. */
    private List<Mark> marks(JsonNode nodes) {
        if (!nodes.isMissingNode() && !nodes.isArray()) {
            throw new InvalidDocument("The marks of a piece of text must be a list.");
        }
        List<Mark> marks = new ArrayList<>();
        int last = -1;
        for (JsonNode node : nodes) {
            only(node, "A mark", "type", "attrs");
            int place = MARKS.indexOf(type(node));
            if (place < 0) {
                throw new InvalidDocument("The text has a mark of an unknown kind: “" + type(node) + "”.");
            }
            if (place <= last) {
                throw new InvalidDocument("The marks of a piece of text stand in a wrong order, or one stands twice.");
            }
            last = place;
            marks.add(mark(node));
        }
        return List.copyOf(marks);
    }

    private Mark mark(JsonNode node) {
        JsonNode attrs = node.path("attrs");
        return switch (type(node)) {
            case "link" -> {
                only(attrs, "A link", "href");
                yield new Link(href(attrs));
            }
            case "statement" -> {
                only(attrs, "A statement", "attribution");
                yield statement(attrs);
            }
            default -> {
                only(node, "A mark", "type");
                yield style(type(node));
            }
        };
    }

    private static Style style(String type) {
        return switch (type) {
            case "strong" -> Style.STRONG;
            case "em" -> Style.EM;
            case "strike" -> Style.STRIKE;
            case "sub" -> Style.SUB;
            case "sup" -> Style.SUP;
            case "code" -> Style.CODE;
            default -> throw new InvalidDocument("The text has a mark of an unknown kind: “" + type + "”.");
        };
    }

    private Statement statement(JsonNode attrs) {
        String chain = attrs.path("attribution").asString("");
        if (!chains.contains(chain)) {
            throw new InvalidDocument("A statement points to the chain “" + chain + "”, which is not in the story.");
        }
        return new Statement(chain);
    }

    private Iterable<JsonNode> content(JsonNode parent, int depth) {
        JsonNode content = parent.path("content");
        if (content.isMissingNode()) {
            return List.of();
        }
        if (!content.isArray()) {
            throw new InvalidDocument("The content of a node must be a list.");
        }
        if (depth >= MAX_DEPTH && !content.isEmpty()) {
            throw new InvalidDocument("The text is nested more than " + MAX_DEPTH + " levels deep.");
        }
        nodes += content.size();
        if (nodes > MAX_NODES) {
            throw new InvalidDocument("The text has more than " + MAX_NODES + " parts. Split it into several stories.");
        }
        return content;
    }

    private static int level(JsonNode attrs) {
        int level = attrs.path("level").isInt() ? attrs.path("level").intValue() : 0;
        if (level != 2 && level != 3) {
            throw new InvalidDocument("A sub-heading has level 2 or 3.");
        }
        return level;
    }

    private static int start(JsonNode attrs) {
        JsonNode start = attrs.path("start");
        if (start.isMissingNode()) {
            return 1;
        }
        if (!start.isInt() || start.intValue() < 0) {
            throw new InvalidDocument("A numbered list begins with a whole number, 0 or more.");
        }
        return start.intValue();
    }

    private static String href(JsonNode attrs) {
        String href = attrs.path("href").asString("");
        if (!LINK.matcher(href).matches()) {
            throw new InvalidDocument(
                    "A link must lead to http, https, mailto, tel or a path of this site; “" + href + "” does not.");
        }
        return href;
    }

    private static String web(JsonNode attrs) {
        String url = attrs.path("url").asString("");
        if (!JsonFields.WEB.matcher(url).matches()) {
            throw new InvalidDocument("An embed must have an address that begins with http:// or https://.");
        }
        return url;
    }

    private static String notEmpty(JsonNode node) {
        JsonNode text = node.path("text");
        if (!text.isString() || text.stringValue().isEmpty()) {
            throw new InvalidDocument("The text holds an empty piece of text.");
        }
        return text.stringValue();
    }
}

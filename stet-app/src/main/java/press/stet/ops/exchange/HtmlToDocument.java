package press.stet.ops.exchange;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.Inline;
import press.stet.newsroom.Document.Paragraph;
import press.stet.newsroom.Document.Style;
import press.stet.newsroom.Document.Text;
import press.stet.ops.exchange.Flow.LineEnds;

/**
 * Turns foreign HTML into blocks of a story. Safe by construction: only what has a node in {@link Document} comes
 * through, everything else is reduced to its words or left out, and noted.
 */
final class HtmlToDocument {
    /** Elements nested deeper than this are reduced to their words. */
    private static final int DEEPEST = 120;

    /** More tags than a document of 20,000 nodes can come from are not even parsed. */
    private static final int TAGS_MOST = 150_000;

    private static final Map<String, Style> STYLES = Map.ofEntries(
            Map.entry("strong", Style.STRONG),
            Map.entry("b", Style.STRONG),
            Map.entry("em", Style.EM),
            Map.entry("i", Style.EM),
            Map.entry("cite", Style.EM),
            Map.entry("dfn", Style.EM),
            Map.entry("var", Style.EM),
            Map.entry("s", Style.STRIKE),
            Map.entry("del", Style.STRIKE),
            Map.entry("strike", Style.STRIKE),
            Map.entry("code", Style.CODE),
            Map.entry("kbd", Style.CODE),
            Map.entry("samp", Style.CODE),
            Map.entry("tt", Style.CODE),
            Map.entry("sub", Style.SUB),
            Map.entry("sup", Style.SUP));
    private static final Set<String> SILENT = Set.of(
            "style", "template", "head", "title", "meta", "link", "base", "source", "track", "param", "area", "map");
    private static final Set<String> INVITATIONS =
            Set.of("kg-signup-card", "kg-email-cta", "kg-email-card", "wp-block-jetpack-subscriptions");

    private final Notes notes;
    private final Addresses addresses;
    private final Set<String> chains;
    private final Set<UUID> persons;
    private final HtmlMedia media;

    HtmlToDocument(Notes notes, Photos photos, Addresses addresses) {
        this(notes, photos, addresses, Set.of(), Set.of());
    }

    /**
     * @param chains ids of the attributions that {@code data-statement} may name
     * @param persons ids of the persons that {@code data-person} may name
     */
    HtmlToDocument(Notes notes, Photos photos, Addresses addresses, Set<String> chains, Set<UUID> persons) {
        this.notes = notes;
        this.addresses = addresses;
        this.chains = chains;
        this.persons = persons;
        this.media = new HtmlMedia(notes, photos, addresses);
    }

    List<Block> blocks(String html, LineEnds lineEnds) {
        if (html.chars().filter(c -> c == '<').limit(TAGS_MOST + 1).count() > TAGS_MOST) {
            notes.note(Finding.TOO_LONG, null);
            return List.of();
        }
        Flow flow = new Flow(lineEnds);
        children(Jsoup.parseBodyFragment(html).body(), flow, Marks.NONE, 0);
        return flow.blocks();
    }

    /** The words of a piece of HTML, on one line. */
    static String words(@Nullable String html) {
        return html == null ? "" : Clean.line(Jsoup.parseBodyFragment(html).text());
    }

    private void children(Element parent, Flow flow, Marks marks, int depth) {
        for (Node node : parent.childNodes()) {
            switch (node) {
                case TextNode text -> flow.text(text.getWholeText(), marks);
                case Element element -> element(element, flow, marks, depth + 1);
                case Comment comment -> comment(comment);
                default -> {}
            }
        }
    }

    private void comment(Comment comment) {
        String data = comment.getData().strip();
        if (data.startsWith("wp:") && data.endsWith("/")) {
            notes.note(Finding.SHORTCODE, data);
        }
    }

    private void element(Element e, Flow flow, Marks marks, int depth) {
        String name = e.normalName();
        Style style = STYLES.get(name);
        if (depth > DEEPEST) {
            notes.note(Finding.FLATTENED, null);
            flow.text(e.text(), marks);
        } else if (style != null) {
            children(e, flow, marks.with(style), depth);
        } else if (INVITATIONS.stream().anyMatch(e::hasClass)) {
            notes.note(Finding.INVITATION, e.text());
        } else if (!SILENT.contains(name)) {
            known(name, e, flow, marks, depth);
        }
    }

    private void known(String name, Element e, Flow flow, Marks marks, int depth) {
        switch (name) {
            case "br" -> flow.lineBreak();
            case "a" -> link(e, flow, marks, depth);
            case "span" -> span(e, flow, marks, depth);
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(e, flow, depth);
            case "blockquote" -> quote(e, flow, marks, depth);
            case "ul", "ol", "menu", "dir" -> flow.addAll(lists().list(e, depth));
            case "pre" -> code(e, flow);
            case "hr" -> flow.add(new Document.Rule());
            case "img" -> flow.addAll(media.picture(e, null));
            case "figure" -> figure(e, flow, marks, depth);
            case "table" -> table(e, flow);
            case "iframe", "embed", "object", "frame" -> flow.addAll(media.frame(e, null));
            case "video", "audio" -> flow.addAll(media.player(e, null));
            case "script", "noscript" -> script(name, e);
            case "form", "input", "button", "select", "textarea", "fieldset", "dialog" ->
                notes.note(Finding.FORM, e.text());
            case "svg", "math", "canvas" -> notes.note(Finding.DRAWING, name);
            default -> plain(e, flow, marks, depth);
        }
    }

    private void script(String name, Element e) {
        if (name.equals("script")) {
            notes.note(Finding.SCRIPT, e.hasAttr("src") ? e.attr("src") : e.data());
        }
    }

    private void plain(Element e, Flow flow, Marks marks, int depth) {
        if (e.isBlock() || e.normalName().equals("picture")) {
            flow.seal();
            children(e, flow, marks, depth);
            flow.seal();
        } else {
            children(e, flow, marks, depth);
        }
    }

    private void span(Element e, Flow flow, Marks marks, int depth) {
        UUID person = Keys.parse(e.attr("data-person"));
        String chain = e.attr("data-statement");
        if (person != null && persons.contains(person)) {
            flow.person(person, marks);
        } else {
            children(e, flow, chains.contains(chain) ? marks.saidIn(chain) : marks, depth);
        }
    }

    private void link(Element e, Flow flow, Marks marks, int depth) {
        String href = e.attr("href");
        String target = addresses.link(href);
        if (target == null && !href.isBlank() && !href.startsWith("#")) {
            notes.note(Finding.LINK_DROPPED, href);
        }
        if (target != null && e.selectFirst("img, figure, iframe, video, table") != null) {
            if (!HtmlMedia.isPicture(target)) {
                notes.note(Finding.IMAGE_LINK, href);
            }
        }
        children(e, flow, target == null ? marks : marks.linkedTo(target), depth);
    }

    private void heading(Element e, Flow flow, int depth) {
        int level = e.normalName().charAt(1) - '0';
        if (level > 3) {
            notes.note(Finding.HEADING_LEVEL, e.text());
        }
        flow.seal();
        List<Block> others = new ArrayList<>();
        List<Inline> words = inlines(e, Marks.NONE, depth, others);
        if (!words.isEmpty()) {
            flow.add(new Document.Heading(level <= 2 ? 2 : 3, words));
        }
        flow.addAll(others);
    }

    /** Everything in the element as one run; pictures and the like are put aside. */
    private List<Inline> inlines(Element e, Marks marks, int depth, List<Block> others) {
        Flow inner = new Flow(LineEnds.SPACE);
        children(e, inner, marks, depth);
        List<Inline> run = new ArrayList<>();
        for (Block block : inner.blocks()) {
            List<Inline> words = Lists.wordsOf(block);
            if (words.isEmpty()) {
                others.add(block);
            } else {
                if (!run.isEmpty()) {
                    run.add(new Text(" ", List.of()));
                }
                run.addAll(words);
            }
        }
        return Flow.tidy(run);
    }

    private void quote(Element e, Flow flow, Marks marks, int depth) {
        Block embed = media.socialPost(e);
        if (embed != null) {
            flow.add(embed);
            return;
        }
        flow.seal();
        Flow inner = new Flow(flow.lineEnds());
        children(e, inner, marks, depth);
        List<Paragraph> paragraphs = new ArrayList<>();
        for (Block block : inner.blocks()) {
            List<Paragraph> words = Lists.paragraphsOf(block);
            if (words.isEmpty()) {
                endQuote(paragraphs, flow);
                flow.add(block);
                notes.note(Finding.MOVED_OUT, null);
            }
            paragraphs.addAll(words);
        }
        endQuote(paragraphs, flow);
    }

    private static void endQuote(List<Paragraph> paragraphs, Flow flow) {
        if (!paragraphs.isEmpty()) {
            flow.add(new Document.Quote(List.copyOf(paragraphs)));
            paragraphs.clear();
        }
    }

    private Lists lists() {
        return new Lists(notes, (item, flow, depth) -> children(item, flow, Marks.NONE, depth));
    }

    private static void code(Element e, Flow flow) {
        String text = Clean.text(e.wholeText().replace("\r\n", "\n"));
        text = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        if (!text.isBlank()) {
            flow.add(new Document.Code(text));
        }
    }

    private void figure(Element e, Flow flow, Marks marks, int depth) {
        List<Block> shown = media.figure(e);
        if (shown.isEmpty()) {
            plain(e, flow, marks, depth);
        } else {
            flow.addAll(shown);
        }
    }

    private void table(Element e, Flow flow) {
        notes.note(Finding.TABLE, e.text());
        flow.seal();
        for (Element row : e.select("tr")) {
            if (row.closest("table") != e) {
                continue;
            }
            String line = row.children().stream()
                    .map(cell -> Clean.squeeze(Clean.text(cell.text())).strip())
                    .filter(cell -> !cell.isEmpty())
                    .collect(joining(" | "));
            if (!line.isEmpty()) {
                flow.add(new Paragraph(List.of(new Text(line, List.of()))));
            }
        }
        e.select("img").forEach(img -> flow.addAll(media.picture(img, null)));
    }
}

package press.stet.ops.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.Inline;
import press.stet.newsroom.Document.ListItem;
import press.stet.newsroom.Document.Mark;
import press.stet.newsroom.Document.Style;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes stories as Markdown with a head of YAML that Stet, Hugo and others read. What CommonMark has no sign for
 * (statements, names by reference, sub- and superscript) stands in the text as HTML.
 */
public final class MarkdownWriter {
    private static final String SPECIAL = "\\`*_[]<>&~#{|";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HtmlWriter html;

    private MarkdownWriter(HtmlWriter html) {
        this.html = html;
    }

    public static String write(ExportedStory exported) {
        StringBuilder out = new StringBuilder("---\n");
        head(exported, out);
        out.append("---\n");
        new MarkdownWriter(new HtmlWriter(exported))
                .blocks(exported.story().document().blocks(), "", out);
        return out.toString();
    }

    private static void head(ExportedStory exported, StringBuilder out) {
        Item.Story story = exported.story();
        field(out, "title", story.title());
        field(out, "description", story.standfirst());
        field(out, "kicker", story.kicker());
        field(out, "dateline", story.dateline());
        field(out, "slug", story.slug());
        field(out, "language", story.language());
        field(out, "type", story.kind() == Item.Kind.PAGE ? "page" : null);
        switch (story.state()) {
            case DRAFT -> out.append("draft: true\n");
            case SCHEDULED -> field(out, "status", "scheduled");
            case RETRACTED -> field(out, "status", "retracted");
            case PUBLISHED -> {}
        }
        field(out, "date", story.published());
        field(out, "lastmod", story.updated());
        field(out, "created", story.created());
        list(out, "aliases", story.oldAddresses());
        list(out, "sections", exported.section() == null ? List.of() : List.of(exported.section()));
        list(out, "topics", exported.topics());
        list(out, "authors", exported.authors());
        list(
                out,
                "corrections",
                story.corrections().stream().map(Item.Correction::note).toList());
        list(
                out,
                "corrections_at",
                story.corrections().stream()
                        .map(correction ->
                                correction.at() == null ? "-" : correction.at().toString())
                        .toList());
        lead(exported, out);
        list(
                out,
                "people",
                exported.people().stream().map(p -> p.id() + " " + p.name()).toList());
        list(out, "attributions", Chains.write(story.document().chains()));
        field(out, "stet", story.key());
    }

    private static void lead(ExportedStory exported, StringBuilder out) {
        Item.Photo photo = exported.lead();
        Item.LeadPhoto lead = exported.story().leadPhoto();
        if (photo != null && lead != null) {
            field(out, "image", photo.address());
            field(out, "image_alt", photo.alt());
            field(out, "image_caption", photo.caption());
            field(out, "image_credit", photo.credit());
            field(out, "image_story_caption", lead.caption());
        }
    }

    private static void field(StringBuilder out, String name, @Nullable String value) {
        if (value != null) {
            out.append(name).append(": ").append(quoted(value)).append('\n');
        }
    }

    private static void field(StringBuilder out, String name, @Nullable Instant value) {
        if (value != null) {
            out.append(name).append(": ").append(value).append('\n');
        }
    }

    private static void list(StringBuilder out, String name, List<String> values) {
        if (!values.isEmpty()) {
            out.append(name).append(": [");
            out.append(String.join(
                    ", ", values.stream().map(MarkdownWriter::quoted).toList()));
            out.append("]\n");
        }
    }

    /** JSON's strings are YAML's, but for characters that YAML wants escaped. */
    private static String quoted(String value) {
        StringBuilder out = new StringBuilder();
        for (char c : JSON.writeValueAsString(value).toCharArray()) {
            if (c == '\uFEFF' || c == '\u2028' || c == '\u2029') {
                out.append("\\u").append(Integer.toHexString(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private void blocks(List<? extends Block> blocks, String indent, StringBuilder out) {
        Block before = null;
        for (Block block : blocks) {
            if (before != null) {
                blank(indent, out);
            }
            boolean runTogether = before instanceof Document.BulletList && block instanceof Document.BulletList
                    || before instanceof Document.OrderedList && block instanceof Document.OrderedList;
            if (runTogether) {
                out.append("<!-- -->\n");
                blank(indent, out);
            }
            block(block, indent, out);
            before = block;
        }
    }

    /** Ends the block and begins the next one's first line. */
    private static void blank(String indent, StringBuilder out) {
        out.append(indent.stripTrailing()).append('\n').append(indent);
    }

    /** Writes the block; its first line begins where the text stands, the others get the indent. */
    private void block(Block block, String indent, StringBuilder out) {
        switch (block) {
            case Document.Paragraph p -> out.append(line(p.content())).append('\n');
            case Document.Heading h ->
                out.append("#".repeat(h.level()))
                        .append(' ')
                        .append(line(h.content()))
                        .append('\n');
            case Document.Quote q -> {
                out.append("> ");
                blocks(q.paragraphs(), indent + "> ", out);
            }
            case Document.BulletList list -> items(list.items(), number -> "- ", indent, out);
            case Document.OrderedList list ->
                items(list.items(), number -> (list.start() + number) + ". ", indent, out);
            case Document.Photo photo -> out.append(html.photo(photo).isEmpty() ? "\n" : html.photo(photo));
            case Document.Embed embed -> out.append(html.embed(embed));
            case Document.Code code -> code(code.text(), indent, out);
            case Document.Rule() -> out.append("***\n");
        }
    }

    private void items(List<ListItem> items, IntFunction<String> signs, String indent, StringBuilder out) {
        for (int i = 0; i < items.size(); i++) {
            String sign = signs.apply(i);
            out.append(i == 0 ? "" : indent).append(sign);
            blocks(items.get(i).blocks(), indent + " ".repeat(sign.length()), out);
        }
    }

    private static void code(String text, String indent, StringBuilder out) {
        int longest = 2;
        int run = 0;
        for (char c : text.toCharArray()) {
            run = c == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        out.append(fence).append('\n');
        for (String line : text.split("\n", -1)) {
            out.append(indent).append(line).append('\n');
        }
        out.append(indent).append(fence).append('\n');
    }

    private String line(List<Inline> inlines) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < inlines.size(); i++) {
            switch (inlines.get(i)) {
                case Document.Text text ->
                    out.append(text(text, out, i + 1 < inlines.size() ? inlines.get(i + 1) : null));
                case Document.Break ignored -> out.append("<br>");
                case Document.Name name -> out.append(HtmlWriter.marked(html.name(name.person()), name.marks()));
            }
        }
        return lineStart(out.toString());
    }

    private static String text(Document.Text text, StringBuilder before, @Nullable Inline next) {
        List<Mark> marks = new ArrayList<>(text.marks());
        boolean apart = before.isEmpty() || before.charAt(before.length() - 1) == ' ';
        boolean endsFree = next == null
                || next instanceof Document.Text t
                        && t.text().startsWith(" ")
                        && t.marks().isEmpty();
        String words = text.text();
        boolean wordy = Character.isLetterOrDigit(words.codePointAt(0))
                && Character.isLetterOrDigit(words.codePointBefore(words.length()));
        String inner = escaped(words);
        if (apart && endsFree && wordy && List.of(Style.STRONG).equals(marks)) {
            return "**" + inner + "**";
        }
        if (apart && endsFree && wordy && List.of(Style.EM).equals(marks)) {
            return "*" + inner + "*";
        }
        if (wordy
                && marks.size() == 1
                && marks.getFirst() instanceof Document.Link link
                && link.href().matches("[^<>\\\\&()]+")) {
            return "[" + inner + "](" + link.href() + ")";
        }
        return HtmlWriter.marked(inner, marks);
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (char c : text.toCharArray()) {
            if (SPECIAL.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    /** Keeps the first signs of a paragraph from being taken for a list or a rule. */
    private static String lineStart(String line) {
        if (!line.isEmpty() && "+-=:".indexOf(line.charAt(0)) >= 0) {
            return "\\" + line;
        }
        int digits = 0;
        while (digits < line.length() && Character.isDigit(line.charAt(digits)) && digits < 10) {
            digits++;
        }
        boolean number = digits > 0 && digits < line.length() && ".)".indexOf(line.charAt(digits)) >= 0;
        return number ? line.substring(0, digits) + "\\" + line.substring(digits) : line;
    }
}

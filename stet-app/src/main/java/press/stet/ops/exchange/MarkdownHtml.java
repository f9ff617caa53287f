package press.stet.ops.exchange;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Entities;

/** CommonMark as HTML. What it leaves of raw HTML is judged by {@link HtmlToDocument} like any other. */
final class MarkdownHtml {
    private static final int CHARACTERS_MOST = 1_000_000;
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();

    private MarkdownHtml() {}

    static String render(String markdown, Notes notes) {
        if (markdown.length() > CHARACTERS_MOST) {
            notes.note(Finding.TOO_LONG, null);
            return "";
        }
        try {
            return RENDERER.render(PARSER.parse(markdown));
        } catch (StackOverflowError nested) {
            // The library walks its tree by recursion and has no limit to set; such nesting is never a person's work.
            notes.note(Finding.FLATTENED, "Markdown");
            return "<p>" + Entities.escape(markdown).replace("\n\n", "<p>");
        }
    }
}

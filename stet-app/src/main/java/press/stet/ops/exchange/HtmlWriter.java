package press.stet.ops.exchange;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.Inline;
import press.stet.newsroom.Document.ListItem;
import press.stet.newsroom.Document.Mark;
import press.stet.newsroom.Document.Style;

/** A document as plain HTML for exchange, from which {@link HtmlToDocument} makes the same document again. */
final class HtmlWriter {
    private static final Map<Style, String> TAGS = Map.of(
            Style.STRONG,
            "strong",
            Style.EM,
            "em",
            Style.STRIKE,
            "s",
            Style.SUB,
            "sub",
            Style.SUP,
            "sup",
            Style.CODE,
            "code");

    private final Map<UUID, Item.Photo> photos;
    private final Map<UUID, String> names;

    HtmlWriter(ExportedStory story) {
        this.photos = story.photosById();
        this.names = story.namesById();
    }

    String html(List<? extends Block> blocks) {
        StringBuilder out = new StringBuilder();
        for (Block block : blocks) {
            out.append(block(block));
        }
        return out.toString();
    }

    String block(Block block) {
        return switch (block) {
            case Document.Paragraph p -> tag("p", inlines(p.content()));
            case Document.Heading h -> tag("h" + h.level(), inlines(h.content()));
            case Document.Quote q -> tag("blockquote", html(q.paragraphs()));
            case Document.BulletList list -> tag("ul", items(list.items()));
            case Document.OrderedList list -> "<ol start=\"" + list.start() + "\">" + items(list.items()) + "</ol>\n";
            case Document.Photo photo -> photo(photo);
            case Document.Embed embed -> embed(embed);
            case Document.Code code -> "<pre><code>" + escaped(code.text()) + "\n</code></pre>\n";
            case Document.Rule() -> "<hr>\n";
        };
    }

    private static String tag(String name, String inside) {
        return "<" + name + ">" + inside + "</" + name + ">\n";
    }

    private String items(List<ListItem> items) {
        StringBuilder out = new StringBuilder();
        items.forEach(item -> out.append(tag("li", html(item.blocks()))));
        return out.toString();
    }

    /** On one line: Markdown takes it as one block of HTML. */
    String photo(Document.Photo photo) {
        Item.Photo picture = photos.get(photo.photo());
        if (picture == null) {
            return "";
        }
        String caption = photo.caption() == null ? "" : "<figcaption>" + escaped(photo.caption()) + "</figcaption>";
        return "<figure><img src=\"" + escaped(picture.address()) + "\" alt=\"" + escaped(picture.alt())
                + "\" data-caption=\"" + escaped(picture.caption()) + "\" data-credit=\"" + escaped(picture.credit())
                + "\">" + caption + "</figure>\n";
    }

    String embed(Document.Embed embed) {
        return "<figure data-embed=\"" + escaped(embed.source()) + "\"><a href=\"" + escaped(embed.url()) + "\">"
                + escaped(embed.title()) + "</a></figure>\n";
    }

    private String inlines(List<Inline> inlines) {
        StringBuilder out = new StringBuilder();
        for (Inline inline : inlines) {
            out.append(
                    switch (inline) {
                        case Document.Text text -> marked(escaped(text.text()), text.marks());
                        case Document.Break ignored -> "<br>";
                        case Document.Name name -> marked(name(name.person()), name.marks());
                    });
        }
        return out.toString();
    }

    String name(UUID person) {
        return "<span data-person=\"" + person + "\">" + escaped(names.getOrDefault(person, "")) + "</span>";
    }

    static String marked(String html, List<Mark> marks) {
        String out = html;
        for (Mark mark : marks.reversed()) {
            out = switch (mark) {
                case Style style -> "<" + TAGS.get(style) + ">" + out + "</" + TAGS.get(style) + ">";
                case Document.Link link -> "<a href=\"" + escaped(link.href()) + "\">" + out + "</a>";
                case Document.Statement statement ->
                    "<span data-statement=\"" + escaped(statement.chain()) + "\">" + out + "</span>";
            };
        }
        return out;
    }

    static String escaped(@Nullable String text) {
        return text == null ? "" : Entities.escape(text).replace("&nbsp;", "\u00A0");
    }
}

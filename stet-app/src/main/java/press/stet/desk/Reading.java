package press.stet.desk;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.web.util.HtmlUtils;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.Inline;
import press.stet.newsroom.Document.Mark;

/** A story's text as plain HTML for reading on the desk, for instance an old revision. Print has its own, in {@code theme}. */
final class Reading {

    private final Function<UUID, String> names;
    private final StringBuilder html = new StringBuilder();

    private Reading(Function<UUID, String> names) {
        this.names = names;
    }

    static String html(Document document, Function<UUID, String> names) {
        Reading reading = new Reading(names);
        document.blocks().forEach(reading::block);
        return reading.html.toString();
    }

    private void block(Block block) {
        switch (block) {
            case Document.Paragraph p -> element("p", p.content());
            case Document.Heading h -> element("h" + h.level(), h.content());
            case Document.Quote q -> {
                html.append("<blockquote>");
                q.paragraphs().forEach(this::block);
                html.append("</blockquote>");
            }
            case Document.BulletList list -> items("<ul>", list.items(), "</ul>");
            case Document.OrderedList list -> items("<ol start=\"" + list.start() + "\">", list.items(), "</ol>");
            case Document.Photo photo -> {
                html.append("<figure><img src=\"/photos/").append(photo.photo()).append("\" alt=\"\">");
                if (photo.caption() != null) {
                    html.append("<figcaption>").append(escaped(photo.caption())).append("</figcaption>");
                }
                html.append("</figure>");
            }
            case Document.Embed embed -> link(embed.url(), embed.title());
            case Document.Code code ->
                html.append("<pre>").append(escaped(code.text())).append("</pre>");
            case Document.Rule() -> html.append("<hr>");
        }
    }

    private void link(String url, String title) {
        html.append("<p><a rel=\"noreferrer\" href=\"").append(escaped(url)).append("\">");
        html.append(escaped(title)).append("</a></p>");
    }

    private void items(String open, List<Document.ListItem> items, String close) {
        html.append(open);
        for (Document.ListItem item : items) {
            html.append("<li>");
            item.blocks().forEach(this::block);
            html.append("</li>");
        }
        html.append(close);
    }

    private void element(String name, List<Inline> content) {
        html.append('<').append(name).append(" dir=\"auto\">");
        content.forEach(this::inline);
        html.append("</").append(name).append('>');
    }

    private void inline(Inline inline) {
        inline.marks().forEach(mark -> html.append(open(mark)));
        html.append(
                switch (inline) {
                    case Document.Text text -> escaped(text.text());
                    case Document.Break ignored -> "<br>";
                    case Document.Name name -> escaped(names.apply(name.person()));
                });
        inline.marks().reversed().forEach(mark -> html.append(close(mark)));
    }

    private static String open(Mark mark) {
        return switch (mark) {
            case Document.Style style -> "<" + tag(style) + ">";
            case Document.Link link -> "<a rel=\"noreferrer\" href=\"" + escaped(link.href()) + "\">";
            case Document.Statement ignored -> "<span class=\"statement\">";
        };
    }

    private static String close(Mark mark) {
        return switch (mark) {
            case Document.Style style -> "</" + tag(style) + ">";
            case Document.Link ignored -> "</a>";
            case Document.Statement ignored -> "</span>";
        };
    }

    private static String tag(Document.Style style) {
        return style == Document.Style.STRIKE ? "s" : style.name().toLowerCase(Locale.ROOT);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}

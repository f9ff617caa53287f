package press.stet.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.*;
import press.stet.newsroom.PersonId;
import press.stet.theme.Figures;
import press.stet.theme.Place;
import press.stet.theme.SafeHtml;
import press.stet.theme.Words;

/** A story's text as HTML, block by block. Links inside the edition become relative to the page, so that no host is named. */
final class StoryHtml {

    /** How links to paths of this newsroom are written. */
    interface Links {
        /** @param path with a leading slash */
        String to(String path);
    }

    private final Site site;
    private final Pictures pictures;
    private final String language;
    private final Place place;
    private final Links links;

    /** @param links {@code place}-relative for pages, absolute for feeds */
    StoryHtml(Site site, Pictures pictures, String language, Place place, Links links) {
        this.site = site;
        this.pictures = pictures;
        this.language = language;
        this.place = place;
        this.links = links;
    }

    /** For a page of the edition. */
    static StoryHtml onPage(Site site, Pictures pictures, String language, Place place) {
        return new StoryHtml(site, pictures, language, place, path -> place.to(path.substring(1)));
    }

    /** For a feed, which is read far from the site. */
    static StoryHtml inFeed(Site site, Pictures pictures, String language) {
        Place place = new Place("", site.base() + "/");
        return new StoryHtml(site, pictures, language, place, path -> site.base() + path);
    }

    List<SafeHtml> blocks(Document document) {
        List<SafeHtml> blocks = new ArrayList<>(document.blocks().size());
        for (Block block : document.blocks()) {
            StringBuilder html = new StringBuilder(256);
            block(block, html);
            if (!html.isEmpty()) {
                blocks.add(new SafeHtml(html.toString()));
            }
        }
        return blocks;
    }

    private void block(Block block, StringBuilder html) {
        switch (block) {
            case Paragraph p -> {
                if (!p.content().isEmpty()) {
                    wrapped("p", p.content(), html);
                }
            }
            case Heading h -> {
                if (!h.content().isEmpty()) {
                    wrapped("h" + h.level(), h.content(), html);
                }
            }
            case Quote q -> {
                html.append("<blockquote>");
                q.paragraphs().forEach(p -> wrapped("p", p.content(), html));
                html.append("</blockquote>");
            }
            case BulletList list -> {
                html.append("<ul>");
                items(list.items(), html);
                html.append("</ul>");
            }
            case OrderedList list -> {
                html.append(list.start() == 1 ? "<ol>" : "<ol start=\"" + list.start() + "\">");
                items(list.items(), html);
                html.append("</ol>");
            }
            case Photo photo -> figure(photo, html);
            case Embed embed -> embed(embed, html);
            case Code code ->
                html.append("<pre><code>").append(escaped(code.text())).append("</code></pre>");
            case Rule() -> html.append("<hr>");
        }
    }

    private void items(List<ListItem> items, StringBuilder html) {
        for (ListItem item : items) {
            html.append("<li>");
            if (item.blocks().size() == 1 && item.blocks().getFirst() instanceof Paragraph only) {
                inline(only.content(), html);
            } else {
                item.blocks().forEach(block -> block(block, html));
            }
            html.append("</li>");
        }
    }

    private void figure(Photo photo, StringBuilder html) {
        pictures.photo(photo.photo(), photo.caption(), site, language)
                .ifPresent(picture -> html.append(Figures.figure(picture, place, Figures.Spot.BODY, words())
                        .html()));
    }

    private static void embed(Embed embed, StringBuilder html) {
        html.append("<p><a class=\"embed\" rel=\"noreferrer\" href=\"")
                .append(escaped(embed.url()))
                .append("\">");
        html.append(escaped(embed.title()));
        if (embed.source() != null) {
            html.append(" <span class=\"source\">")
                    .append(escaped(embed.source()))
                    .append("</span>");
        }
        html.append("</a></p>");
    }

    private void wrapped(String tag, List<Inline> content, StringBuilder html) {
        html.append('<').append(tag).append('>');
        inline(content, html);
        html.append("</").append(tag).append('>');
    }

    /** Neighbours that share a link keep one element, so that a link with a word in bold stays one link. */
    private void inline(List<Inline> content, StringBuilder html) {
        Link open = null;
        for (Inline piece : content) {
            Link link = linkOf(piece.marks());
            if (open != null && !open.equals(link)) {
                html.append("</a>");
            }
            if (link != null && !link.equals(open)) {
                html.append("<a href=\"").append(escaped(href(link.href()))).append("\">");
            }
            open = link;
            piece(piece, html);
        }
        if (open != null) {
            html.append("</a>");
        }
    }

    private void piece(Inline piece, StringBuilder html) {
        List<Style> styles = piece.marks().stream()
                .filter(Style.class::isInstance)
                .map(Style.class::cast)
                .toList();
        styles.forEach(style -> html.append('<').append(tag(style)).append('>'));
        switch (piece) {
            case Text text -> html.append(escaped(text.text()));
            case Break ignored -> html.append("<br>");
            case Name name -> html.append(escaped(name(name.person())));
        }
        styles.reversed().forEach(style -> html.append("</").append(tag(style)).append('>'));
    }

    private static press.stet.newsroom.Document.@org.jspecify.annotations.Nullable Link linkOf(List<Mark> marks) {
        for (Mark mark : marks) {
            if (mark instanceof Link link) {
                return link;
            }
        }
        return null;
    }

    private static String tag(Style style) {
        return switch (style) {
            case STRONG -> "strong";
            case EM -> "em";
            case STRIKE -> "s";
            case SUB -> "sub";
            case SUP -> "sup";
            case CODE -> "code";
        };
    }

    private String href(String href) {
        return href.startsWith("/") ? links.to(href) : href;
    }

    private String name(UUID person) {
        return site.name(new PersonId(person), language);
    }

    private Words words() {
        return site.words(language);
    }

    private static String escaped(String text) {
        return SafeHtml.ofText(text).html();
    }
}

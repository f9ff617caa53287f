package press.stet.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
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
        /**
         * Where a link leads, or null if it cannot be followed from there.
         *
         * @param path with a leading slash
         */
        @Nullable
        String to(String path);
    }

    /** How a photo in the text is drawn. */
    interface Drawing {
        SafeHtml figure(press.stet.theme.Photo photo, UUID id);
    }

    private final Site site;
    private final Pictures pictures;
    private final String language;
    private final Links links;
    private final Drawing drawing;

    private StoryHtml(Site site, Pictures pictures, String language, Links links, Drawing drawing) {
        this.site = site;
        this.pictures = pictures;
        this.language = language;
        this.links = links;
        this.drawing = drawing;
    }

    /** For a page of the edition. */
    static StoryHtml onPage(Site site, Pictures pictures, String language, Place place) {
        return new StoryHtml(
                site, pictures, language, path -> place.to(path.substring(1)), drawnAt(place, site, language));
    }

    /** For a feed, which is read far from the site. */
    static StoryHtml inFeed(Site site, Pictures pictures, String language) {
        Place place = new Place("", site.base() + "/");
        return new StoryHtml(site, pictures, language, path -> site.base() + path, drawnAt(place, site, language));
    }

    /** For mail, which loads nothing: photos stay on the site, and links lead to an address that begins so. */
    static StoryHtml inMail(Site site, String language, String base) {
        Place place = new Place("", base + "/");
        return new StoryHtml(site, Pictures.NONE, language, path -> base + path, drawnAt(place, site, language));
    }

    /** For a file that is opened anywhere: photos stand in it, and links lead to the newsroom's address if it has one. @param most so many photos; others are told in words */
    static StoryHtml inFile(Site site, Pictures pictures, String language, int most) {
        String address = site.house().address();
        AtomicInteger photos = new AtomicInteger();
        return new StoryHtml(
                site,
                pictures,
                language,
                path -> address == null ? null : address + path,
                (photo, id) -> photos.incrementAndGet() > most
                        ? inWords(photo)
                        : inlined(photo, id, pictures, site.words(language)));
    }

    private static Drawing drawnAt(Place place, Site site, String language) {
        return (photo, id) -> Figures.figure(photo, place, Figures.Spot.BODY, site.words(language));
    }

    /** A photo that has no small print is told in its own words. */
    private static SafeHtml inlined(press.stet.theme.Photo photo, UUID id, Pictures pictures, Words words) {
        return pictures.inlined(id)
                .map(data -> Figures.inlined(photo, data, words))
                .orElseGet(() -> inWords(photo));
    }

    private static SafeHtml inWords(press.stet.theme.Photo photo) {
        return new SafeHtml("<p>" + escaped(photo.alt()) + "</p>");
    }

    /** One photo, as in the text. */
    SafeHtml photo(UUID id) {
        StringBuilder html = new StringBuilder();
        figure(new Photo(id, null), html);
        return new SafeHtml(html.toString());
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
                .ifPresent(picture ->
                        html.append(drawing.figure(picture, photo.photo()).html()));
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
                String href = link.href().startsWith("/") ? links.to(link.href()) : link.href();
                html.append(href == null ? "<a>" : "<a href=\"" + escaped(href) + "\">");
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

    private static @Nullable Link linkOf(List<Mark> marks) {
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

    private String name(UUID person) {
        return site.name(new PersonId(person), language);
    }

    private static String escaped(String text) {
        return SafeHtml.ofText(text).html();
    }
}

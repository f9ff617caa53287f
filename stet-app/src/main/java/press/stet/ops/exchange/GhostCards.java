package press.stet.ops.exchange;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.Paragraph;
import press.stet.newsroom.Document.Text;
import press.stet.ops.exchange.Flow.LineEnds;
import tools.jackson.databind.JsonNode;

/** Ghost's cards, which mobiledoc and Lexical name and fill alike, as blocks of a document. */
final class GhostCards {
    private final Notes notes;
    private final Photos photos;
    private final Addresses addresses;
    private final HtmlToDocument html;

    GhostCards(Notes notes, Photos photos, Addresses addresses, HtmlToDocument html) {
        this.notes = notes;
        this.photos = photos;
        this.addresses = addresses;
        this.html = html;
    }

    void card(String type, JsonNode card, Flow flow) {
        switch (type) {
            case "image" -> image(card, flow);
            case "gallery" -> gallery(card, flow);
            case "html" -> markup(text(card, "html"), flow);
            case "markdown", "card-markdown" -> markup(MarkdownHtml.render(text(card, "markdown"), notes), flow);
            case "embed" -> embed(card, flow);
            case "bookmark" -> bookmark(card, flow);
            case "video", "audio" -> player(card, flow);
            case "file" -> file(card, flow);
            case "code", "codeblock" -> code(card, flow);
            case "hr", "horizontalrule" -> flow.add(new Document.Rule());
            case "callout" -> plain(type, flow, "", text(card, "calloutText"), "", "");
            case "toggle" -> plain(type, flow, text(card, "heading"), text(card, "content"), "", "");
            case "button" -> plain(type, flow, "", "", text(card, "buttonText"), text(card, "buttonUrl"));
            case "call-to-action" ->
                plain(type, flow, "", text(card, "textValue"), text(card, "buttonText"), text(card, "buttonUrl"));
            case "header" -> header(card, flow);
            case "product" -> product(card, flow);
            case "signup", "email", "email-cta", "paywall" -> notes.note(Finding.INVITATION, type);
            default -> notes.note(Finding.SHORTCODE, type);
        }
    }

    private static String text(JsonNode card, String name) {
        return Clean.text(card.path(name).asString(""));
    }

    private static @Nullable String words(JsonNode card, String name) {
        return Clean.orNull(HtmlToDocument.words(text(card, name)));
    }

    private void markup(String markup, Flow flow) {
        flow.addAll(html.blocks(markup, LineEnds.SPACE));
    }

    private void image(JsonNode card, Flow flow) {
        String caption = words(card, "caption");
        UUID photo = photos.photo(notes, text(card, "src"), words(card, "alt"), caption, null);
        if (photo != null) {
            flow.add(new Document.Photo(photo, caption));
        }
    }

    private void gallery(JsonNode card, Flow flow) {
        notes.note(Finding.GALLERY, null);
        List<JsonNode> images = List.copyOf(card.path("images").values());
        for (int i = 0; i < images.size(); i++) {
            JsonNode image = images.get(i);
            String own = words(image, "caption");
            String caption = own == null && i == images.size() - 1 ? words(card, "caption") : own;
            UUID photo = photos.photo(notes, text(image, "src"), words(image, "alt"), caption, null);
            if (photo != null) {
                flow.add(new Document.Photo(photo, caption));
            }
        }
    }

    private void embed(JsonNode card, Flow flow) {
        String url = addresses.external(text(card, "url"));
        if (url == null) {
            markup(text(card, "html"), flow);
            return;
        }
        String title = words(card.path("metadata"), "title");
        String caption = words(card, "caption");
        String source = words(card.path("metadata"), "provider_name");
        String shown = title == null ? caption == null ? url : caption : title;
        flow.add(
                new Document.Embed(url, HtmlMedia.shortened(shown), source == null ? HtmlMedia.sourceOf(url) : source));
    }

    private void bookmark(JsonNode card, Flow flow) {
        JsonNode about = card.path("metadata").isObject() ? card.path("metadata") : card;
        String url = addresses.external(text(card, "url"));
        String title = words(about, "title");
        if (url != null) {
            String source = words(about, "publisher");
            flow.add(new Document.Embed(
                    url,
                    HtmlMedia.shortened(title == null ? url : title),
                    source == null ? HtmlMedia.sourceOf(url) : source));
        } else if (title != null) {
            link(title, text(card, "url"), flow);
        }
    }

    private void player(JsonNode card, Flow flow) {
        notes.note(Finding.PLAYER, text(card, "src"));
        String title = words(card, "title");
        title = title == null ? words(card, "caption") : title;
        title = title == null ? words(card, "fileName") : title;
        String url = addresses.external(text(card, "src"));
        if (url != null) {
            flow.add(
                    new Document.Embed(url, HtmlMedia.shortened(title == null ? url : title), HtmlMedia.sourceOf(url)));
        } else {
            link(title == null ? text(card, "src") : title, text(card, "src"), flow);
        }
    }

    private void file(JsonNode card, Flow flow) {
        String title = words(card, "fileTitle");
        title = title == null ? words(card, "fileName") : title;
        notes.note(Finding.CARD, "file");
        link(title == null ? text(card, "src") : title, text(card, "src"), flow);
    }

    private static void code(JsonNode card, Flow flow) {
        String code = text(card, "code");
        if (!code.isBlank()) {
            flow.add(new Document.Code(code));
        }
    }

    private void header(JsonNode card, Flow flow) {
        String heading = text(card, "header");
        plain(
                "header",
                flow,
                heading.isEmpty() ? text(card, "heading") : heading,
                text(card, "subheader"),
                text(card, "buttonText"),
                text(card, "buttonUrl"));
    }

    private void product(JsonNode card, Flow flow) {
        UUID photo = text(card, "productImageSrc").isEmpty()
                ? null
                : photos.photo(notes, text(card, "productImageSrc"), null, null, null);
        if (photo != null) {
            flow.add(new Document.Photo(photo, null));
        }
        String button = text(card, "productButton");
        plain(
                "product",
                flow,
                text(card, "productTitle"),
                text(card, "productDescription"),
                button,
                text(card, "productUrl"));
    }

    /** A card's heading, text and link, without its frame. */
    private void plain(String type, Flow flow, String heading, String body, String button, String address) {
        notes.note(Finding.CARD, type);
        String title = HtmlToDocument.words(heading);
        if (!title.isEmpty()) {
            flow.add(new Document.Heading(3, List.of(new Text(title, List.of()))));
        }
        markup(body, flow);
        if (!button.isBlank()) {
            link(button, address, flow);
        }
    }

    private void link(String words, String address, Flow flow) {
        String line = Clean.line(words);
        if (!line.isEmpty()) {
            Marks marks = Marks.NONE.linkedTo(addresses.link(address));
            Block paragraph = new Paragraph(List.of(new Text(line, marks.list())));
            flow.add(paragraph);
        }
    }
}

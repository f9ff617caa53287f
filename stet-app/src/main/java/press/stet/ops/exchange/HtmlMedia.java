package press.stet.ops.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;

/** Pictures, frames, players and cards of foreign HTML as photos and embeds. */
final class HtmlMedia {
    private static final Set<String> SOCIAL =
            Set.of("twitter-tweet", "instagram-media", "tiktok-embed", "fb-post", "bluesky-embed", "mastodon-embed");
    private static final int TITLE_MOST = 300;

    private final Notes notes;
    private final Photos photos;
    private final Addresses addresses;

    HtmlMedia(Notes notes, Photos photos, Addresses addresses) {
        this.notes = notes;
        this.photos = photos;
        this.addresses = addresses;
    }

    static boolean isPicture(String address) {
        String path = Addresses.mediaPath(address).toLowerCase(Locale.ROOT);
        return path.matches(".*\\.(jpe?g|png|gif|webp|avif|tiff?|bmp|heic)");
    }

    List<Block> picture(Element img, @Nullable String caption) {
        String source = source(img);
        if (source.isEmpty()) {
            return List.of();
        }
        if (tiny(img.attr("width")) && tiny(img.attr("height"))) {
            notes.note(Finding.SCRIPT, "a picture of one point that counts readers");
            return List.of();
        }
        // Stet's own exports say what belongs to the photo wherever it stands; elsewhere the line beneath it has to do.
        String own = img.hasAttr("data-caption") ? Clean.orNull(img.attr("data-caption")) : caption;
        UUID photo = photos.photo(notes, source, img.attr("alt"), own, Clean.orNull(img.attr("data-credit")));
        return photo == null ? List.of() : List.of(new Document.Photo(photo, Clean.orNull(caption)));
    }

    private static boolean tiny(String size) {
        return size.strip().matches("[01](px)?");
    }

    private static String source(Element img) {
        for (String name : List.of("src", "data-src", "data-lazy-src", "data-orig-file")) {
            String value = img.attr(name).strip();
            boolean placeholder =
                    value.startsWith("data:") && (img.hasAttr("data-src") || img.hasAttr("data-lazy-src"));
            if (!value.isEmpty() && !placeholder) {
                return value;
            }
        }
        return img.attr("srcset").strip().split("[\\s,]+", 2)[0];
    }

    /** What a figure shows, with its caption; empty if it holds only text. */
    List<Block> figure(Element figure) {
        Element captionTag = figure.selectFirst("figcaption");
        String caption = captionTag == null ? null : Clean.orNull(words(captionTag));
        if (figure.hasAttr("data-embed")) {
            return ownEmbed(figure);
        }
        if (figure.hasClass("kg-bookmark-card")) {
            return bookmark(figure);
        }
        Elements pictures = figure.select("img");
        if (!pictures.isEmpty() && figure.selectFirst("blockquote, table, iframe, video") == null) {
            return pictures(pictures, caption);
        }
        Element frame = figure.selectFirst("iframe, embed, object");
        if (frame != null) {
            return frame(frame, caption);
        }
        Element player = figure.selectFirst("video, audio");
        if (player != null) {
            return player(player, caption);
        }
        String text = figure.ownText().isBlank() ? figure.text() : figure.ownText();
        if (figure.hasClass("wp-block-embed")
                && addresses.external(text) != null
                && !text.strip().contains(" ")) {
            return embed(text, caption);
        }
        return List.of();
    }

    private List<Block> pictures(Elements pictures, @Nullable String caption) {
        List<Block> all = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            Element img = pictures.get(i);
            Element own = img.closest("figure");
            Element words = own == null ? null : own.selectFirst("> figcaption");
            boolean last = i == pictures.size() - 1;
            String line = pictures.size() == 1 ? caption : words == null ? null : Clean.orNull(words(words));
            all.addAll(picture(img, line == null && last ? caption : !last && sameFigure(pictures, own) ? null : line));
        }
        if (pictures.size() > 1) {
            notes.note(Finding.GALLERY, null);
        }
        return all;
    }

    /** Whether the figure is that of all pictures: then its caption belongs to the last. */
    private static boolean sameFigure(Elements pictures, @Nullable Element figure) {
        return pictures.stream().allMatch(img -> img.closest("figure") == figure);
    }

    /** jsoup's own text loses no-break spaces but keeps blocks apart. */
    private static String words(Element element) {
        return element.children().stream().anyMatch(Element::isBlock) ? element.text() : element.wholeText();
    }

    /** As {@link HtmlWriter} writes it. */
    private List<Block> ownEmbed(Element figure) {
        Element link = figure.selectFirst("a[href]");
        String url = link == null ? null : addresses.external(link.attr("href"));
        String title = link == null ? "" : Clean.line(words(link));
        return url == null
                ? List.of()
                : List.of(new Document.Embed(
                        url, title.isEmpty() ? url : title, Clean.orNull(figure.attr("data-embed"))));
    }

    private List<Block> bookmark(Element card) {
        Element link = card.selectFirst("a[href]");
        String url = link == null ? null : addresses.external(link.attr("href"));
        if (url == null) {
            return List.of();
        }
        Element title = card.selectFirst(".kg-bookmark-title");
        Element publisher = card.selectFirst(".kg-bookmark-publisher");
        String words = title == null ? null : Clean.orNull(title.text());
        return List.of(new Document.Embed(
                url,
                shortened(words == null ? url : words),
                publisher == null ? null : Clean.orNull(publisher.text())));
    }

    List<Block> frame(Element frame, @Nullable String caption) {
        String source = frame.hasAttr("src") ? frame.attr("src") : frame.attr("data");
        String title = caption == null ? Clean.orNull(frame.attr("title")) : caption;
        String url = addresses.external(watchable(source));
        notes.note(Finding.FRAME, source);
        return url == null
                ? List.of()
                : List.of(new Document.Embed(url, shortened(title == null ? url : title), sourceOf(url)));
    }

    /** The page where a person can watch what a known player's frame shows. */
    private static String watchable(String source) {
        String id =
                source.replaceFirst("^(https?:)?//(www\\.)?youtube(-nocookie)?\\.com/embed/([\\w-]{6,20}).*$", "$4");
        return id.equals(source) ? source : "https://www.youtube.com/watch?v=" + id;
    }

    List<Block> player(Element player, @Nullable String caption) {
        Element inner = player.selectFirst("source[src]");
        String source = player.hasAttr("src") || inner == null ? player.attr("src") : inner.attr("src");
        notes.note(Finding.PLAYER, source);
        String url = addresses.external(source);
        String title = caption == null ? Clean.orNull(player.attr("title")) : caption;
        return url == null
                ? List.of()
                : List.of(new Document.Embed(url, shortened(title == null ? url : title), sourceOf(url)));
    }

    List<Block> embed(String address, @Nullable String title) {
        String url = addresses.external(address);
        return url == null
                ? List.of()
                : List.of(new Document.Embed(url, shortened(title == null ? url : title), sourceOf(url)));
    }

    /** A quoted post of a social network, or null if the quotation is an ordinary one. */
    @Nullable
    Block socialPost(Element quote) {
        if (SOCIAL.stream().noneMatch(quote::hasClass)) {
            return null;
        }
        Elements links = quote.select("a[href]");
        String marked = quote.attr(quote.hasAttr("cite") ? "cite" : "data-instgrm-permalink");
        Element last = links.last();
        String url = addresses.external(marked.isBlank() && last != null ? last.attr("href") : marked);
        if (url == null) {
            return null;
        }
        notes.note(Finding.FRAME, url);
        String words = Clean.line(quote.text());
        return new Document.Embed(url, shortened(words.isEmpty() ? url : words), sourceOf(url));
    }

    static String sourceOf(String url) {
        return new Addresses(url).host();
    }

    static String shortened(String title) {
        String line = Clean.line(title);
        if (line.length() <= TITLE_MOST) {
            return line;
        }
        return line.substring(
                        0, line.offsetByCodePoints(0, Math.min(TITLE_MOST, line.codePointCount(0, line.length())) - 1))
                + "…";
    }
}

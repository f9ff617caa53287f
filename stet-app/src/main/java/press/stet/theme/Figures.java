package press.stet.theme;

import java.util.LinkedHashSet;

/** A photo as markup: the same above the text, inside it, and on the front page. */
public final class Figures {

    /** Renditions up to this width serve as the plain source, for browsers that don't choose. */
    private static final int PLAIN_WIDTH = 1000;

    private Figures() {}

    /** Where the photo stands on the page. */
    public enum Spot {
        /** At the top: loaded at once. */
        LEAD("(min-width:42rem) 40rem, 100vw"),
        /** Further down: loaded when it comes near. */
        BODY("(min-width:42rem) 40rem, 100vw"),
        /** Beside a headline in a list. */
        CARD("(min-width:42rem) 20rem, 100vw");

        private final String sizes;

        Spot(String sizes) {
            this.sizes = sizes;
        }
    }

    /**
     * {@code <figure class="photo">} with picture, caption and credit.
     *
     * @param place the page it stands on
     */
    public static SafeHtml figure(Photo photo, Place place, Spot spot, Words words) {
        return framed(picture(photo, place, spot), photo, words);
    }

    /**
     * The same for a page that is a file of its own.
     *
     * @param data the picture as a {@code data:} address
     */
    public static SafeHtml inlined(Photo photo, String data, Words words) {
        var img = "<img src=\"" + Escape.html(data) + "\" width=\"" + photo.width() + "\" height=\"" + photo.height()
                + "\" alt=\"" + Escape.html(photo.alt()) + "\">";
        return framed(new SafeHtml(img), photo, words);
    }

    private static SafeHtml framed(SafeHtml picture, Photo photo, Words words) {
        var html = new StringBuilder("<figure class=\"photo\">");
        html.append(picture.html());
        if (photo.caption() != null || photo.credit() != null) {
            html.append("<figcaption>");
            if (photo.caption() != null) {
                html.append(Escape.html(photo.caption()));
            }
            if (photo.credit() != null) {
                html.append(" <span class=\"credit\">")
                        .append(Escape.html(words.say("credit", photo.credit())))
                        .append("</span>");
            }
            html.append("</figcaption>");
        }
        return new SafeHtml(html.append("</figure>").toString());
    }

    /** {@code <picture>} alone. */
    public static SafeHtml picture(Photo photo, Place place, Spot spot) {
        var html = new StringBuilder("<picture>");
        var types = new LinkedHashSet<String>();
        photo.renditions().forEach(rendition -> types.add(rendition.type()));
        for (var type : types) {
            if (!type.equals("image/jpeg")) {
                html.append("<source type=\"").append(Escape.html(type)).append('"');
                sources(html, photo, type, place, spot);
                html.append('>');
            }
        }
        html.append("<img src=\"")
                .append(Escape.html(place.to(plain(photo).path())))
                .append('"');
        sources(html, photo, "image/jpeg", place, spot);
        html.append(" width=\"").append(photo.width());
        html.append("\" height=\"").append(photo.height());
        html.append("\" alt=\"").append(Escape.html(photo.alt())).append('"');
        html.append(spot == Spot.LEAD ? " fetchpriority=\"high\"" : " loading=\"lazy\" decoding=\"async\"");
        return new SafeHtml(html.append("></picture>").toString());
    }

    private static void sources(StringBuilder html, Photo photo, String type, Place place, Spot spot) {
        html.append(" srcset=\"");
        var separator = "";
        for (var rendition : photo.renditions()) {
            if (rendition.type().equals(type)) {
                html.append(separator)
                        .append(Escape.html(place.to(rendition.path())))
                        .append(' ')
                        .append(rendition.width())
                        .append('w');
                separator = ", ";
            }
        }
        html.append("\" sizes=\"").append(spot.sizes).append('"');
    }

    /** The JPEG for link previews and for browsers that know no {@code srcset}: the widest that is not too wide. */
    static Rendition plain(Photo photo) {
        return photo.renditions().stream()
                .filter(rendition -> rendition.type().equals("image/jpeg"))
                .reduce((best, next) -> isBetter(next.width(), best.width()) ? next : best)
                .orElseThrow();
    }

    private static boolean isBetter(int width, int best) {
        if (best > PLAIN_WIDTH) {
            return width < best;
        }
        return width <= PLAIN_WIDTH && width > best;
    }
}

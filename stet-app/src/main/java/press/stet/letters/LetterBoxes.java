package press.stet.letters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.stet.edition.PageSource;
import press.stet.newsroom.House;
import press.stet.readers.Letter;
import press.stet.theme.Place;
import press.stet.theme.SafeHtml;
import press.stet.theme.Words;

/** The sign-up as it stands in pages of the edition; a pure function of the letters there are. */
final class LetterBoxes {

    /**
     * What one language's boxes say.
     *
     * @param privacy path of the page about privacy without a leading slash, or null
     * @param home the newsroom's own address, which the form needs: a mirror takes none; null while there is none
     * @param latest path of each letter's newest issue without a leading slash, by slug
     */
    private record Box(
            List<Letter> letters,
            String consent,
            @Nullable String privacy,
            Map<String, String> latest,
            @Nullable String home) {}

    private final Map<String, Box> byLanguage = new HashMap<>();

    void add(House house, String language, List<Letter> letters, @Nullable String privacy, Map<String, String> latest) {
        if (!letters.isEmpty()) {
            byLanguage.put(
                    language, new Box(letters, Consents.of(house, language).words(), privacy, latest, house.address()));
        }
    }

    SafeHtml html(PageSource.Spot spot) {
        Box box = byLanguage.get(spot.language());
        if (box == null) {
            return SafeHtml.NONE;
        }
        return spot.kind() == PageSource.Spot.Kind.LETTERS && box.letters().size() > 1
                ? new SafeHtml(ofAll(box, spot))
                : new SafeHtml(ofFirst(box, spot));
    }

    /** In a story and on the front page: the first letter, one field. */
    private static String ofFirst(Box box, PageSource.Spot spot) {
        Letter letter = box.letters().getFirst();
        Words words = Words.of(spot.language());
        return opening(letter.name())
                + "<p>" + escaped(letter.promise()) + latest(box, letter, words, spot.place()) + "</p>"
                + form(spot)
                + "<input type=\"hidden\" name=\"letter\" value=\"" + letter.slug() + "\">"
                + row(words) + "</form>" + fine(box, words, spot.place()) + "</section>";
    }

    /** On the page of letters: all of them to choose from. */
    private static String ofAll(Box box, PageSource.Spot spot) {
        Words words = Words.of(spot.language());
        StringBuilder html = new StringBuilder(opening(words.say("joinTitle")))
                .append(form(spot).replace(" class=\"row\"", ""));
        boolean first = true;
        for (Letter letter : box.letters()) {
            html.append("<p><label><input type=\"checkbox\" name=\"letter\" value=\"")
                    .append(letter.slug())
                    .append(first ? "\" checked> <b>" : "\"> <b>")
                    .append(escaped(letter.name()))
                    .append("</b></label> ")
                    .append(escaped(letter.promise()))
                    .append(latest(box, letter, words, spot.place()))
                    .append("</p>");
            first = false;
        }
        return html.append("<div class=\"row\">")
                .append(row(words))
                .append("</div></form>")
                .append(fine(box, words, spot.place()))
                .append("</section>")
                .toString();
    }

    private static String opening(String heading) {
        return "<section class=\"box letter\" aria-labelledby=\"letter-h\"><h2 id=\"letter-h\">" + escaped(heading)
                + "</h2>";
    }

    private static String form(PageSource.Spot spot) {
        return "<form class=\"row\" method=\"post\" action=\""
                + escaped(spot.place().to("-/letters")) + "\">" + "<input type=\"hidden\" name=\"language\" value=\""
                + escaped(spot.language()) + "\">";
    }

    private static String row(Words words) {
        String mail = escaped(words.say("letterBoxMail"));
        return "<input class=\"hid\" name=\"website\" tabindex=\"-1\" autocomplete=\"off\" aria-hidden=\"true\">"
                + "<label class=\"hid\" for=\"letter-mail\">" + mail + "</label>"
                + "<input type=\"email\" id=\"letter-mail\" name=\"email\" placeholder=\"" + mail
                + "\" autocomplete=\"email\" required>"
                + "<button class=\"button\">" + escaped(words.say("letterBoxSend")) + "</button>";
    }

    private static String fine(Box box, Words words, Place place) {
        String privacy = box.privacy();
        String home = box.home();
        return "<p class=\"fine\">" + escaped(box.consent())
                + (privacy == null
                        ? ""
                        : " <a href=\"" + escaped(place.to(privacy)) + "\">" + escaped(words.say("letterPrivacy"))
                                + "</a>")
                + (home == null
                        ? ""
                        : " " + escaped(words.say("letterBoxMirror")) + " <a href=\"" + escaped(home + "/-/letters")
                                + "\">" + escaped(home.replaceFirst("^https?://", "")) + "</a>")
                + "</p>";
    }

    private static String latest(Box box, Letter letter, Words words, Place place) {
        String path = box.latest().get(letter.slug());
        return path == null
                ? ""
                : " <a href=\"" + escaped(place.to(path)) + "\">" + escaped(words.say("letterPreview")) + "</a>";
    }

    private static String escaped(String text) {
        return SafeHtml.ofText(text).html();
    }
}

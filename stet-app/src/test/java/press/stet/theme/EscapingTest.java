package press.stet.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever people type stands on the page as text, in every place a page prints it. */
class EscapingTest {

    private static final Theme THEME = Theme.standard(Tokens.DEFAULT);

    static Stream<String> attacks() {
        return Stream.of(
                "<script>alert(1)</script>",
                "</script><script>alert(1)</script>",
                "</title></style></textarea><img src=x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)",
                "' onmouseover='alert(1)",
                "]]><svg onload=alert(1)>",
                "<!--<script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "\u202eevil\u202c \u2067rtl",
                "{{ site.name }} {% include 'layout.peb' %} #{1}",
                "javascript:alert(1)",
                "null\u0000byte \u0008 \ud800 lone \udc00 \ufffe",
                "line\u2028separator\u2029");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void what_is_typed_adds_no_element_and_no_attribute(String attack) {
        assertThat(shape(hostile(attack))).isEqualTo(shape(hostile("plain")));
    }

    @Property(tries = 300)
    void no_text_at_all_changes_the_shape_of_a_page(@ForAll String typed) {
        var headline = "x" + typed;
        assertThat(shape(hostile(headline))).isEqualTo(shape(hostile("plain")));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void the_headline_reads_as_it_was_typed(String attack) {
        var document = Jsoup.parse(THEME.render(hostile(attack)));
        assertThat(document.selectFirst("h1").wholeText()).isEqualTo(Escape.printable(attack));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void structured_data_stays_in_its_element_and_stays_json(String attack) {
        var document = Jsoup.parse(THEME.render(hostile(attack)));
        var data = document.selectFirst("script[type=application/ld+json]").data();
        var json = JsonMapper.shared().readTree(data);
        assertThat(json.get("headline").stringValue()).isEqualTo(Escape.printable(attack));
        assertThat(data).doesNotContain("<");
    }

    private static List<String> shape(PageModel page) {
        Document document = Jsoup.parse(THEME.render(page));
        return document.getAllElements().stream()
                .map(EscapingTest::tagAndAttributes)
                .toList();
    }

    private static String tagAndAttributes(Element element) {
        return element.tagName()
                + element.attributes().asList().stream()
                        .map(attribute -> attribute.getKey())
                        .sorted()
                        .toList();
    }

    /** A story with the same text in every place that takes text. */
    private static StoryPage hostile(String text) {
        var moment = new Moment("2015-11-30T21:40:00+01:00", text, text, text);
        var link = new NavLink(text, "x/");
        var site = new SiteModel(
                text,
                text,
                "en",
                "",
                List.of(link),
                List.of(new LanguageLink("fa", text, "fa/")),
                new Notice(text, text, text, new Notice.Meter(text, 1, 2), new Notice.Action(text, "x/")),
                List.of(link),
                List.of(new FeedLink(text, "feed.xml", "application/rss+xml")),
                Publisher.named(text, null),
                "https://courier.example/",
                null,
                null,
                List.of());
        var photo =
                new Photo(List.of(new Rendition("p.jpg", 400, "image/jpeg")), 400, 300, text, "c" + text, "c" + text);
        var card = new StoryCard("y/", text, text, text, text, moment, photo, StoryCard.Mark.CORRECTED);
        return new StoryPage(
                site,
                Place.of("a/b/"),
                StoryKind.REPORT,
                text,
                text,
                text,
                link,
                List.of(link),
                Byline.of(new Author(text, "z/"), new Author(text, null)),
                text,
                new Times(moment, moment),
                600,
                photo,
                new Body(SafeHtml.ofText(text), SafeHtml.NONE),
                new AttributionLine(text, List.of(new AttributionLine.Source(text, text))),
                List.of(
                        new Correction(moment, text, text, Correction.Weight.CHANGES_MEANING),
                        new Correction(moment, null, text, Correction.Weight.DETAIL)),
                new Retraction(moment, text),
                List.of(card),
                List.of(new LanguageLink("fa", text, "fa/")),
                "f.html",
                "c.png",
                SafeHtml.NONE,
                SafeHtml.NONE);
    }
}

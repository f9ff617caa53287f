package press.stet.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoryPageTest {

    private static final Theme THEME = Theme.standard(Tokens.DEFAULT);
    private static final Courier COURIER = Courier.in("en");

    @Test
    void it_names_who_wrote_it_where_and_when_with_the_zone() {
        var meta = print(COURIER.story()).selectFirst(".meta");
        assertThat(meta.select(".by").text()).isEqualTo("By Anna Petrova and Jonas Reed");
        assertThat(meta.select("time").eachText())
                .containsExactly("30 November 2015, 21:40 CET", "1 December 2015, 11:40 CET");
        assertThat(meta.select("time").eachAttr("datetime"))
                .containsExactly("2015-11-30T21:40:00+01:00", "2015-12-01T11:40:00+01:00");
        assertThat(meta.text()).contains("Velmora", "Updated 1 December", "3 min read");
        assertThat(meta.select("a[hreflang]").eachAttr("hreflang")).containsExactly("ru", "fa");
    }

    @Test
    void a_correction_that_changes_the_meaning_stands_above_the_text_and_a_detail_below() {
        var text = print(COURIER.correctedStory()).selectFirst(".text").children();
        var kinds = text.stream()
                .map(element -> element.className())
                .filter(name -> !name.isEmpty())
                .toList();
        assertThat(kinds).containsExactly("box correction", "body", "source", "box correction", "tail");
        assertThat(text.select(".correction").first().text())
                .isEqualTo("Correction, 1 December 2015, 12:40 CET We wrote: " + COURIER.prose.wrong() + " In fact: "
                        + COURIER.prose.right());
    }

    @Test
    void a_retracted_story_keeps_its_headline_says_why_and_has_no_text() {
        var page = print(COURIER.retractedStory());
        assertThat(page.selectFirst("h1").text()).isEqualTo(COURIER.prose.headline());
        assertThat(page.selectFirst(".retraction").text())
                .contains("Retracted, 2 December 2015", COURIER.prose.reason());
        assertThat(page.selectFirst(".body").text()).isEmpty();
    }

    @Test
    void the_letter_box_stands_in_the_middle_of_the_text_and_the_appeal_after_it() {
        var page = print(COURIER.story());
        var body = page.selectFirst(".body").children();
        var letter = body.indexOf(page.selectFirst(".letter"));
        assertThat(letter).isBetween(body.size() / 3, body.size() - 3);
        assertThat(page.selectFirst(".text").children().last().className()).isEqualTo("box appeal");
    }

    @Test
    void machines_read_what_people_read() {
        var data = data(COURIER.story());
        assertThat(data.get("@type").stringValue()).isEqualTo("ReportageNewsArticle");
        assertThat(data.get("headline").stringValue()).isEqualTo(COURIER.prose.headline());
        assertThat(data.get("datePublished").stringValue()).isEqualTo("2015-11-30T21:40:00+01:00");
        assertThat(data.get("dateModified").stringValue()).isEqualTo("2015-12-01T11:40:00+01:00");
        assertThat(data.get("isAccessibleForFree").booleanValue()).isTrue();
        assertThat(data.get("author").values())
                .extracting(author -> author.get("name").stringValue())
                .containsExactly("Anna Petrova", "Jonas Reed");
        assertThat(data.get("publisher").get("@type").stringValue()).isEqualTo("NewsMediaOrganization");
        assertThat(data.get("citation").get(0).get("publisher").get("name").stringValue())
                .isEqualTo("Northwire");
        assertThat(data(COURIER.correctedStory()).get("correction").size()).isEqualTo(2);
        assertThat(data(COURIER.retractedStory())
                        .get("correction")
                        .get(0)
                        .get("text")
                        .stringValue())
                .isEqualTo(COURIER.prose.reason());
    }

    @Test
    void without_a_public_address_a_page_names_no_host_and_all_its_links_are_relative() {
        for (var page : COURIER.pages().values()) {
            var document = print(page);
            assertThat(document.select("link[rel=canonical], meta[property=og:url], meta[property=og:image]"))
                    .isEmpty();
            if (!(page instanceof NotFoundPage)) {
                assertThat(document.select("a[href], link[href], img").stream()
                                .map(e -> e.hasAttr("href") ? e.attr("href") : e.attr("src")))
                        .allMatch(href -> href.startsWith("./")
                                || href.startsWith("../")
                                || href.startsWith("#")
                                || href.equals("data:,"));
            }
        }
    }

    @Test
    void with_a_public_address_it_is_canonical_and_pairs_its_languages() {
        var story = COURIER.story(
                COURIER.site(null, "https://courier.example/"),
                null,
                COURIER.body(),
                List.of(),
                null,
                SafeHtml.NONE,
                SafeHtml.NONE);
        var page = print(story);
        assertThat(page.selectFirst("link[rel=canonical]").attr("href"))
                .isEqualTo("https://courier.example/harbour/ferries-stop/");
        assertThat(page.select("link[hreflang]").eachAttr("href"))
                .contains("https://courier.example/fa/harbour/ferries-stop/");
        assertThat(page.selectFirst("meta[property=og:image]").attr("content")).startsWith("https://courier.example/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "fa"})
    void the_policy_allows_exactly_what_the_page_holds(String language) {
        for (var page : Courier.in(language).pages().values()) {
            var document = print(page);
            var policy = document.selectFirst("meta[http-equiv=Content-Security-Policy]")
                    .attr("content");
            assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe");
            document.select("style, script:not([type])").forEach(inline -> assertThat(policy)
                    .contains(Sheet.of(inline.data()).hash()));
            assertThat(document.select("[style], [onclick], [onload], iframe")).isEmpty();
        }
    }

    @Test
    void a_text_is_never_split_below_a_heading_nor_when_it_is_short() {
        var blocks = IntStream.range(0, 8)
                .mapToObj(i -> new SafeHtml(i == 3 ? "<h2>x</h2>" : "<p>" + i + "</p>"))
                .toList();
        assertThat(Body.of(blocks).opening().html()).endsWith("<p>2</p>\n");
        assertThat(Body.of(blocks.subList(0, 3)).rest().isEmpty()).isTrue();
    }

    private static Document print(PageModel page) {
        return Jsoup.parse(THEME.render(page));
    }

    private static JsonNode data(StoryPage page) {
        return JsonMapper.shared()
                .readTree(print(page)
                        .selectFirst("script[type=application/ld+json]")
                        .data());
    }
}

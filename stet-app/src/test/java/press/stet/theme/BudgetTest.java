package press.stet.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page may weigh, compressed, with its styles and data inside. A page over its budget does not go out. */
class BudgetTest {

    private static final int STORY = 10 * 1024;
    /** Half of all stories have to stay below; the plain story of an edition stands for them. */
    private static final int PLAIN_STORY = 6 * 1024;

    /** The last 64 bytes call the reader's script and name the manifest. */
    private static final int SHELL = 3 * 1024 + 64;
    /** What a server sends in its first flight. */
    private static final int LIST = 14_336;

    private static final int SCRIPT = 400;

    private static final Theme THEME = Theme.standard(Tokens.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "fa"})
    void a_story_of_600_words_with_everything_stays_below_10_kilobytes(String language) {
        var courier = Courier.in(language);
        var story = courier.story(
                courier.site(),
                courier.photo(),
                sixHundredWords(courier),
                courier.correctedStory().corrections(),
                null,
                courier.letterBox(),
                courier.appeal());
        assertThat(gzipped(story)).isLessThanOrEqualTo(STORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "fa"})
    void a_plain_story_of_600_words_stays_below_6_kilobytes(String language) {
        var courier = Courier.in(language);
        var story = courier.story(
                courier.site(null, null), null, courier.body(), List.of(), null, SafeHtml.NONE, SafeHtml.NONE);
        assertThat(gzipped(story)).isLessThanOrEqualTo(PLAIN_STORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "fa"})
    void a_story_page_without_a_story_stays_below_3_kilobytes(String language) {
        var courier = Courier.in(language);
        var bare = courier.bareStory();
        var shell = new StoryPage(
                bare.site(),
                bare.place(),
                bare.kind(),
                "x",
                null,
                null,
                null,
                List.of(),
                bare.byline(),
                null,
                bare.times(),
                0,
                null,
                Body.NONE,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                SafeHtml.NONE,
                SafeHtml.NONE);
        assertThat(gzipped(shell)).isLessThanOrEqualTo(SHELL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "fa"})
    void every_other_page_fits_into_the_first_flight(String language) {
        Courier.in(language)
                .pages()
                .forEach((name, page) -> assertThat(gzipped(page)).as(name).isLessThanOrEqualTo(LIST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "fa"})
    void scripts_are_tiny_and_pages_fetch_nothing(String language) {
        Courier.in(language).pages().forEach((name, page) -> {
            var document = Jsoup.parse(THEME.render(page));
            var script = document.select("script:not([type])").stream()
                    .map(element -> element.data())
                    .collect(Collectors.joining());
            assertThat(script.length()).as(name).isLessThanOrEqualTo(SCRIPT);
            assertThat(document.select("script[src]").eachAttr("src"))
                    .as(name + " needs no script to be read")
                    .allMatch(src -> src.endsWith("stet-page.js") || src.endsWith("stet-check.js"));
            assertThat(document.select("script[src]:not([defer])")).isEmpty();
            assertThat(document.select("link[rel=stylesheet], iframe, object, embed"))
                    .isEmpty();
            assertThat(document.select("style").html()).doesNotContain("url(", "@import", "@font-face");
        });
    }

    /** Harder to compress than prose: the story's own words, shuffled with a fixed seed, 600 of them. */
    private static Body sixHundredWords(Courier courier) {
        var vocabulary = String.join(" ", courier.prose.paragraphs()).split(" ");
        var random = new Random(30_11_2015);
        var paragraphs = new ArrayList<SafeHtml>();
        for (var i = 0; i < 12; i++) {
            var words = random.ints(50, 0, vocabulary.length)
                    .mapToObj(at -> vocabulary[at])
                    .collect(Collectors.joining(" "));
            paragraphs.add(new SafeHtml("<p>" + Escape.html(words) + "</p>"));
        }
        return Body.of(paragraphs);
    }

    private static int gzipped(PageModel page) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(THEME.render(page).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.size();
    }
}

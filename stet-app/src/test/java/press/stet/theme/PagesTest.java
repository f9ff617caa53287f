package press.stet.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of page in every language. The pages are left in target/theme-pages to look at. */
class PagesTest {

    static final Path PRINTED = Path.of("target/theme-pages");

    private static final Theme THEME = Theme.standard(Tokens.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "fa"})
    void every_page_says_its_language_and_direction_and_has_one_headline(String language) throws IOException {
        for (var page : Courier.in(language).pages().entrySet()) {
            var html = THEME.render(page.getValue());
            var document = Jsoup.parse(html);
            assertThat(document.selectFirst("html").attr("lang")).isEqualTo(language);
            assertThat(document.selectFirst("html").attr("dir")).isEqualTo(language.equals("fa") ? "rtl" : "ltr");
            assertThat(document.select("h1")).as(page.getKey()).hasSize(1);
            Files.createDirectories(PRINTED);
            Files.writeString(PRINTED.resolve(page.getKey() + "." + language + ".html"), html);
        }
    }
}

package press.stet.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThemesTest {

    private static final StoryPage STORY = Courier.in("en").story();

    @TempDir
    private Path folder;

    @Test
    void rendering_twice_gives_the_same_bytes() {
        assertThat(Theme.standard(Tokens.DEFAULT).render(STORY))
                .isEqualTo(Theme.standard(Tokens.DEFAULT).render(STORY));
    }

    @Test
    void an_empty_folder_is_the_default_theme() {
        assertThat(Themes.inFolder(folder).current(Tokens.DEFAULT).hash())
                .isEqualTo(Themes.standard().current(Tokens.DEFAULT).hash());
    }

    @Test
    void a_changed_file_shows_on_the_next_page_and_in_the_hash() throws IOException {
        var themes = Themes.inFolder(folder);
        var before = themes.current(Tokens.DEFAULT);
        Files.writeString(folder.resolve("correction.peb"), "<p>Ours</p>");
        var page = Courier.in("en").correctedStory();
        var after = themes.current(Tokens.DEFAULT);
        assertThat(before.render(page)).doesNotContain("Ours");
        assertThat(after.render(page)).contains("<p>Ours</p>", "By <a");
        assertThat(after.hash()).isNotEqualTo(before.hash());
    }

    @Test
    void a_theme_stays_the_same_while_nothing_changes() {
        var themes = Themes.inFolder(folder);
        assertThat(themes.current(Tokens.DEFAULT)).isSameAs(themes.current(Tokens.DEFAULT));
    }

    @Test
    void tokens_change_colours_and_hash() {
        var green = new Tokens("#0b6b3a", "#fdfaf4", "#16140f", Tokens.Typeface.SANS, null);
        var theme = Themes.standard().current(green);
        assertThat(theme.render(STORY)).contains("--accent:#0b6b3a").contains("--text:var(--sans)");
        assertThat(theme.hash()).isNotEqualTo(Theme.standard(Tokens.DEFAULT).hash());
    }

    @Test
    void a_logo_stands_in_the_masthead_and_the_name_is_still_read_out() {
        var logo = Logo.ofSvg(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\"><rect width=\"4\" height=\"1\"/></svg>");
        var theme = Theme.standard(new Tokens("#a3201d", "#fdfaf4", "#16140f", Tokens.Typeface.SERIF, logo));
        var name = Jsoup.parse(theme.render(STORY)).selectFirst("a.name");
        assertThat(name.select("svg rect")).hasSize(1);
        assertThat(name.text()).isEqualTo("The Courier");
    }

    @Test
    void a_page_carries_only_the_styles_it_needs() {
        var theme = Theme.standard(Tokens.DEFAULT);
        assertThat(theme.render(Courier.in("en").bareStory()))
                .doesNotContain("progress{", ".choice{", "figcaption{", "blockquote{", "Naskh");
        assertThat(theme.render(Courier.in("fa").story())).contains("Naskh", "progress{", ".choice{", "figcaption{");
    }
}

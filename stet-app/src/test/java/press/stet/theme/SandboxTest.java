package press.stet.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A theme may look at its page and at nothing else, and it may not use up the machine. */
class SandboxTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ page.class }}",
                "{{ page.getClass() }}",
                "{{ page.class.forName('java.lang.Runtime') }}",
                "{{ page['class'] }}",
                "{{ page.site.hashCode() }}",
                "{{ page.headline.bytes }}",
                "{{ page.headline.repeat(1000000) }}",
                "{{ page.topics.size() }}",
                "{{ page.toString() }}",
                "{{ w.class }}",
                "{{ w.sentences }}",
                "{{ head.of }}",
                "{% for a in page.topics %}{{ loop.class }}{% endfor %}",
                "{% for a in {'a': 1} %}{{ a.key }}{% endfor %}",
                "{{ page }}",
                "{{ page.topics }}",
                "{{ [1, 2] }}",
                "{{ picture('x') }}",
                "{{ say('credit', page.topics) }}",
                "{{ say('nonsense') }}"
            })
    void nothing_but_the_model_can_be_read(String attack) throws IOException {
        var theme = themeWith(attack);
        assertThatThrownBy(() -> theme.render(story())).isInstanceOf(ThemeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for i in 0..100000000 %}x{% endfor %}",
                "{% set a = 'x' ~ 'x' %}",
                "{% set a = 'x' + 'x' %}",
                "{% set a = \"#{page.headline}#{page.headline}\" %}",
                "{% set a = block('main') %}",
                "{% set a = parent () %}",
                "{% macro m() %}x{% endmacro %}",
                "{% import 'story.peb' %}",
                "{% embed 'layout.peb' %}{% endembed %}",
                "{% filter upper %}x{% endfilter %}",
                "{% parallel %}x{% endparallel %}",
                "{% cache 'x' %}x{% endcache %}",
                "{% autoescape false %}x{% endautoescape %}",
                "{% flush %}",
                "{{ '",
                "{% if %}"
            })
    void tools_that_could_do_harm_are_not_in_the_language(String attack) {
        assertThatThrownBy(() -> themeWith(attack)).isInstanceOf(ThemeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ page.headline | raw }}",
                "{{ page.headline | replace({'a': 'aaaa'}) }}",
                "{{ '%1000000000d' | format(1) }}",
                "{{ page.topics | join(',') }}",
                "{{ page.headline | date('yyyy') }}",
                "{{ i18n('x', 'y') }}",
                "{{ max(1, 2) }}",
                "{% for i in range(0, 100000000) %}x{% endfor %}",
                "{{ 'a' is iterable }}",
                "{% include '../../../etc/passwd' %}",
                "{% include '/etc/passwd' %}",
                "{% include page.headline %}",
                "{% include 'nothing.peb' %}"
            })
    void neither_are_other_files_and_filters(String attack) throws IOException {
        assertThatThrownBy(() -> themeWith(attack).render(story())).isInstanceOf(ThemeException.class);
    }

    @Test
    void a_file_that_includes_itself_ends_with_a_sentence() throws IOException {
        Files.writeString(folder.resolve("self.peb"), "x{% include 'self.peb' %}");
        var theme = themeWith("{% include 'self.peb' %}");
        assertThatThrownBy(() -> theme.render(story()))
                .isInstanceOf(ThemeException.class)
                .hasMessageContaining("includes itself");
    }

    @Test
    void loops_that_multiply_end_with_a_sentence() throws IOException {
        var loops = "{% for a in [1,2,3,4,5,6,7,8,9,0] %}".repeat(12) + "{% endfor %}".repeat(12);
        var theme = themeWith(loops);
        assertThatThrownBy(() -> theme.render(story()))
                .isInstanceOf(ThemeException.class)
                .hasMessageContaining("steps");
    }

    @Test
    void files_that_include_each_other_twice_end_with_a_sentence() throws IOException {
        for (var i = 0; i < 40; i++) {
            var next = "{% include 'n" + (i + 1) + ".peb' %}";
            Files.writeString(folder.resolve("n" + i + ".peb"), next + next);
        }
        Files.writeString(folder.resolve("n40.peb"), "");
        var theme = themeWith("{% include 'n0.peb' %}");
        assertThatThrownBy(() -> theme.render(story()))
                .isInstanceOf(ThemeException.class)
                .hasMessageContaining("steps");
    }

    @Test
    void a_page_that_grows_without_end_is_cut_off_with_a_sentence() throws IOException {
        var theme = themeWith(
                "{% for a in [1,2,3,4,5,6,7,8,9,0] %}{% for b in [1,2,3,4,5,6,7,8,9,0] %}{% for c in [1,2,3,4,5,6,7,8,9,0] %}"
                        + "x".repeat(10_000) + "{% endfor %}{% endfor %}{% endfor %}");
        assertThatThrownBy(() -> theme.render(story()))
                .isInstanceOf(ThemeException.class)
                .hasMessageContaining("longer");
    }

    @Test
    void lists_that_hold_themselves_over_and_over_compare_as_different_at_once() throws IOException {
        var doubling = new StringBuilder("{% set a0 = [1] %}");
        for (var i = 1; i < 60; i++) {
            doubling.append("{% set a")
                    .append(i)
                    .append(" = [a")
                    .append(i - 1)
                    .append(", a")
                    .append(i - 1)
                    .append("] %}");
        }
        var theme = themeWith(doubling + "{% if a59 == a59 %}same{% else %}not the same{% endif %}");
        assertThat(theme.render(story())).contains("not the same");
    }

    @Test
    void deep_nesting_is_refused_when_the_theme_is_read() {
        assertThatThrownBy(() -> themeWith("{{ " + "(".repeat(40_000) + "1" + ")".repeat(40_000) + " }}"))
                .isInstanceOf(ThemeException.class);
    }

    @Test
    void a_mistake_is_told_with_file_and_line() throws IOException {
        var theme = themeWith("\n\n{{ page.headlin }}");
        assertThatThrownBy(() -> theme.render(story()))
                .hasMessageContaining("headlin")
                .hasMessageContaining("story.peb, line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"</style><script>alert(1)</script>", "a { } </STYLE>"})
    void styles_cant_end_their_element(String css) throws IOException {
        Files.writeString(folder.resolve("story.css"), css);
        var theme = Theme.fromFolder(folder, Tokens.DEFAULT);
        assertThatThrownBy(() -> theme.render(story()))
                .isInstanceOf(ThemeException.class)
                .hasMessageContaining("</");
    }

    @Test
    void links_out_of_the_folder_and_other_files_are_not_read(@TempDir Path outside) throws IOException {
        var secret = Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("story.css"), secret);
        Files.writeString(folder.resolve(".hidden.css"), "hidden");
        assertThat(Theme.fromFolder(folder, Tokens.DEFAULT).hash())
                .isEqualTo(Theme.standard(Tokens.DEFAULT).hash());
    }

    @Test
    void a_file_that_is_too_large_or_no_text_is_named() throws IOException {
        Files.write(folder.resolve("story.css"), new byte[] {(byte) 0xff, (byte) 0xfe, 0x20});
        assertThatThrownBy(() -> Theme.fromFolder(folder, Tokens.DEFAULT))
                .hasMessageContaining("story.css")
                .hasMessageContaining("UTF-8");
        Files.writeString(folder.resolve("story.css"), " ".repeat(200_000));
        assertThatThrownBy(() -> Theme.fromFolder(folder, Tokens.DEFAULT))
                .hasMessageContaining("story.css")
                .hasMessageContaining("KB");
    }

    private Theme themeWith(String template) throws IOException {
        Files.writeString(folder.resolve("story.peb"), template);
        return Theme.fromFolder(folder, Tokens.DEFAULT);
    }

    private static StoryPage story() {
        return Courier.in("en").story();
    }
}

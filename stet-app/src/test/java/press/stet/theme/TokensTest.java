package press.stet.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    @Test
    void contrast_is_as_wcag_counts_it() {
        assertThat(Colour.WHITE.contrast(Colour.BLACK)).isEqualTo(21, within(0.01));
        assertThat(Colour.ofHex("#777777").contrast(Colour.WHITE)).isEqualTo(4.48, within(0.01));
        assertThat(Colour.ofHex("#a3201d").hex()).isEqualTo("#a3201d");
    }

    @Test
    void the_default_look_has_no_weakness() {
        assertThat(Tokens.DEFAULT.weaknesses()).isEmpty();
    }

    @Test
    void a_weak_colour_is_told_in_a_sentence_and_refused() {
        var yellow = new Tokens("#e8c000", "#fdfaf4", "#16140f", Tokens.Typeface.SERIF, null);
        assertThat(yellow.weaknesses()).singleElement().asString().contains("#e8c000", "4.5", "Choose a darker one.");
        assertThatThrownBy(() -> Theme.standard(yellow))
                .isInstanceOf(ThemeException.class)
                .hasMessageContaining("#e8c000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#fff", "#a3201d;}body{display:none", ""})
    void what_is_no_colour_is_refused(String accent) {
        assertThat(new Tokens(accent, "#fdfaf4", "#16140f", Tokens.Typeface.SERIF, null).weaknesses())
                .isNotEmpty();
    }

    @Property
    void every_accent_that_is_let_through_is_readable_wherever_the_theme_puts_text(
            @ForAll @IntRange(max = 0xffffff) int rgb) {
        var tokens = new Tokens("#%06x".formatted(rgb), "#fdfaf4", "#16140f", Tokens.Typeface.SERIF, null);
        if (!tokens.weaknesses().isEmpty()) {
            return;
        }
        var both = tokens.css().split("@media");
        for (var palette : both) {
            var colours = colours(palette);
            for (var ground : new String[] {"paper", "tint"}) {
                for (var text : new String[] {"ink", "soft", "accent"}) {
                    assertThat(colours.get(text).contrast(colours.get(ground)))
                            .as(text + " on " + ground + " in " + palette)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
            assertThat(colours.get("on").contrast(colours.get("accent")))
                    .as("button in " + palette)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    private static Map<String, Colour> colours(String css) {
        var found = new HashMap<String, Colour>();
        Pattern.compile("--(\\w+):(#[0-9a-f]{6})")
                .matcher(css)
                .results()
                .forEach(m -> found.put(m.group(1), Colour.ofHex(m.group(2))));
        return found;
    }

    @Test
    void a_logo_keeps_its_shapes_and_nothing_else() {
        var logo = Logo.ofSvg("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" onload="alert(1)"><script>alert(1)</script>
                <style>*{}</style><a href="javascript:alert(1)"><rect width="1" height="1"/></a>
                <path d="M0 0h10" fill="url(https://evil.example)" stroke="#000"/></svg>""");
        assertThat(logo.svg().html())
                .isEqualTo(
                        "<svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><path d=\"M0 0h10\" stroke=\"#000\"></path></svg>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<p>x</p>",
                "<svg",
                "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg viewBox=\"0 0 1 1\"><g fill=\"&x;\"/></svg>"
            })
    void what_is_no_drawing_is_refused_with_a_sentence(String svg) {
        assertThatThrownBy(() -> Logo.ofSvg(svg))
                .isInstanceOf(ThemeException.class)
                .hasMessageContaining("SVG");
    }
}

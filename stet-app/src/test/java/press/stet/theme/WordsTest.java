package press.stet.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    private static final Instant EVENING = Instant.parse("2015-11-30T20:40:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"ru", "fa"})
    void every_sentence_exists_in_every_language(String language) {
        assertThat(withoutPlurals(Words.of(language))).isEqualTo(withoutPlurals(Words.of("en")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "fa"})
    void a_translation_fills_in_the_same_values(String language) {
        assertThat(placeholdersByKey(Words.of(language))).isEqualTo(placeholdersByKey(Words.of("en")));
    }

    @Test
    void every_key_has_a_note_for_translators() throws IOException {
        var lines = lines("en");
        var without = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("=")
                    && !lines.get(i).startsWith("#")
                    && !lines.get(i - 1).startsWith("#")) {
                without.add(lines.get(i));
            }
        }
        assertThat(without).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "fa"})
    void no_key_stands_twice(String language) throws IOException {
        var keys = lines(language).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "en,1,1 min read",
        "en,2,2 min read",
        "en,21,21 min read",
        "ru,1,1 минута чтения",
        "ru,3,3 минуты чтения",
        "ru,5,5 минут чтения",
        "ru,11,11 минут чтения",
        "ru,12,12 минут чтения",
        "ru,21,21 минута чтения",
        "ru,22,22 минуты чтения",
        "ru,111,111 минут чтения",
        "fa,1,خواندن در ۱ دقیقه",
        "fa,12,خواندن در ۱۲ دقیقه"
    })
    void counting_follows_the_language(String language, int number, String expected) {
        assertThat(Words.of(language).count("minutes", number)).isEqualTo(expected);
    }

    @Test
    void a_moment_is_written_as_the_language_writes_it_and_names_its_zone() {
        var paris = ZoneId.of("Europe/Paris");
        var english = Words.of("en").moment(EVENING, paris);
        assertThat(english.text()).isEqualTo("30 November 2015, 21:40 CET");
        assertThat(english.iso()).isEqualTo("2015-11-30T21:40:00+01:00");
        assertThat(english.brief()).isEqualTo("30 Nov 2015");
        assertThat(Words.of("ru").moment(EVENING, paris).text()).isEqualTo("30 ноября 2015, 21:40 CET");
        assertThat(Words.of("fa").moment(EVENING, paris).text())
                .isEqualTo("۳۰ نوامبر ۲۰۱۵، ساعت ۲۱:۴۰ \u2068CET\u2069");
        assertThat(Words.of("ru").monthTitle(YearMonth.of(2015, 11))).isEqualTo("Ноябрь 2015");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Paris,CET",
        "UTC,UTC",
        "Europe/Moscow,MSK",
        "Asia/Tbilisi,UTC+04:00",
        "+05:30,UTC+05:30",
        "Z,UTC"
    })
    void a_zone_is_named_by_letters_people_know_or_by_its_distance(String zone, String name) {
        assertThat(Words.of("en").moment(EVENING, ZoneId.of(zone)).text()).endsWith(" " + name);
    }

    @Test
    void summer_time_has_its_own_name() {
        var summer = Instant.parse("2016-07-01T10:00:00Z");
        assertThat(Words.of("en").moment(summer, ZoneId.of("Europe/Paris")).text())
                .isEqualTo("1 July 2016, 12:00 CEST");
    }

    @Test
    void other_languages_get_english_words() {
        assertThat(Words.of("sv").say("readMore")).isEqualTo("Read more");
        assertThat(Words.of("ru-RU").say("readMore")).isEqualTo("Читайте также");
    }

    @Test
    void attribution_is_one_sentence() {
        var wire = new AttributionLine.Source("Northwire", "https://wire.example/1");
        var line = Words.of("en")
                .attribution(List.of(
                        new Voice.Named(
                                "Marta Quill", "spokeswoman of the port", Voice.Manner.TO_AGENCY, List.of(wire)),
                        new Voice.Described("a manager of a ferry company", Voice.Manner.TO_US, List.of()),
                        new Voice.Withheld("she could lose her work", 2, Voice.Manner.TO_US, List.of())));
        assertThat(line.text())
                .isEqualTo("How we know: Marta Quill, spokeswoman of the port (through Northwire);"
                        + " a manager of a ferry company, who is not named, to us;"
                        + " a person we do not name (she could lose her work), known to 2 of our editors, to us.");
        assertThat(line.sources()).containsExactly(wire);
    }

    @Test
    void values_that_look_like_placeholders_stay_as_they_are() {
        assertThat(Words.of("en").say("credit", "{0} {1}")).isEqualTo("Photo: {0} {1}");
    }

    @Test
    void a_sentence_that_does_not_exist_is_named() {
        assertThatThrownBy(() -> Words.of("en").say("nonsense"))
                .isInstanceOf(ThemeException.class)
                .hasMessageContaining("nonsense");
    }

    @ParameterizedTest
    @CsvSource({
        "en,ltr",
        "fa,rtl",
        "ar-EG,rtl",
        "he,rtl",
        "yi,rtl",
        "ur,rtl",
        "ckb,rtl",
        "ru,ltr",
        "az-Arab,rtl",
        "az,ltr",
        "uz-Arab-AF,rtl",
        "ks-Deva,ltr",
        "ja,ltr",
        "ff-Adlm,rtl"
    })
    void direction_follows_the_script(String language, String direction) {
        assertThat(Direction.of(language).attribute()).isEqualTo(direction);
    }

    private static List<String> lines(String language) throws IOException {
        try (var in = Words.class.getResourceAsStream("/words/" + language + ".properties")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static Set<String> withoutPlurals(Words words) {
        return words.sentences().keySet().stream()
                .map(key -> key.replaceAll("\\.(one|few|many|other)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** For a key that counts: those of all its forms together, for "one" may be a word. */
    private static Map<String, Set<String>> placeholdersByKey(Words words) {
        var found = new TreeMap<String, Set<String>>();
        words.sentences().forEach((key, sentence) -> {
            var placeholders =
                    found.computeIfAbsent(key.replaceAll("\\.(one|few|many|other)$", ""), k -> new TreeSet<>());
            Pattern.compile("\\{\\d}").matcher(sentence).results().forEach(match -> placeholders.add(match.group()));
        });
        return found;
    }
}

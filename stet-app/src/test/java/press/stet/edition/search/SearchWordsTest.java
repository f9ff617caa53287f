package press.stet.edition.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SearchWordsTest {

    private static final Path FIXTURE = Path.of("../fixtures/search/words.json");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "fa"})
    void the_press_stems_as_a_readers_device_does(String language) throws IOException {
        SearchWords words = SearchWords.of(language);
        Map<String, List<String>> differing = new TreeMap<>();
        JsonNode forms = JsonMapper.shared().readTree(Files.readString(FIXTURE)).path(language);
        assertThat(forms.size()).isGreaterThan(200);
        forms.properties().forEach(form -> {
            List<String> expected =
                    form.getValue().valueStream().map(JsonNode::asString).toList();
            List<String> got = List.copyOf(words.in(form.getKey()));
            if (!got.equals(expected)) {
                differing.put(form.getKey() + " -> " + expected, got);
            }
        });
        assertThat(differing).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en,River's,rivers", "ru,реками,Река", "fa,کتاب‌های,كتاب", "de,Häuser,HÄUSER"})
    void forms_and_spellings_of_one_word_meet(String language, String one, String other) {
        SearchWords words = SearchWords.of(language);
        assertThat(words.in(one)).isEqualTo(words.in(other)).hasSize(1);
    }
}

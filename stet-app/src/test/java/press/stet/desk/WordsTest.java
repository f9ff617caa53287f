package press.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Pattern KEY = Pattern.compile("\\bsay\\(\\s*\"([^\"]+)\"");

    @Test
    void every_sentence_a_page_says_is_in_the_file_and_every_one_in_the_file_is_said() throws IOException {
        Set<String> said = new TreeSet<>();
        for (Path folder : new Path[] {Path.of("src/main/jte"), Path.of("src/main/java/press/stet/desk")}) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(WordsTest::isOfTheDesk).toList()) {
                    KEY.matcher(Files.readString(file)).results().forEach(match -> said.add(match.group(1)));
                }
            }
        }

        assertThat(said).hasSizeGreaterThan(300);
        assertThat(new TreeSet<>(Words.english().stringPropertyNames())).isEqualTo(said);
    }

    /** What readers get has words of its own. */
    private static boolean isOfTheDesk(Path file) {
        return Files.isRegularFile(file)
                && !file.getParent().endsWith("forms")
                && !file.getParent().endsWith("jte/mail");
    }

    @Test
    void no_sentence_stands_in_a_template_itself() throws IOException {
        Pattern words = Pattern.compile(">[^<>@$!{}]*\\p{L}{3,}[^<>@$!{}]*<");
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String markup = Files.readString(file)
                        .replaceAll("(?s)<kbd.*?</kbd>", "")
                        .replaceAll("(?m)^[@!].*$", "")
                        .replaceAll("@[a-z]+\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)", "@");
                assertThat(words.matcher(markup)
                                .results()
                                .map(match -> match.group())
                                .toList())
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void values_are_filled_in() {
        assertThat(Words.say("moments.minutes-ago", 3)).isEqualTo("3 min ago");
    }
}

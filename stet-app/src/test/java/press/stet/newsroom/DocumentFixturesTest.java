package press.stet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same folder of examples is put before the editor. */
class DocumentFixturesTest {

    private static final Path FIXTURES = Path.of("..", "fixtures", "documents");

    static List<Path> valid() throws IOException {
        return files("valid");
    }

    static List<Path> invalid() throws IOException {
        return files("invalid");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void a_valid_document_is_accepted_and_written_as_it_was_read(Path file) throws IOException {
        Document document = DocumentJson.parse(Files.readString(file));
        assertThat(DocumentJson.parse(DocumentWriter.json(document))).isEqualTo(document);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void an_invalid_document_is_refused_with_a_sentence(Path file) throws IOException {
        String json = Files.readString(file);
        assertThatThrownBy(() -> DocumentJson.parse(json))
                .isInstanceOf(InvalidDocument.class)
                .message()
                .matches("(?s)[A-Z“].*");
    }

    @Test
    void the_folder_of_examples_is_there() throws IOException {
        assertThat(valid()).hasSizeGreaterThan(13);
        assertThat(invalid()).hasSizeGreaterThan(13);
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}

package press.stet.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VectorFilesTest {
    private static final Path COMMITTED = Path.of("src/test/resources/vectors");

    @Test
    void the_committed_vectors_are_the_ones_the_generator_writes() throws IOException {
        Map<String, byte[]> generated = VectorFiles.all();
        TreeSet<String> committed = new TreeSet<>();
        try (Stream<Path> files = Files.walk(COMMITTED)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> committed.add(COMMITTED.relativize(file).toString()));
        }
        assertThat(committed).isEqualTo(generated.keySet());
        for (Map.Entry<String, byte[]> file : generated.entrySet()) {
            assertThat(Files.readAllBytes(COMMITTED.resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
    }
}

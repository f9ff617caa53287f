package press.stet.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VectorsTest {
    private static final List<Vector> VECTORS = Vectors.all();

    @TestFactory
    Stream<DynamicTest> the_library_gives_every_vector_its_verdict() {
        return VECTORS.stream()
                .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> {
                    Finding finding = vector.run();
                    assertThat(finding.verdict()).as(finding.sentence()).isEqualTo(vector.verdict());
                    assertThat(finding.sentence()).endsWith(".").matches("(?s)[A-Z/].*");
                }));
    }

    @Test
    void every_verdict_occurs() {
        Set<Verdict> seen = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Vector vector : VECTORS) {
            seen.add(vector.verdict());
            assertThat(names.add(vector.name())).as(vector.name()).isTrue();
        }
        assertThat(seen).containsExactlyInAnyOrder(Verdict.values());
    }
}

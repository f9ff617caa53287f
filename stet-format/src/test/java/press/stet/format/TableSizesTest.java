package press.stet.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TableSizesTest {
    @Test
    void at_a_million_pages_a_proof_stays_under_7_kB_and_a_publication_under_200_kB() throws IOException {
        TableSizes.Sizes sizes = TableSizes.measure(PageTable.empty().apply(TableSizes.pages(1_000_000)), 1_000_000);
        assertThat(sizes.coldMost()).isLessThanOrEqualTo(7_000);
        assertThat(sizes.publication()).isLessThanOrEqualTo(200_000);
    }
}

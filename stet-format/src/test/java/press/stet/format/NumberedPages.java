package press.stet.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Pages {@code /news/<i>} with the content {@code page <i>}. */
final class NumberedPages {
    private NumberedPages() {}

    static PageEntry page(int number) {
        return PageEntry.of(
                ("page " + number).getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", CspClass.PAGE);
    }

    static PageTable table(int from, int to) throws IOException {
        Map<String, Optional<PageEntry>> pages = new HashMap<>();
        for (int i = from; i < to; i++) {
            pages.put("/news/" + i, Optional.of(page(i)));
        }
        return PageTable.empty().apply(pages);
    }
}

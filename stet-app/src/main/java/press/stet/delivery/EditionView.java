package press.stet.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.stet.format.PageEntry;
import press.stet.format.PagePath;
import press.stet.format.PageTable;
import press.stet.storage.SiteHead;

/** One edition as the site shows it. A request sees one view from beginning to end, so it never mixes two editions. */
final class EditionView {

    private static final int MAX_PAGES = 20_000;

    private final SiteHead head;
    private final PageTable table;
    private final PrintCache cache;
    private final SiteAddress address;
    private final Cache<String, Page> pages =
            Caffeine.newBuilder().maximumSize(MAX_PAGES).build();

    /** @throws IOException if the table's root is not there */
    EditionView(SiteHead head, PrintCache cache, @Nullable String onion) throws IOException {
        this.head = head;
        this.table = PageTable.open(cache, head.table());
        this.cache = cache;
        this.address = new SiteAddress("https".equals(head.address().getScheme()), onion);
        table.get("/");
    }

    long number() {
        return head.edition();
    }

    /** The page at this path, or null. */
    @Nullable
    Page find(String path) throws IOException {
        Page page = pages.getIfPresent(path);
        if (page == null) {
            Optional<PageEntry> entry = PagePath.problem(path).isPresent() ? Optional.empty() : table.get(path);
            if (entry.isEmpty()) {
                return null;
            }
            page = new Page(path, entry.get(), cache, address);
            pages.put(path, page);
        }
        return page;
    }
}

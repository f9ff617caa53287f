package press.stet.edition;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import press.stet.format.PageEntry;

/** The pages that one print changes. Each is compressed and kept on another core while the next one is rendered. */
final class ChangedPages implements AutoCloseable {

    private final ExecutorService cores =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final Map<String, CompletableFuture<Optional<PageEntry>>> pages = new HashMap<>();
    private final Function<Page, PageEntry> store;

    ChangedPages(Function<Page, PageEntry> store) {
        this.store = store;
    }

    void put(Page page) {
        pages.put(page.path(), CompletableFuture.supplyAsync(() -> Optional.of(store.apply(page)), cores));
    }

    void put(String path, Optional<PageEntry> entry) {
        pages.put(path, CompletableFuture.completedFuture(entry));
    }

    /** No page lies at this path any more, unless this print puts one there. */
    void gone(String path) {
        pages.putIfAbsent(path, CompletableFuture.completedFuture(Optional.empty()));
    }

    /**
     * What the table has to say of each path, once all pages are kept; empty for a path without a page.
     *
     * @throws java.io.UncheckedIOException if a page could not be written
     */
    Map<String, Optional<PageEntry>> entries() {
        Map<String, Optional<PageEntry>> entries = new HashMap<>();
        try {
            pages.forEach((path, entry) -> entries.put(path, entry.join()));
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return entries;
    }

    @Override
    public void close() {
        cores.shutdownNow();
    }
}

package press.stet.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import press.stet.edition.PrintQueue.Extent;
import press.stet.format.ObjectHash;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;
import press.stet.newsroom.PrintChange;
import press.stet.newsroom.Published;
import press.stet.storage.Objects;
import press.stet.storage.SiteHead;
import press.stet.storage.SiteHeadFile;

/**
 * Makes an edition: what changed, which pages that touches, their bytes, the table of all pages, the signed texts, and last the
 * head. Until the head is written readers get the edition before; a crash at any instant leaves that one standing, and what was
 * pending is printed again.
 */
@Component
public class Printer {

    private static final Logger LOG = LoggerFactory.getLogger(Printer.class);

    /**
     * A print that is done.
     *
     * @param edition its number
     * @param pages how many files it made, changed or took away
     */
    public record Printed(long edition, int pages, Kind kind) {}

    /** How much of the edition was rendered. */
    public enum Kind {
        CHANGES,
        FULL
    }

    private final PrintQueue queue;
    private final Sites sites;
    private final Published published;
    private final Pictures pictures;
    private final Objects objects;
    private final SiteHeadFile heads;
    private final EditionRows rows;
    private final PrintLockRows lock;
    private final Signing signing;
    private final Carrying carrying;
    private final ReaderFiles readerFiles;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    Printer(
            PrintQueue queue,
            Sites sites,
            Published published,
            Pictures pictures,
            Objects objects,
            SiteHeadFile heads,
            EditionRows rows,
            PrintLockRows lock,
            Signing signing,
            Carrying carrying,
            ReaderFiles readerFiles,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.queue = queue;
        this.sites = sites;
        this.published = published;
        this.pictures = pictures;
        this.objects = objects;
        this.heads = heads;
        this.rows = rows;
        this.lock = lock;
        this.signing = signing;
        this.carrying = carrying;
        this.readerFiles = readerFiles;
        this.events = events;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    /** Prints what is pending; empty if nothing is. */
    public Optional<Printed> printChanges() {
        return printPending(Extent.ALL);
    }

    /**
     * Prints what readers wait for of what is pending: stories, the lists and feeds that show them. What {@linkplain
     * Address#follows() follows} stays pending. Empty if there is nothing of the kind.
     */
    Optional<Printed> printLive() {
        return printPending(Extent.LIVE);
    }

    private Optional<Printed> printPending(Extent extent) {
        return lock.holding(() -> snapshot.execute(status -> {
            List<PendingRows.Pending> pending = queue.pending();
            boolean nothing =
                    extent == Extent.ALL ? pending.isEmpty() : pending.stream().allMatch(PendingRows.Pending::live);
            return nothing ? Optional.empty() : Optional.of(print(pending, extent));
        }));
    }

    /** Prints everything anew, whatever is pending. */
    public Printed printAll(Progress progress) {
        return lock.holding(() -> snapshot.execute(status -> full(queue.pending(), progress)));
    }

    private Printed print(List<PendingRows.Pending> pending, Extent extent) {
        boolean everything = pending.stream().anyMatch(one -> one.change() instanceof PrintChange.OfEverything);
        Optional<SiteHead> head = head();
        if (everything || head.isEmpty()) {
            return full(pending, Progress.NONE);
        }
        Instant began = clock.instant();
        Site site = sites.now();
        PageTable before = openTable(head.get().table());
        Renderer renderer = new Renderer(site, pictures, published, path -> read(before, path));
        List<PendingRows.Pending> fresh =
                pending.stream().filter(one -> !one.live()).toList();
        Map<String, Optional<PageEntry>> changes;
        try (ChangedPages pages = new ChangedPages(this::store)) {
            plan(fresh, site).filter(address -> !address.follows()).forEach(address -> put(address, renderer, pages));
            if (extent == Extent.ALL) {
                plan(pending, site).filter(Address::follows).forEach(address -> put(address, renderer, pages));
            }
            changes = pages.entries();
        }
        Printed printed = finish(changes, before, site, Kind.CHANGES, began);
        switch (extent) {
            case LIVE -> queue.live(fresh);
            case ALL -> queue.printed(pending);
        }
        return printed;
    }

    private Stream<Address> plan(List<PendingRows.Pending> pending, Site site) {
        return Plan.of(pending.stream().map(PendingRows.Pending::change).toList(), published, site).stream();
    }

    /** An address without a page takes its path away, unless another page lies there now. */
    private void put(Address address, Renderer renderer, ChangedPages pages) {
        if (address instanceof Address.OfPhoto photo) {
            boolean shown = !published.showing(photo.photo()).isEmpty();
            pictures.files(photo.photo())
                    .forEach(file ->
                            pages.put(file.path(), Optional.of(file.entry()).filter(e -> shown)));
            return;
        }
        if (address instanceof Address.OfCard card) {
            Optional<String> shown =
                    published.line(card.story()).flatMap(pictures::card).map(Pictures.PrintedFile::path);
            pictures.cards(card.story())
                    .forEach(file ->
                            pages.put(file.path(), Optional.of(file.entry()).filter(e -> file.path()
                                    .equals(shown.orElse(null)))));
            return;
        }
        if (address instanceof Address.Several several) {
            renderer.renderSeveral(several).forEach(pages::put);
            renderer.paths(several).forEach(pages::gone);
            return;
        }
        Optional<Page> page = renderer.render(address);
        if (page.isPresent()) {
            pages.put(page.get());
        } else {
            renderer.path(address).ifPresent(pages::gone);
        }
    }

    private Printed full(List<PendingRows.Pending> pending, Progress progress) {
        Instant began = clock.instant();
        Site site = sites.now();
        Pictures all = pictures.forAll();
        FullPrint print = new FullPrint(
                new Renderer(site, all, published, EditionBefore.NONE), published, all, this::store, progress);
        Printed printed = finish(print.pages(), PageTable.empty(), site, Kind.FULL, began);
        queue.printed(pending);
        return printed;
    }

    private Printed finish(
            Map<String, Optional<PageEntry>> changes, PageTable before, Site site, Kind kind, Instant began) {
        Instant now = clock.instant();
        long number;
        try {
            number = 1
                    + Math.max(
                            signing.last(),
                            Math.max(rows.last(), head().map(SiteHead::edition).orElse(0L)));
            readerFiles.addTo(changes, before, site);
            PageTable table = before.apply(changes);
            table.save(objects, objects);
            objects.settle();
            Signing.Signed signed = signing.sign(number, table.root(), site, rows.textHash(number - 1), now);
            heads.switchTo(new SiteHead(number, table.root(), now, URI.create(site.base())));
            carrying.after(number, table, changes);
            rows.insert(number, table.root().hex(), signed.text(), now, changes.size(), kind);
            events.publishEvent(new EditionSealed(number, signed.clock()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The edition could not be written. Readers still get the one before. Is the disk full?", e);
        }
        LOG.info(
                "Edition {} is live: {} files, printed in {} ms.",
                number,
                changes.size(),
                Duration.between(began, clock.instant()).toMillis());
        return new Printed(number, changes.size(), kind);
    }

    private PageEntry store(Page page) {
        try {
            if (StoryFiles.isPath(page.path())) {
                return objects.printPlain(page.bytes(), page.mediaType(), page.csp());
            }
            return objects.print(page.bytes(), page.mediaType(), page.csp());
        } catch (IOException e) {
            throw new UncheckedIOException("The page " + page.path() + " could not be written. Is the disk full?", e);
        }
    }

    private Optional<SiteHead> head() {
        try {
            return heads.read();
        } catch (IOException e) {
            throw new UncheckedIOException("The head of the edition cannot be read.", e);
        }
    }

    private byte @Nullable [] read(PageTable table, String path) {
        try {
            Optional<PageEntry> entry = table.get(path);
            return entry.isEmpty() || entry.get().form() != PageEntry.Form.WHOLE
                    ? null
                    : objects.read(entry.get().hash(), PageEntry.MAX_OBJECT_LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException("The live edition cannot be read.", e);
        }
    }

    private PageTable openTable(ObjectHash root) {
        return PageTable.open(objects, root);
    }
}

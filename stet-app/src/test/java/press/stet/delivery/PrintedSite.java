package press.stet.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.stet.format.CspClass;
import press.stet.format.MovedPage;
import press.stet.format.PageEntry;
import press.stet.format.PageMark;
import press.stet.format.PageTable;
import press.stet.storage.FolderObjects;
import press.stet.storage.Objects;
import press.stet.storage.SignedTexts;
import press.stet.storage.SiteHead;
import press.stet.storage.SiteHeadFile;

/** A small site that tests print by hand. */
final class PrintedSite {

    final Objects objects;
    final SiteHeadFile headFile;
    final SignedTexts texts;
    private PageTable table = PageTable.empty();
    private final Map<String, Optional<PageEntry>> changes = new HashMap<>();
    private long edition;
    private @Nullable String onion;
    private URI address = URI.create("http://meadow.example");

    /** @param data the data folder of the site */
    PrintedSite(Path data) throws IOException {
        this.objects = new FolderObjects(Files.createDirectories(data.resolve("objects")));
        this.headFile = new SiteHeadFile(
                Files.createDirectories(data.resolve("edition")).resolve("head"));
        this.texts = new SignedTexts(Files.createDirectories(data.resolve("store")));
    }

    PrintedSite at(String publicAddress) {
        address = URI.create(publicAddress);
        return this;
    }

    PrintedSite page(String path, String html) throws IOException {
        return file(path, html.getBytes(UTF_8), PageMark.NONE.mediaType(), CspClass.PAGE);
    }

    PrintedSite moved(String path, String target) throws IOException {
        return file(path, MovedPage.leadingTo(target, path), PageMark.MOVED.mediaType(), CspClass.PAGE);
    }

    PrintedSite withdrawn(String path, String html) throws IOException {
        return file(path, html.getBytes(UTF_8), PageMark.WITHDRAWN.mediaType(), CspClass.PAGE);
    }

    PrintedSite file(String path, byte[] content, String mediaType, CspClass csp) throws IOException {
        changes.put(path, Optional.of(objects.print(content, mediaType, csp)));
        return this;
    }

    PrintedSite without(String path) {
        changes.put(path, Optional.empty());
        return this;
    }

    /** Prints the next edition with all changes since the last one. */
    SiteHead publish() throws IOException {
        table = table.apply(changes).save(objects, objects);
        changes.clear();
        objects.settle();
        SiteHead head = new SiteHead(++edition, table.root(), Instant.parse("2026-11-22T20:00:00Z"), address);
        headFile.switchTo(head);
        return head;
    }

    /** The site's onion service. */
    PrintedSite withOnion(@Nullable String name) {
        onion = name;
        return this;
    }

    Site served() {
        return new Site(new CurrentEdition(headFile, new PrintCache(objects), onion), new StoreFiles(texts, objects));
    }
}

package press.stet.mirrors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.stet.edition.Keys;
import press.stet.edition.Seal;
import press.stet.format.CspClass;
import press.stet.format.HotPage;
import press.stet.format.Memory;
import press.stet.format.ObjectHash;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;
import press.stet.format.Verifier;
import press.stet.kernel.DataFolder;
import press.stet.storage.FolderObjects;
import press.stet.storage.SignedTexts;

/** A newsroom that prints what a test says, signed with real keys in a real folder. */
final class TestPress {

    final Path data;
    final SignedTexts texts;
    final FolderObjects objects;
    final Keys keys;
    final Seal seal;
    Instant now = Instant.parse("2026-11-22T20:00:00Z");
    private PageTable table = PageTable.empty();

    TestPress(Path data) throws IOException {
        this.data = data;
        this.texts = new SignedTexts(Files.createDirectories(data.resolve("store")));
        this.objects = new FolderObjects(data.resolve("objects"));
        this.keys = new Keys(new DataFolder(data), texts, clock());
        this.seal = new Seal(keys);
        keys.makeIfMissing("meadow.example");
    }

    /** Prints these pages over what there is; an empty text takes the page away. */
    void publish(Map<String, String> pages) throws IOException {
        now = now.plus(Duration.ofMinutes(7));
        Map<String, Optional<PageEntry>> changes = new HashMap<>();
        List<HotPage> hot = new ArrayList<>();
        for (var page : pages.entrySet()) {
            if (page.getValue().isEmpty()) {
                changes.put(page.getKey(), Optional.empty());
            } else {
                PageEntry entry =
                        objects.print(page.getValue().getBytes(UTF_8), "text/html; charset=utf-8", CspClass.PAGE);
                changes.put(page.getKey(), Optional.of(entry));
                hot.add(new HotPage(page.getKey(), entry));
            }
        }
        table = table.apply(changes).save(objects, objects);
        ObjectHash unused = seal.edition(seal.last() + 1, table.root(), null, now, Optional.empty(), hot);
    }

    /** Prints one more file. */
    void add(String path, String content, String mediaType, CspClass csp) throws IOException {
        now = now.plus(Duration.ofMinutes(7));
        table = table.apply(Map.of(path, Optional.of(objects.print(content.getBytes(UTF_8), mediaType, csp))))
                .save(objects, objects);
        ObjectHash unused = seal.edition(seal.last() + 1, table.root(), null, now, Optional.empty(), List.of());
    }

    /** Root of the table of all pages. */
    ObjectHash table() {
        return table.root();
    }

    Memory pinned() throws IOException {
        return Memory.pinned(keys.pinned());
    }

    Verifier verifier() {
        return new Verifier(clock());
    }

    Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}

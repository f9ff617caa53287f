package press.stet.edition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import press.stet.format.CspClass;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;
import press.stet.newsroom.House;
import press.stet.storage.Objects;
import press.stet.theme.Tokens;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files that bring the worker to readers (web/README.md, "The reader's scripts"): the worker under a line of the newsroom's
 * own, the scripts of the pages, the manifest and its icons. They depend on the newsroom's root and its mirrors beside what is
 * published, so every print looks whether they still are what they should be.
 */
@Component
class ReaderFiles {

    /** Where the worker lies: at the root of every door, so that it may serve all of it. */
    static final String WORKER = "/stet-worker.js";

    static final String PAGE_SCRIPT = "/stet-page.js";

    static final String SEARCH_SCRIPT = "/stet-search.js";

    private static final String SCRIPT_TYPE = "text/javascript";

    private final Keys keys;
    private final ObjectProvider<StoreAddresses> addresses;
    private final Objects objects;
    private @Nullable Made made;

    /** What the files depend on. */
    private record Ground(
            String root,
            List<String> stores,
            String language,
            String check,
            String name,
            Tokens look,
            HomeScreen.Face face) {}

    private record Made(Ground ground, List<Page> files) {}

    ReaderFiles(Keys keys, ObjectProvider<StoreAddresses> addresses, Objects objects) {
        this.keys = keys;
        this.addresses = addresses;
        this.objects = objects;
    }

    /** Adds the files that the table has not, or has otherwise. The newsroom's first print makes its keys here. */
    void addTo(Map<String, Optional<PageEntry>> changes, PageTable table, Site site) throws IOException {
        for (Page file : files(site)) {
            PageEntry entry = PageEntry.of(file.bytes(), file.mediaType(), file.csp());
            if (!table.get(file.path()).equals(Optional.of(entry))) {
                changes.put(file.path(), Optional.of(objects.print(file.bytes(), file.mediaType(), file.csp())));
            }
        }
    }

    private synchronized List<Page> files(Site site) throws IOException {
        House house = site.house();
        keys.makeIfMissing(NewsroomName.of(house, new SecureRandom()));
        Ground ground = new Ground(
                keys.latestRootNote(),
                addresses.stream().flatMap(some -> some.stores().stream()).toList(),
                house.defaultLanguage(),
                Models.below(house.root(house.defaultLanguage()) + "check/"),
                house.name(),
                site.theme().tokens(),
                Look.onHomeScreens(house.look()));
        if (made == null || !made.ground().equals(ground)) {
            made = new Made(ground, make(ground));
        }
        return made.files();
    }

    private static List<Page> make(Ground ground) {
        List<Page> files = new ArrayList<>();
        files.add(new Page(
                WORKER, SCRIPT_TYPE, CspClass.WORKER, (door(ground) + script("stet-worker.js")).getBytes(UTF_8)));
        files.add(Page.text(PAGE_SCRIPT, SCRIPT_TYPE, script("stet-page.js")));
        files.add(Page.text("/stet-check.js", SCRIPT_TYPE, script("stet-check.js")));
        files.add(Page.text(SEARCH_SCRIPT, SCRIPT_TYPE, script("stet-search.js")));
        files.add(Page.text("/stet-licenses.txt", "text/plain; charset=utf-8", script("LICENSES.txt")));
        files.add(Page.text(
                "/manifest.webmanifest",
                "application/manifest+json",
                HomeScreen.manifest(ground.face(), ground.name(), ground.language(), ground.check())));
        for (int size : HomeScreen.SIZES) {
            byte[] icon = HomeScreen.icon(ground.face(), ground.look(), size);
            files.add(new Page("/" + HomeScreen.iconPath(size), "image/png", CspClass.ASSET, icon));
        }
        return files;
    }

    /** The first line of every newsroom's worker. */
    private static String door(Ground ground) {
        ObjectNode door = JsonNodeFactory.instance.objectNode().put("root", ground.root());
        ArrayNode stores = door.putArray("stores");
        ground.stores().forEach(stores::add);
        door.put("language", ground.language());
        return "self.stetDoor=" + door + ";\n";
    }

    private static String script(String name) {
        try (InputStream in =
                java.util.Objects.requireNonNull(ReaderFiles.class.getResourceAsStream("/reader/" + name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

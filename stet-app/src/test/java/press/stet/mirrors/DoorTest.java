package press.stet.mirrors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.stet.edition.Withdrawal;
import press.stet.format.ObjectHash;
import press.stet.format.PageTable;

/** The pages at a door: a plain folder that any host serves. */
class DoorTest {

    @TempDir
    Path folder;

    TestPress press;
    Path there;

    @BeforeEach
    void begin() throws IOException {
        press = new TestPress(Files.createDirectories(folder.resolve("data")));
        there = Files.createDirectories(folder.resolve("door"));
    }

    @Test
    void every_page_lies_where_a_plain_host_looks_for_it() throws IOException {
        press.publish(
                Map.of("/", "front", "/world/", "world", "/old", "moved", "/fa/خبر/", "news", "/404.html", "none"));
        bring(new FolderTarget(there), List.of());

        assertThat(files())
                .isEqualTo(Map.of(
                        "index.html", "front",
                        "world/index.html", "world",
                        "old.html", "moved",
                        "fa/خبر/index.html", "news",
                        "404.html", "none"));
    }

    @Test
    void what_was_emptied_is_filled_again() throws IOException {
        press.publish(Map.of("/", "front", "/world/", "world"));
        bring(new FolderTarget(there), List.of());
        Files.delete(there.resolve("index.html"));
        Files.delete(there.resolve("world/index.html"));

        bring(new FolderTarget(there), List.of(press.table()));

        assertThat(files()).containsOnlyKeys("index.html", "world/index.html");
    }

    @Test
    void a_page_that_was_withdrawn_goes_from_the_door() throws IOException {
        press.publish(Map.of("/", "front", "/court/", "what must go"));
        ObjectHash before = press.table();
        bring(new FolderTarget(there), List.of());
        press.publish(Map.of("/court/", ""));
        assertThat(new Withdrawal(press.keys, press.objects).of(List.of("/court/"), "A court ordered it."))
                .isEqualTo(1);

        bring(new FolderTarget(there), List.of(before));

        assertThat(files()).containsOnlyKeys("index.html");
    }

    /**
     * Random editions, pushes cut off at random places and taken up again, often with another edition: at every instant each file is a
     * whole page that the newsroom has or had there; the front page is never newer than what it leads to; and after a push that
     * went through the folder is the edition, no file more and none less.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void wherever_a_push_is_cut_off_every_page_is_whole_and_the_next_push_mends_the_rest(long seed) throws IOException {
        Random random = new Random(seed);
        List<ObjectHash> may = new ArrayList<>();
        Map<String, Set<String>> ever = new HashMap<>();
        for (int step = 0; step < 15; step++) {
            press.publish(pages(random, step));
            shown().forEach((name, text) ->
                    ever.computeIfAbsent(name, any -> new HashSet<>()).add(text));
            int cut = random.nextInt(20);
            int[] count = {0};
            List<ObjectHash> known = List.copyOf(may);
            if (!may.contains(press.table())) {
                may.add(press.table());
            }
            try {
                bring(
                        new Watched(there, name -> {
                            everyFileIsAPage(ever);
                            if (++count[0] == cut) {
                                throw new UncheckedIOException(new IOException("The line was cut."));
                            }
                            if (name.equals("index.html")) {
                                frontLeadsSomewhere();
                            }
                        }),
                        known);
                may.clear();
                may.add(press.table());
                assertThat(files()).as("seed " + seed + ", step " + step).isEqualTo(shown());
            } catch (IOException | UncheckedIOException cutOff) {
                everyFileIsAPage(ever);
            }
        }
    }

    private Map<String, String> pages(Random random, int step) {
        Map<String, String> pages = new TreeMap<>();
        for (int i = 0; i < 1 + random.nextInt(12); i++) {
            pages.put("/" + random.nextInt(20) + "/", random.nextInt(5) == 0 ? "" : "text " + random.nextInt(3));
        }
        StringBuilder front = new StringBuilder("edition " + step + " leads to");
        pages.forEach((path, text) -> front.append(text.isEmpty() ? "" : " " + path));
        pages.put("/", front.toString());
        return pages;
    }

    private void everyFileIsAPage(Map<String, Set<String>> ever) {
        try {
            files().forEach((name, text) ->
                    assertThat(ever.getOrDefault(name, Set.of())).as(name).contains(text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void frontLeadsSomewhere() {
        try {
            Map<String, String> files = files();
            for (String word : files.get("index.html").split(" ")) {
                if (word.startsWith("/")) {
                    assertThat(files).containsKey(word.substring(1) + "index.html");
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What the edition has, by the name of the file that holds it. */
    private Map<String, String> shown() throws IOException {
        Map<String, String> shown = new TreeMap<>();
        FolderTarget target = new FolderTarget(there);
        PageTable.open(press.objects, press.table())
                .forEachPage((path, entry) -> shown.put(
                        target.pageName(path, entry.mediaType()),
                        new String(java.util.Objects.requireNonNull(press.objects.read(entry.hash(), 100)), UTF_8)));
        return shown;
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(there)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(there.resolve(".drafts"))) {
                    files.put(there.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return files;
    }

    private void bring(Target target, List<ObjectHash> may) throws IOException {
        new DoorPages(press.texts, press.objects, target).bring(may, press.table());
    }
}

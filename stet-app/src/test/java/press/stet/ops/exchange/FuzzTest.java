package press.stet.ops.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Valid exports with bytes changed, cut, doubled and mixed: a reader answers with items, or refuses with a sentence. */
class FuzzTest {
    private static final List<String> BITS = List.of(
            "<",
            ">",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "&",
            "&#x0;",
            "&#xD800;",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "\u0000",
            "\uFFFF",
            "\\ud800",
            "null",
            "-1",
            "1e999",
            "<script>",
            "</p>",
            "<ul><li>",
            "<table><tr>",
            "[caption",
            "[/caption]",
            "[gallery ids=\"1,x\"]",
            "{{< figure src=\"x\" >}}",
            "---\n",
            "\n---\n",
            "- ",
            "> ",
            "```",
            "***",
            "![a](b)",
            "javascript:",
            "data:,",
            "//",
            "../",
            "%",
            "%zz",
            "http://[",
            "https://user@host/",
            "9999-99-99",
            "\n\n",
            "\t",
            "\uFEFF",
            "\u202E");
    private static Path folder;
    private static byte[] ghost;
    private static byte[] mobiledoc;
    private static byte[] wxr;
    private static byte[] ninjs;
    private static byte[] markdown;

    @BeforeContainer
    static void make() throws Exception {
        folder = Files.createTempDirectory("fuzz");
        ghost = Files.readAllBytes(
                Corpus.make(folder.resolve("g"), "ghost", 2, 1).folder().resolve("ghost.json"));
        wxr = Files.readAllBytes(
                Corpus.make(folder.resolve("w"), "wxr", 2, 1).folder().resolve("wordpress.xml"));
        ninjs = any(Corpus.make(folder.resolve("n"), "ninjs", 1, 1).folder().resolve("ninjs"));
        markdown = any(Corpus.make(folder.resolve("m"), "md", 1, 1).folder().resolve("content"));
        mobiledoc = GhostTest.EVERYTHING.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] any(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return Files.readAllBytes(
                    files.filter(Files::isRegularFile).findFirst().orElseThrow());
        }
    }

    @AfterContainer
    static void clear() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 150)
    void ghost(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes) throws IOException {
        read("fuzz.json", ghost, seed, changes);
    }

    @Property(tries = 300)
    void ghost_with_every_card(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes) throws IOException {
        read("fuzz.json", mobiledoc, seed, changes);
    }

    @Property(tries = 150)
    void wordpress(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes) throws IOException {
        read("fuzz.xml", wxr, seed, changes);
    }

    @Property(tries = 300)
    void ninjs(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes) throws IOException {
        read("fuzz.json", ninjs, seed, changes);
    }

    @Property(tries = 300)
    void markdown(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes) throws IOException {
        read("fuzz.md", markdown, seed, changes);
    }

    private static void read(String name, byte[] valid, long seed, int changes) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, mutated(valid, new Random(seed), changes));
        try {
            Guests.of(file);
        } catch (ImportRefused refused) {
            if (!refused.getMessage().endsWith(".")) {
                throw new AssertionError("not a sentence: " + refused.getMessage());
            }
        }
    }

    private static byte[] mutated(byte[] valid, Random random, int changes) {
        byte[] bytes = valid;
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + random.nextInt(200));
            bytes = switch (random.nextInt(4)) {
                case 0 -> joined(bytes, at, new byte[0], to);
                case 1 ->
                    joined(bytes, at, BITS.get(random.nextInt(BITS.size())).getBytes(StandardCharsets.UTF_8), at);
                case 2 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, Math.min(bytes.length, at + 1));
                default -> joined(bytes, to, java.util.Arrays.copyOfRange(bytes, at, to), to);
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int until, byte[] middle, int from) {
        byte[] all = new byte[until + middle.length + bytes.length - from];
        System.arraycopy(bytes, 0, all, 0, until);
        System.arraycopy(middle, 0, all, until, middle.length);
        System.arraycopy(bytes, from, all, until + middle.length, bytes.length - from);
        return all;
    }
}

package press.stet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import press.stet.Stet;
import press.stet.format.Memory;
import press.stet.format.ObjectHash;
import press.stet.format.RootText;
import press.stet.format.SignedNote;
import press.stet.format.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line is fed the same vectors as the library and the worker, by http, and ends with 0 only where all holds. */
class VectorsByCommandTest {

    private static final Path VECTORS = Path.of("..", "stet-format", "src", "test", "resources", "vectors");

    /** The command has no use for a page table's node, a pack or an old edition alone. */
    private static final Set<String> LEFT_OUT = Set.of("NODE", "PACK", "ARCHIVED");

    private final JsonNode all =
            JsonMapper.shared().readTree(VECTORS.resolve("vectors.json").toFile());
    private final Map<String, byte[]> read = new HashMap<>();

    @TempDir
    Path folder;

    private VectorHost host;

    @BeforeEach
    void open() throws IOException {
        host = new VectorHost();
    }

    @AfterEach
    void close() {
        host.close();
    }

    @TestFactory
    Stream<DynamicTest> verify_ends_with_0_only_where_a_vector_is_genuine() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : all.get("vectors")) {
            if (!LEFT_OUT.contains(vector.get("check").asString())) {
                tests.add(DynamicTest.dynamicTest(vector.get("name").asString(), () -> check(vector)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests.stream();
    }

    private void check(JsonNode vector) throws IOException {
        serve(vector);
        Verdict verdict = Verdict.valueOf(vector.get("verdict").asString());

        int exit = Commands.run(Stet.class, words(vector).toArray(String[]::new));

        assertThat(exit)
                .as(vector.get("attack").asString() + ": " + vector.get("says").asString())
                .isEqualTo(verdict.holds() ? 0 : 1);
    }

    private List<String> words(JsonNode vector) throws IOException {
        Path root = file("root", bytes(vector.get("root").asString()));
        List<String> words = new ArrayList<>(
                List.of("verify", "--data", folder.resolve("none").toString(), "--at"));
        words.addAll(List.of(vector.get("now").asString(), "--root", root.toString()));
        Path memory = folder.resolve("memory");
        Files.writeString(memory, ReaderMemory.text(remembered(vector.get("remembered"), root)));
        String check = vector.get("check").asString();
        if (!check.equals("ROOT")) {
            words.addAll(List.of("--memory", memory.toString()));
        }
        String store = host.address("/" + vector.get("name").asString() + "/");
        String subject = vector.path("subject").asString("");
        Path content = vector.has("content")
                ? file("content", bytes(vector.get("content").asString()))
                : root;
        words.addAll(
                switch (check) {
                    case "HEAD" -> List.of(store, "--page", "/");
                    case "PAGE" -> List.of(store, "--page", subject);
                    case "EDITION" -> List.of(store);
                    case "FILE" -> List.of(store, "--page", subject, "--file", content.toString());
                    case "CARRIED" -> List.of(content.toString());
                    case "CARRIED_AND_STORE" -> List.of(store, "--file", content.toString());
                    case "MIRRORS" -> List.of(content.toString(), "--channel", subject);
                    case "ROOT" -> List.of("--fingerprint", subject);
                    default -> throw new IllegalArgumentException(check);
                });
        if (check.equals("ROOT")) {
            words.set(words.indexOf(root.toString()), content.toString());
        }
        return words;
    }

    private Memory remembered(JsonNode said, Path root) throws IOException {
        RootText text =
                RootText.parse(SignedNote.parse(Files.readAllBytes(root)).text());
        Map<String, Long> mirrors = new HashMap<>();
        said.get("mirrors")
                .properties()
                .forEach(list -> mirrors.put(list.getKey(), list.getValue().asLong()));
        return new Memory(
                text,
                said.get("clock").asLong(),
                said.has("edition")
                        ? java.util.Optional.of(new Memory.Seen(
                                said.get("edition").asLong(),
                                ObjectHash.fromBase64(said.get("editionHash").asString())))
                        : java.util.Optional.empty(),
                mirrors);
    }

    private void serve(JsonNode vector) throws IOException {
        String base = "/" + vector.get("name").asString() + "/";
        JsonNode changes = vector.get("changes");
        for (var file : all.get("stores").get(vector.get("store").asString()).properties()) {
            if (!changes.has(file.getKey())) {
                host.put(base + file.getKey(), bytes(file.getValue().asString()));
            }
        }
        for (var change : changes.properties()) {
            if (!change.getValue().isNull()) {
                host.put(base + change.getKey(), bytes(change.getValue().asString()));
            }
        }
        vector.get("endless").forEach(name -> host.neverEnds(base + name.asString()));
    }

    private byte[] bytes(String name) throws IOException {
        byte[] found = read.get(name);
        if (found == null) {
            found = Files.readAllBytes(VECTORS.resolve(name));
            read.put(name, found);
        }
        return found;
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }
}

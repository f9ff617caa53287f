package press.stet.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The vectors as files for other implementations: {@code vectors.json} and the bytes it names in {@code files/}. Written
 * anew with {@code java -cp target/classes:target/test-classes press.stet.format.VectorFiles src/test/resources/vectors}.
 */
final class VectorFiles {
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<TestStore, String> storeNames = new IdentityHashMap<>();
    private final Map<String, Object> stores = new LinkedHashMap<>();

    private VectorFiles() {}

    /** Empties nothing: names of files that are no longer needed are found by {@link VectorFilesTest}. */
    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, byte[]> file : all().entrySet()) {
            Path target = Path.of(args[0]).resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }

    /** All files by name. */
    static Map<String, byte[]> all() throws IOException {
        VectorFiles written = new VectorFiles();
        List<Object> vectors = new ArrayList<>();
        for (Vector vector : Vectors.all()) {
            vectors.add(written.vector(vector));
        }
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("format", "stet.press/vectors/v1");
        index.put("warning", "All keys are test keys made from their names. Nothing signed with them means anything.");
        index.put("policies", policies());
        index.put("tables", written.tables());
        index.put("stores", written.stores);
        index.put("vectors", vectors);
        written.files.put("vectors.json", Json.of(index).getBytes(StandardCharsets.US_ASCII));
        return written.files;
    }

    private static Map<String, Object> policies() {
        Map<String, Object> policies = new LinkedHashMap<>();
        for (CspClass csp : CspClass.values()) {
            policies.put(csp.word(), csp.policy());
        }
        return policies;
    }

    private Map<String, Object> vector(Vector vector) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", vector.name());
        json.put("attack", vector.attack());
        json.put("says", vector.says());
        json.put("check", vector.check().name());
        json.put("now", vector.now().toString());
        json.put("root", file(vector.rootNote()));
        json.put("remembered", remembered(vector.remembered()));
        json.put("store", store(vector.honest()));
        json.put("changes", changes(vector));
        json.put("endless", List.copyOf(vector.store().endless));
        if (!vector.subject().isEmpty()) {
            json.put("subject", vector.subject());
        }
        if (vector.content().length > 0) {
            json.put("content", file(vector.content()));
        }
        json.put("verdict", vector.verdict().name());
        if (vector.check() == Vector.Check.PAGE && vector.verdict().mayBeShown()) {
            json.put("shows", shows(vector));
        }
        return json;
    }

    private static Map<String, Object> remembered(Memory memory) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("clock", memory.clockVersion());
        memory.edition().ifPresent(seen -> {
            json.put("edition", seen.number());
            json.put("editionHash", seen.hash().base64());
        });
        json.put("mirrors", memory.mirrors());
        return json;
    }

    private Map<String, Object> changes(Vector vector) {
        Map<String, Object> changes = new TreeMap<>();
        Map<String, byte[]> before = vector.honest().files;
        Map<String, byte[]> after = vector.store().files;
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(name -> changes.put(name, null));
        after.forEach((name, bytes) -> {
            if (bytes != before.get(name)) {
                changes.put(name, file(bytes));
            }
        });
        return changes;
    }

    private Map<String, Object> shows(Vector vector) throws IOException {
        Head head = new Verifier(InstantSource.fixed(vector.now())).head(vector.store(), vector.remembered());
        PageEntry entry = head.entry(vector.subject(), vector.store()).orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new PageContent(vector.store(), head.root()).copy(entry, bytes);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("edition", head.edition().number());
        json.put("mediaType", entry.mediaType());
        json.put("policy", entry.csp().word());
        json.put("bytes", file(bytes.toByteArray()));
        return json;
    }

    private String store(TestStore store) {
        return storeNames.computeIfAbsent(store, s -> {
            String name = "editions-1-to-"
                    + s.files.keySet().stream()
                            .filter(f -> f.startsWith("edition/"))
                            .count();
            Map<String, Object> names = new TreeMap<>();
            s.files.forEach((file, bytes) -> names.put(file, file(bytes)));
            stores.put(name, names);
            return name;
        });
    }

    /** Tables of pages {@code /news/<i>} with the content {@code page <i>}, and proofs for some of them. */
    private List<Object> tables() throws IOException {
        List<Object> tables = new ArrayList<>();
        for (int size : new int[] {0, 1, 32, 33, 100, 5000}) {
            PageTable table = NumberedPages.table(0, size);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("pages", size);
            json.put("root", table.root().base64());
            List<Object> proofs = new ArrayList<>();
            for (int page : new int[] {0, size / 2, size}) {
                proofs.add(proof(table, "/news/" + page));
            }
            json.put("proofs", proofs);
            tables.add(json);
        }
        return tables;
    }

    private Map<String, Object> proof(PageTable table, String path) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", path);
        json.put("nodes", table.proof(path).stream().map(this::file).toList());
        Optional<PageEntry> entry = table.get(path);
        Map<String, Object> expected = new HashMap<>();
        entry.ifPresent(e -> expected.put("hash", e.hash().base64()));
        json.put("entry", entry.isPresent() ? expected : null);
        return json;
    }

    private String file(byte[] bytes) {
        String name = "files/" + ObjectHash.of(bytes).hex().substring(0, 16);
        files.put(name, bytes);
        return name;
    }
}

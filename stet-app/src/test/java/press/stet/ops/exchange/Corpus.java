package press.stet.ops.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The invented newsroom of {@code bench/gen_corpus.py}, made anew for a test, with the truth about it. */
record Corpus(Path folder, List<JsonNode> truth) {
    static Corpus make(Path folder, String format, int stories, int images) throws IOException, InterruptedException {
        Path script = script();
        List<String> command = List.of(
                "python3",
                script.toString(),
                "--n",
                "" + stories,
                "--out",
                folder.toString(),
                "--format",
                format,
                "--images",
                "" + images);
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            throw new AssertionError("These tests need python3 to make the corpus; please install it.", absent);
        }
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new AssertionError("bench/gen_corpus.py failed: " + said);
        }
        List<JsonNode> truth = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("truth.jsonl"))) {
            truth.add(JsonMapper.shared().readTree(line));
        }
        return new Corpus(folder, truth);
    }

    private static Path script() {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            if (Files.exists(here.resolve("bench/gen_corpus.py"))) {
                return here.resolve("bench/gen_corpus.py");
            }
        }
        throw new AssertionError("bench/gen_corpus.py is missing.");
    }
}

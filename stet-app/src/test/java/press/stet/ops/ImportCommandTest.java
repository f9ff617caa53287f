package press.stet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.Stet;

/** The two commands as a person types them, on a data folder with a database of its own. */
class ImportCommandTest {
    @TempDir
    Path folder;

    private String said = "";

    private int stet(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try (PrintStream listener = new PrintStream(heard, true, StandardCharsets.UTF_8)) {
            System.setOut(listener);
            System.setErr(listener);
            return Commands.run(Stet.class, words);
        } finally {
            System.setOut(out);
            System.setErr(err);
            said = heard.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void an_export_comes_in_once_and_goes_out_again() throws IOException {
        String data = folder.resolve("data").toString();
        Path story = Files.createDirectories(folder.resolve("in")).resolve("a.md");
        Files.writeString(story, "---\ntitle: Bridge opens\ndate: 2020-01-02\nsections: [Local]\n---\nIt *is* open.\n");

        assertThat(stet("--data", data, "import", story.toString())).as(said).isZero();
        assertThat(said).contains("Reading Markdown files.", "1 stories", "1 are new, 0 were here already.");
        assertThat(stet("--data", data, "import", story.toString())).as(said).isZero();
        assertThat(said).contains("0 are new, 1 were here already.");

        Path out = folder.resolve("out");
        assertThat(stet("--data", data, "export", out.toString(), "--format", "markdown"))
                .as(said)
                .isZero();
        assertThat(said).contains("1 stories are in");
        try (Stream<Path> files = Files.walk(out)) {
            Path written = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertThat(out.relativize(written)).isEqualTo(Path.of("content/local/2020/01/a.md"));
            assertThat(Files.readString(written)).contains("title: \"Bridge opens\"", "It *is* open.");
        }

        Files.writeString(story, "no export at all");
        assertThat(stet("--data", data, "import", story.toString())).isEqualTo(Commands.REFUSED);
        assertThat(said).contains("no export that Stet reads").doesNotContain("Exception");
        assertThat(stet("import", "--help")).isZero();
        assertThat(said).contains("--report=FILE", "Doing it twice changes nothing");
    }
}

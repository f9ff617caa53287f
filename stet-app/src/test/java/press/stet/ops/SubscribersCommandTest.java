package press.stet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.Stet;
import press.stet.readers.Letter;
import press.stet.readers.Offers;

/** As a person types it, on a data folder with a database of its own. */
class SubscribersCommandTest {

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
    void readers_come_in_are_counted_and_go_out() throws IOException {
        String data = folder.resolve("data").toString();
        try (Program program = Program.forCommand(Stet.class, new Settings(folder.resolve("data"), 8080, 8081, ""))) {
            program.part(Offers.class).add("en", "weekly", "The week", "Fridays.", Letter.Rhythm.WEEKLY, null);
        }
        Path list = Files.writeString(
                folder.resolve("list.csv"),
                "email,created_at\nada@mail.example,2024-01-01\nbob@else.example,2025-01-01\nnobody,\n");

        assertThat(stet("--data", data, "subscribers", "import", list.toString(), "--letter", "daily"))
                .isEqualTo(Commands.REFUSED);
        assertThat(said).contains("There is no letter “daily”. There are: weekly (en)");

        Path report = folder.resolve("report.txt");
        assertThat(stet(
                        "--data",
                        data,
                        "subscribers",
                        "import",
                        list.toString(),
                        "--letter",
                        "weekly",
                        "--report",
                        report.toString()))
                .as(said)
                .isZero();
        assertThat(said).contains("2 get “The week” from now on, 0 got it already.", "1 rows were not taken");
        assertThat(Files.readString(report))
                .isEqualTo("line 4: what stands for the address is none that can be written to\n");

        Path out = folder.resolve("out.csv");
        String[] export = {"--data", data, "subscribers", "export", out.toString(), "--since", "2024-06-01"};
        assertThat(stet(export)).as(said).isZero();
        assertThat(said).contains("1 rows are in");
        assertThat(Files.readString(out)).contains("bob@else.example").doesNotContain("ada@");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rw-------");
        assertThat(stet(export)).as("nothing is overwritten").isEqualTo(Commands.REFUSED);

        assertThat(stet("--data", data, "subscribers", "list")).as(said).isZero();
        assertThat(said).contains("2  weekly (en)", "1  else.example").doesNotContain("@");
    }
}

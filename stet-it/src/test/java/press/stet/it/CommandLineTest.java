package press.stet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @TempDir
    Path folder;

    @Test
    void help_lists_every_command_and_the_exit_codes() {
        Shell.Answer help = Shell.stet("--help");

        assertThat(help.exit()).isZero();
        assertThat(help.words())
                .contains(
                        "demo",
                        "import",
                        "export",
                        "print",
                        "doctor",
                        "test",
                        "bench",
                        "--data",
                        "--site-port",
                        "--desk-port",
                        "--database")
                .contains("Exit codes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "import", "export", "print", "doctor", "test", "bench"})
    void every_command_explains_itself(String command) {
        Shell.Answer help = Shell.stet(command, "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.words()).contains("Usage: stet " + command, "--data");
    }

    @Test
    void an_unknown_option_is_answered_in_one_sentence() {
        Shell.Answer answer = Shell.stet("--nonsense");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.words().strip())
                .hasLineCount(1)
                .isEqualTo("Unknown option: '--nonsense'. stet --help tells what there is.");
    }

    @Test
    void a_port_that_is_no_number_is_not_understood() {
        assertThat(Shell.stet("--site-port", "soon").exit()).isEqualTo(2);
    }

    @Test
    void a_taken_port_is_named_in_one_sentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Shell.Answer answer = Shell.stet(
                    "--data",
                    folder.toString(),
                    "--site-port",
                    String.valueOf(taken.getLocalPort()),
                    "--desk-port",
                    String.valueOf(Shell.freePort()));

            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.words().strip())
                    .hasLineCount(1)
                    .startsWith("Port " + taken.getLocalPort() + " is taken by another program.");
        }
    }

    @Test
    void a_folder_that_cannot_be_one_is_named_in_one_sentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        Shell.Answer answer =
                Shell.stet("doctor", "--data", file.resolve("data").toString());

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.words()).contains(file.toString()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void a_database_that_does_not_answer_is_named_in_one_sentence() {
        Shell.Answer answer = Shell.stet(
                "print",
                "--data",
                folder.toString(),
                "--database",
                "jdbc:postgresql://127.0.0.1:" + Shell.freePort() + "/stet?user=stet&password=hush");

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.words().strip())
                .hasLineCount(1)
                .startsWith("The database in --database or STET_DATABASE does not answer")
                .doesNotContain("hush");
    }
}

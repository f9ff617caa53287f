package press.stet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.Stet;

class KeysCommandTest {

    @TempDir
    Path data;

    @Test
    void keys_are_made_once_shown_rotated_and_revoked_without_a_database() throws IOException {
        assertThat(run("keys", "show")).as("no keys yet").isEqualTo(1);
        assertThat(run("keys", "make", "--newsroom", "Not A Name")).isEqualTo(1);
        assertThat(run("keys", "make", "--newsroom", "meadow.example")).isZero();
        assertThat(run("keys", "make", "--newsroom", "other.example"))
                .as("never over others")
                .isEqualTo(1);
        assertThat(run("keys", "show")).isZero();
        assertThat(run("keys")).isZero();
        assertThat(run("keys", "explain")).isZero();
        assertThat(run("keys", "rotate", "publish")).isZero();
        assertThat(run("keys", "rotate", "everything")).isEqualTo(1);
        assertThat(run("keys", "revoke", "meadow.example/clock-1")).isZero();
        assertThat(run("keys", "revoke", "meadow.example/clock-1"))
                .as("gone already")
                .isEqualTo(1);
        assertThat(run("keys", "renew")).isZero();
        assertThat(files("store/root")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void root_keys_kept_elsewhere_are_named_with_with() throws IOException {
        run("keys", "make", "--newsroom", "meadow.example");
        Path paper = Files.createDirectories(data.resolve("paper"));
        for (String name : files("keys/take-these-offline")) {
            Files.move(data.resolve("keys/take-these-offline").resolve(name), paper.resolve(name));
        }
        String a = paper.resolve("root-a.key").toString();
        String c = paper.resolve("root-c.key").toString();
        assertThat(run("keys", "rotate", "clock")).isEqualTo(1);
        assertThat(run("keys", "rotate", "clock", "--with", a)).isEqualTo(1);
        assertThat(run("keys", "rotate", "clock", "--with", a, "--with", c)).isZero();
    }

    @Test
    void verify_ends_with_0_only_if_everything_holds() {
        run("keys", "make", "--newsroom", "meadow.example");
        assertThat(run("verify", data.toString())).as("nothing published").isEqualTo(1);
        assertThat(run("verify", data.toString(), "--root", "no-such-file")).isEqualTo(1);
        assertThat(run("verify", "--nonsense")).isEqualTo(2);
    }

    @Test
    void server_configuration_is_printed_for_two_servers() {
        assertThat(run("mirror", "config", "nginx", "--host", "m.example", "--folder", "/srv/m"))
                .isZero();
        assertThat(run("mirror", "config", "caddy", "--host", "m.example", "--folder", "/srv/m"))
                .isZero();
        assertThat(run("mirror", "config", "apache", "--host", "m.example", "--folder", "/srv/m"))
                .isEqualTo(1);
    }

    private List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private int run(String... words) {
        return Commands.run(
                Stet.class,
                Stream.concat(Stream.of(words), Stream.of("--data", data.toString()))
                        .toArray(String[]::new));
    }
}

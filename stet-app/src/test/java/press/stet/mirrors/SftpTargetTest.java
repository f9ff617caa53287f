package press.stet.mirrors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.format.FolderStore;
import press.stet.format.Verdict;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Refusal;

/** OpenSSH's own client and server, without a network between them. */
class SftpTargetTest {

    private static final Path SERVER = Path.of("/usr/lib/openssh/sftp-server");

    @TempDir
    Path folder;

    @BeforeEach
    void thereIsOpenSsh() {
        assumeTrue(Files.isExecutable(SERVER), "Install openssh-sftp-server to try this.");
    }

    private SftpTarget target(String below) throws IOException {
        Path there = Files.createDirectories(folder.resolve("mirror").resolve(below));
        return new SftpTarget(
                List.of("sftp", "-q", "-b", "-", "-D", SERVER.toString()), "sftp://host/mirror/", there + "/", work());
    }

    private static Path work() throws IOException {
        return Files.createTempDirectory("stet-sftp-test");
    }

    @Test
    void an_edition_behind_ssh_holds_and_a_door_has_its_pages() throws IOException {
        TestPress press = new TestPress(Files.createDirectories(folder.resolve("data")));
        press.publish(Map.of("/", "front", "/fa/خبر/", "news"));
        try (SftpTarget store = target("stet");
                SftpTarget door = target("")) {
            new Push(press.keys, press.objects, store).run(null);
            new DoorPages(press.texts, press.objects, door).bring(List.of(), press.table());
            assertThat(press.verifier()
                            .checkEdition(store, press.pinned())
                            .finding()
                            .verdict())
                    .isEqualTo(Verdict.GENUINE);

            assertThat(store.read("edition/2", 100)).isNull();
            assertThat(store.has("edition/1")).isTrue();
            store.delete("edition/1");
            store.delete("edition/1");
            assertThat(store.has("edition/1")).isFalse();
            store.put("clock", "one".getBytes(UTF_8));
            store.put("clock", "two".getBytes(UTF_8));
            assertThat(new FolderStore(folder.resolve("mirror/stet")).read("clock", 10))
                    .isEqualTo("two".getBytes(UTF_8));
        }
        assertThat(folder.resolve("mirror/index.html")).hasContent("front");
        assertThat(folder.resolve("mirror/fa/خبر/index.html")).hasContent("news");
    }

    @Test
    void a_host_behind_ssh_is_written_to_only_while_it_shows_the_key_that_was_compared() throws Exception {
        TestPress press = new TestPress(Files.createDirectories(folder.resolve("data")));
        press.publish(Map.of("/", "front"));
        SshHost hosts = new SshHost(new DataFolder(folder.resolve("data")));
        try (SshServer server = SshServer.start(folder)) {
            String address = server.address(Files.createDirectories(folder.resolve("there")));
            SshHost.Key shown = hosts.shown(address);
            assertThat(shown.fingerprint()).isEqualTo(server.fingerprint());
            server.accept(hosts.publicLine());
            SshLogin login = SshLogin.of(new SshLogin(hosts.ownKey().toString(), shown.line()).words());
            try (SftpTarget target = SftpTarget.at(URI.create(address), login)) {
                new Push(press.keys, press.objects, target).run(null);
                assertThat(press.verifier()
                                .checkEdition(target, press.pinned())
                                .finding()
                                .verdict())
                        .isEqualTo(Verdict.GENUINE);
            }

            server.changeKey();
            try (SftpTarget target = SftpTarget.at(URI.create(address), login)) {
                assertThatThrownBy(() -> target.put("clock", new byte[1])).hasMessageContaining("cannot be written to");
            }
            assertThat(hosts.shown(address).fingerprint()).isNotEqualTo(shown.fingerprint());
        }
        assertThatThrownBy(() -> hosts.shown("sftp://-oProxyCommand/x/")).isInstanceOf(Refusal.class);
    }

    @Test
    void what_goes_wrong_is_said_in_the_hosts_own_words() throws IOException {
        try (SftpTarget target = target("")) {
            Files.createDirectories(folder.resolve("mirror/clock"));
            assertThatThrownBy(() -> target.put("clock", new byte[1]))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("The host at sftp://host/mirror/ cannot be written to: remote rename");
        }
        assertThatThrownBy(() -> new SftpTarget(List.of("no-such-sftp"), "sftp://host/", "/", work()))
                .isInstanceOf(Refusal.class);
        try (SftpTarget gone = new SftpTarget(List.of("false"), "sftp://host/", "/", work())) {
            assertThatThrownBy(() -> gone.put("clock", new byte[1])).isInstanceOf(IOException.class);
        }
    }
}

package press.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import press.stet.edition.Keys;
import press.stet.identity.OneTimeLinks;
import press.stet.mirrors.Mirrors;
import press.stet.mirrors.SshServer;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;

/** The board of mirrors and the page about the keys, by their forms. */
@DeskTest
class MirrorPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    OneTimeLinks links;

    @Autowired
    Houses houses;

    @Autowired
    Mirrors mirrors;

    @Autowired
    Keys keys;

    Visitor vera;

    @BeforeEach
    void a_publisher() {
        houses.save(new House("The Courier", "", null, ZoneId.of("UTC"), List.of("en"), "{}", true));
        mirrors.board().forEach(line -> mirrors.remove(line.name(), null));
        vera = Visitor.signedIn(port, links.forFirstPublisher());
    }

    @Test
    void a_mirror_is_added_listed_and_removed() {
        assertThat(vera.get("/house/mirrors").text()).contains("There are none yet");

        var added = vera.post(
                "/house/mirrors",
                "kind",
                "s3",
                "name",
                "far",
                "address",
                "https://storage.example/bucket/courier/stet/",
                "carries",
                "store",
                "key",
                "WRITER",
                "secret",
                "do not tell");
        assertThat(added.text()).contains("far is added", "https://storage.example/bucket/courier/stet/");
        assertThat(added.body()).doesNotContain("do not tell", "WRITER");

        assertThat(vera.post("/house/mirrors/far/remove").text()).contains("There are none yet");
    }

    @Test
    void a_folder_of_the_machine_is_taken_if_it_holds_nothing_else(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws IOException {
        Path empty = Files.createDirectories(folder.resolve("mirror"));
        assertThat(vera.post("/house/mirrors", "kind", "folder", "name", "disk", "folder", empty.toString())
                        .text())
                .contains("disk is added");
        assertThat(vera.post("/house/mirrors", "kind", "folder", "name", "disk2", "folder", folder.toString())
                        .text())
                .contains("There are other things in " + folder);
        assertThat(vera.post("/house/mirrors", "kind", "folder", "name", "disk3", "folder", "relative/folder")
                        .text())
                .contains("Name a folder of the machine");
        assertThat(vera.post(
                                "/house/mirrors",
                                "kind",
                                "folder",
                                "name",
                                "../x",
                                "folder",
                                Files.createDirectories(folder.resolve("other")).toString())
                        .text())
                .contains("Give the mirror a short name");
        vera.post("/house/mirrors/disk/remove");
    }

    @Test
    void a_host_by_ssh_is_added_once_its_key_was_compared(@TempDir Path folder) throws Exception {
        try (SshServer server = SshServer.start(folder)) {
            String address = server.address(folder.resolve("there"));
            var asked = vera.post("/house/mirrors", "kind", "sftp", "name", "box", "address", address);
            assertThat(asked.text()).contains("The host shows this key: " + server.fingerprint(), "ssh-ed25519 ");
            assertThat(mirrors.board()).isEmpty();
            assertThat(asked.page().selectFirst("input[name=address]").val()).isEqualTo(address);

            var other = vera.post(
                    "/house/mirrors", "kind", "sftp", "name", "box", "address", address, "fingerprint", "SHA256:other");
            assertThat(other.text()).contains("The host now shows another key (" + server.fingerprint() + ")");
            assertThat(mirrors.board()).isEmpty();

            String compared =
                    asked.page().selectFirst("input[name=fingerprint]").val();
            var added = vera.post(
                    "/house/mirrors", "kind", "sftp", "name", "box", "address", address, "fingerprint", compared);
            assertThat(added.text()).contains("box is added");
        }
        assertThat(vera.post("/house/mirrors", "kind", "sftp", "name", "no", "address", "sftp://-v/x/")
                        .text())
                .contains("The address is written sftp://user@host/folder/.");
    }

    @Test
    void what_cannot_be_a_mirror_is_said_and_nothing_typed_is_lost() {
        var refused =
                vera.post("/house/mirrors", "kind", "web", "name", "partner", "address", "ftp://partner.example/stet/");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The address begins with https://");
        assertThat(refused.page().selectFirst("input[name=name]").val()).isEqualTo("partner");

        var keyless = vera.post("/house/mirrors", "kind", "s3", "name", "far", "address", "https://storage.example/b/");
        assertThat(keyless.text()).contains("A bucket needs the id of a key and its secret.");
    }

    @Test
    void blocked_is_what_two_sources_say() {
        mirrors.addWeb("partner", "https://partner.example/stet/", null);

        vera.get("/house/mirrors");
        var one = vera.post("/house/mirrors/partner/said", "place", "Belarus", "source", "OONI", "reach", "blocked");
        assertThat(one.text())
                .contains("OONI: blocked in Belarus")
                .doesNotContain("Two sources say that it is blocked");
        vera.post("/house/mirrors/partner/said", "place", "Belarus", "source", "ooni", "reach", "blocked");
        assertThat(mirrors.board().getFirst().blocked())
                .as("the same source twice")
                .isEmpty();

        var two =
                vera.post("/house/mirrors/partner/said", "place", "Belarus", "source", "a reader", "reach", "blocked");
        assertThat(two.text()).contains("Two sources say that it is blocked in Belarus.");

        vera.post("/house/mirrors/partner/said", "place", "Belarus", "source", "a reader", "reach", "open");
        assertThat(mirrors.board().getFirst().blocked()).isEmpty();
    }

    @Test
    void the_board_counts_requests_and_the_keys_page_shows_what_to_print() {
        assertThat(vera.get("/house/mirrors").page().select("#hours ~ .table tbody tr"))
                .hasSize(24);
        var page = vera.get("/house/keys");
        assertThat(page.status()).isEqualTo(200);
        keys.state().ifPresent(state -> assertThat(page.text().replace(" ", ""))
                .contains(state.fingerprint().hex()));
    }
}

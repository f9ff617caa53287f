package press.stet.mirrors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.edition.Keys;
import press.stet.edition.Printer;
import press.stet.format.FolderStore;
import press.stet.format.Memory;
import press.stet.format.Verdict;
import press.stet.format.Verifier;
import press.stet.kernel.Refusal;
import press.stet.kernel.Secret;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;

@StetTest
@DirtiesContext
@TestPropertySource(properties = "stet.worker=false")
class MirrorsTest {

    @Autowired
    Mirrors mirrors;

    @Autowired
    Houses houses;

    @Autowired
    Printer printer;

    @Autowired
    Keys keys;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @Test
    void the_board_says_of_every_mirror_how_it_stands_and_one_that_fails_spoils_no_other() throws IOException {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Path stick = Files.createDirectories(folder.resolve("stick"));
        mirrors.addFolder("disk", disk, Carries.STORE, null, null);
        mirrors.addFolder("a-stick", stick, Carries.STORE, null, null);
        mirrors.addBucket(
                "bucket",
                "http://127.0.0.1:9/bucket/meadow",
                Carries.STORE,
                new BucketKeys("eu", "WRITER", new Secret("do not tell")),
                null,
                null);
        assertThat(mirrors.board()).extracting(Mirrors.Line::sentence).containsOnly("Nothing was pushed there yet.");
        Files.delete(stick);

        publish("One");
        mirrors.visitAll();

        assertThat(mirrors.board()).extracting(Mirrors.Line::name).containsExactly("a-stick", "bucket", "disk");
        assertThat(mirrors.board().get(0).sentence())
                .isEqualTo("The folder " + stick + " is not there. Is its disk mounted?");
        assertThat(mirrors.board().get(1).sentence())
                .startsWith("The bucket at http://127.0.0.1:9/bucket/meadow/ cannot be reached");
        Mirrors.Line line = mirrors.board().get(2);
        assertThat(line.up()).isTrue();
        assertThat(line.rightHash()).isTrue();
        assertThat(line.sentence()).isEqualTo("Edition 1 is there, read back and right.");
        assertThat(new Verifier(Clock.systemUTC())
                        .checkEdition(new FolderStore(disk), Memory.pinned(keys.pinned()))
                        .finding()
                        .verdict())
                .isEqualTo(Verdict.GENUINE);

        publish("Two");
        assertThat(mirrors.board().get(2).rightHash()).isFalse();
        Files.createDirectories(stick);
        mirrors.visitAll();
        assertThat(mirrors.board().get(0).sentence()).isEqualTo("Edition 2 is there, read back and right.");
        assertThat(mirrors.board().get(2).edition()).isEqualTo(2);
        assertThat(jdbc.sql("select encode(credentials, 'escape') from mirrors.mirror where name = 'bucket'")
                        .query(String.class)
                        .single())
                .doesNotContain("do not tell");

        mirrors.remove("bucket", null);
        assertThatThrownBy(() -> mirrors.remove("bucket", null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> mirrors.addFolder("disk", disk, Carries.STORE, null, null))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is a mirror of the name disk already.");
    }

    private void publish(String name) {
        houses.save(new House(name, "", "https://courier.example", ZoneId.of("UTC"), List.of("en"), "{}", true));
        printer.printChanges();
    }
}

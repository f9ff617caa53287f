package press.stet.mirrors;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.edition.Printer;
import press.stet.kernel.Secret;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;

@StetTest
@DirtiesContext
@TestPropertySource(properties = "stet.worker=false")
class RoundsTest {

    @Autowired
    Mirrors mirrors;

    @Autowired
    MirrorRows rows;

    @Autowired
    Errand errand;

    @Autowired
    Channels channels;

    @Autowired
    Houses houses;

    @Autowired
    Printer printer;

    @TempDir
    Path folder;

    @Test
    void a_mirror_that_never_answers_delays_no_other() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        houses.save(
                new House("The Courier", "", "https://courier.example", ZoneId.of("UTC"), List.of("en"), "{}", true));
        printer.printChanges();
        Rounds rounds = new Rounds(rows, errand, channels);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                WatchService changes = disk.getFileSystem().newWatchService()) {
            String bucket = "http://127.0.0.1:" + silent.getLocalPort() + "/bucket/";
            mirrors.addBucket(
                    "a-silent-one",
                    bucket,
                    Carries.STORE,
                    new BucketKeys("eu", "WRITER", new Secret("do not tell")),
                    null,
                    null);
            mirrors.addFolder("disk", disk, Carries.STORE, null, null);
            WatchKey unused = disk.register(changes, ENTRY_CREATE);

            rounds.start();

            while (!Files.exists(disk.resolve("clock"))) {
                WatchKey changed = changes.poll(60, TimeUnit.SECONDS);
                assertThat(changed).as("the folder is filled").isNotNull();
                changed.pollEvents();
                changed.reset();
            }
            assertThat(mirrors.board().getFirst().sentence())
                    .as("the other is still waited for")
                    .isEqualTo("Nothing was pushed there yet.");
        } finally {
            rounds.stop();
        }
    }
}

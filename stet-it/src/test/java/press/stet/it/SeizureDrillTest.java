package press.stet.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.format.Finding;
import press.stet.format.FolderStore;
import press.stet.format.Memory;
import press.stet.format.RootText;
import press.stet.format.SignedNote;
import press.stet.format.Verdict;
import press.stet.format.Verifier;

/** The newsroom's machine is gone. From two root keys on paper and one store to a live site on an empty machine. */
class SeizureDrillTest {

    private static final String STORY = "/world/2015/11/paris-talks/";

    @TempDir
    Path folder;

    @Test
    void from_the_offline_root_and_one_store_there_is_a_live_site_again() throws Exception {
        Path lost = folder.resolve("lost");
        Path store = Files.createDirectories(folder.resolve("store"));
        Path paper = Files.createDirectories(folder.resolve("paper"));
        try (RunningNewsroom newsroom = RunningNewsroom.start(lost, "demo")) {
            assertThat(stet(lost, "mirror", "add", "folder", "disk", store.toString()))
                    .isZero();
            while (!Files.exists(store.resolve("clock"))) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            for (String key : new String[] {"root-a.key", "root-b.key"}) {
                Files.copy(lost.resolve("keys/take-these-offline").resolve(key), paper.resolve(key));
            }
            newsroom.kill();
        }
        String story = published(store);

        Path fresh = folder.resolve("fresh");
        Shell.Answer restored = Shell.stet(
                "restore",
                store.toString(),
                "--root",
                store.resolve("root/1").toString(),
                "--with",
                paper.resolve("root-a.key").toString(),
                "--with",
                paper.resolve("root-b.key").toString(),
                "--data",
                fresh.toString());
        assertThat(restored.exit()).as(restored.words()).isZero();

        try (RunningNewsroom again = RunningNewsroom.start(fresh)) {
            assertThat(again.get(again.site.resolve(STORY)).body()).isEqualTo(story);
            Shell.Answer verified = Shell.stet(
                    "verify",
                    again.site.toString(),
                    "--root",
                    store.resolve("root/1").toString(),
                    "--data",
                    fresh.toString());
            assertThat(verified.exit()).as(verified.words()).isZero();
            assertThat(verified.words()).contains("holds");
        }
    }

    /** The story as the store has it, checked. */
    private static String published(Path store) throws IOException {
        Memory root = Memory.pinned(RootText.parse(
                SignedNote.parse(Files.readAllBytes(store.resolve("root/1"))).text()));
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        Finding finding = new Verifier(Clock.systemUTC()).checkPage(new FolderStore(store), root, STORY, page);
        assertThat(finding.verdict()).as(finding.sentence()).isEqualTo(Verdict.GENUINE);
        return page.toString(UTF_8);
    }

    private static int stet(Path data, String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data.toString();
        return Shell.stet(all).exit();
    }
}

package press.stet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed at random moments while it prints and carries: every store holds a whole, valid edition at every instant,
 * none ever goes back, and no story that was published is lost.
 */
class KillTest {

    private static final int MOST_MILLIS = 4_000;

    @TempDir
    Path folder;

    @Test
    @Tag("long")
    void twice_killed_while_publishing() throws Exception {
        killed(2, 11);
    }

    /** With the demo's stories. {@code -Dstet.kills=10 -Dstet.seed=2} makes a part of it. */
    @Test
    @Tag("long")
    void fifty_times_killed_while_publishing() throws Exception {
        killed(Integer.getInteger("stet.kills", 50), Long.getLong("stet.seed", 50), "demo");
    }

    private void killed(int times, long seed, String... words) throws Exception {
        Random random = new Random(seed);
        Path data = folder.resolve("data");
        Path store = Files.createDirectories(folder.resolve("store"));
        Path door = Files.createDirectories(folder.resolve("door"));
        List<String> published = new ArrayList<>();
        try (RunningNewsroom first = RunningNewsroom.start(data, words)) {
            published.add(publish(data, times));
            stet(data, "mirror", "add", "folder", "disk", store.toString());
            stet(data, "mirror", "add", "folder", "door", door.toString(), "--door");
            await(
                    "the mirrors are filled",
                    () -> Files.exists(store.resolve("clock")) && Files.exists(door.resolve("stet/clock")));
            first.kill();
        }
        try (StoreReader reader = new StoreReader(data.resolve("keys/root"), List.of(store, door.resolve("stet")))) {
            for (int time = 0; time < times; time++) {
                try (RunningNewsroom newsroom = RunningNewsroom.start(data)) {
                    if (time % 2 == 0) {
                        published.add(publish(data, time));
                    } // else it is killed while it prints and carries what the kill before cut off
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_MILLIS));
                    newsroom.kill();
                }
                assertThat(reader.faults()).as("after kill " + (time + 1)).isEmpty();
                assertThat(Shell.stet("verify", data.toString(), "--data", data.toString())
                                .exit())
                        .as("the newsroom's own store after kill " + (time + 1))
                        .isZero();
            }
            try (RunningNewsroom last = RunningNewsroom.start(data)) {
                for (String path : published) {
                    URI address = last.site.resolve(path);
                    await(path + " is live", () -> last.get(address).statusCode() == 200);
                    await(path + " is at the door", () -> Files.exists(door.resolve(path.substring(1) + "index.html")));
                }
                assertThat(reader.faults()).isEmpty();
                assertThat(reader.looks()).isGreaterThan(times);
                assertThat(reader.edition(store)).isGreaterThan(1);
            }
        }
    }

    /** @return the path of the story */
    private String publish(Path data, int number) throws IOException {
        Path story = Files.createDirectories(folder.resolve("in")).resolve("story-" + number + ".md");
        Files.writeString(
                story,
                "---\ntitle: Story number " + number
                        + "\ndate: 2020-01-02\nsections: [Local]\n---\nIt was written down.\n");
        stet(data, "import", story.toString());
        return "/local/2020/01/story-" + number + "/";
    }

    private static void stet(Path data, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        Shell.Answer answer = Shell.stet(all.toArray(String[]::new));
        assertThat(answer.exit())
                .as(String.join(" ", words) + ": " + answer.words())
                .isZero();
    }

    private static void await(String what, BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Shell.PATIENCE_SECONDS);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for: " + what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}

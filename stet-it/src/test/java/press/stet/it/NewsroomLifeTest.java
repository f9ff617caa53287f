package press.stet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The life of one newsroom on one folder, from its first start over a crash to the next start; in this order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewsroomLifeTest {

    private static final String STORY = "/world/2015/11/paris-talks/";
    private static final String HEADLINE = "Putin and Obama meet in Paris";

    @TempDir
    static Path folder;

    static Path data() {
        return folder.resolve("a folder with spaces");
    }

    @Test
    @Order(1)
    void the_first_start_ends_with_three_addresses_that_answer() {
        try (RunningNewsroom newsroom = RunningNewsroom.start(data())) {
            assertThat(newsroom.get(newsroom.site).statusCode()).isEqualTo(200);
            assertThat(newsroom.get(newsroom.desk).statusCode()).isEqualTo(200);
            assertThat(newsroom.data).isEqualTo(data()).isDirectory();

            List<ProcessHandle> databases = newsroom.databases();
            assertThat(databases).isNotEmpty();
            assertThat(newsroom.stop()).isZero();
            assertThat(databases).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    @Order(2)
    void the_demo_moves_into_an_empty_house_and_survives_a_kill() {
        String story;
        try (RunningNewsroom newsroom = RunningNewsroom.start(data(), "demo")) {
            assertThat(Shell.stet("print", "--data", data().toString()).exit())
                    .describedAs("a command beside the running program")
                    .isZero();
            story = newsroom.get(newsroom.site.resolve(STORY)).body();
            assertThat(story).contains(HEADLINE);
            newsroom.kill();
        }

        try (RunningNewsroom again = RunningNewsroom.start(data(), "demo")) {
            assertThat(again.get(again.site.resolve(STORY)).body()).isEqualTo(story);
            assertThat(again.get(again.site.resolve("/ru/")).statusCode()).isEqualTo(200);
            assertThat(again.get(again.site.resolve("/fa/")).body()).contains("rtl");
            assertThat(again.get(again.desk).statusCode()).isEqualTo(200);

            Shell.Answer second = Shell.stet("--data", data().toString());
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.words().strip()).hasLineCount(1).startsWith("Stet runs on " + data() + " already.");

            Shell.Answer full = Shell.stet("print", "--full", "--data", data().toString());
            assertThat(full.exit()).isZero();
            assertThat(full.words()).contains("is live");
            assertThat(again.get(again.site.resolve(STORY)).body()).isEqualTo(story);
        }
    }

    @Test
    @Order(3)
    void the_doctor_finds_the_folder_well_and_keeps_it_private() throws Exception {
        Shell.Answer doctor = Shell.stet(
                "doctor",
                "--data",
                data().toString(),
                "--site-port",
                String.valueOf(Shell.freePort()),
                "--desk-port",
                String.valueOf(Shell.freePort()));

        assertThat(doctor.exit()).describedAs(doctor.words()).isZero();
        assertThat(doctor.words()).contains("PostgreSQL 18", "All is well.");
        assertThat(Files.getPosixFilePermissions(data())).hasSize(3);
    }
}

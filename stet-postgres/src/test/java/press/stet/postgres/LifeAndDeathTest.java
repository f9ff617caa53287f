package press.stet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes at one folder, and what remains when some of them or the server are killed. */
class LifeAndDeathTest extends UsedFolder {
    @Test
    void the_server_left_behind_by_a_killed_process_is_adopted() throws Exception {
        OtherProcess other = OtherProcess.holding(data);
        try (EmbeddedPostgres joined = EmbeddedPostgres.start(data)) {
            writeStory(joined, "kept");
            other.kill();
        }
        OtherProcess second = OtherProcess.holding(data);
        long orphan = postmaster().pid();
        second.kill();
        assertThat(postmaster().pid()).isEqualTo(orphan);

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(postmaster().pid()).isEqualTo(orphan);
            assertThat(readStory(postgres)).isEqualTo("kept");
        }
        assertThat(Postmaster.of(data.toRealPath().resolve("postgres/cluster"))).isEmpty();
    }

    @Test
    void data_survives_when_the_process_and_its_server_are_killed() throws Exception {
        OtherProcess other = OtherProcess.holding(data);
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + other.port() + "/postgres",
                "stet",
                Files.readString(data.resolve("postgres/password")).strip())) {
            write(connection, "kept");
        }
        long pid = postmaster().pid();
        other.kill();
        killServer(pid);

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(postmaster().pid()).isNotEqualTo(pid);
            assertThat(readStory(postgres)).isEqualTo("kept");
        }
    }

    @Test
    void a_copy_of_a_folder_in_use_is_refused_and_the_original_left_alone(@TempDir Path copy) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            copyFolder(data.resolve("postgres"), copy.resolve("postgres"));
            assertThatThrownBy(() -> EmbeddedPostgres.start(copy))
                    .isInstanceOf(PostgresStartException.class)
                    .hasMessageContaining("is a copy made while the server of the original was running");
            assertThat(ask(postgres, "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void a_second_process_joins_and_leaves_the_server_to_the_first() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            long pid = postmaster().pid();
            try (OtherProcess other = OtherProcess.holding(data)) {
                assertThat(other.port()).isEqualTo(postgres.port());
                assertThat(postmaster().pid()).isEqualTo(pid);
            }
            assertThat(ask(postgres, "select 'alive'")).isEqualTo("alive");
            assertThat(postmaster().pid()).isEqualTo(pid);
        }
    }

    @Test
    void processes_that_start_and_end_at_the_same_moment_share_one_server() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<OtherProcess>> starts = Stream.generate(() -> threads.submit(() -> OtherProcess.holding(data)))
                    .limit(3)
                    .toList();
            List<Integer> ports = new ArrayList<>();
            for (Future<OtherProcess> start : starts) {
                ports.add(start.get().port());
            }
            assertThat(ports).containsOnly(ports.getFirst());
            starts.getFirst().get().close();
            assertThat(isListening(ports.getFirst())).isTrue();
            List<Future<?>> ends = new ArrayList<>();
            for (Future<OtherProcess> start : starts.subList(1, 3)) {
                OtherProcess process = start.get();
                ends.add(threads.submit(() -> {
                    process.close();
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            assertThat(isListening(ports.getFirst())).isFalse();
        }
    }

    @Test
    void when_the_first_process_ends_the_second_keeps_the_server_and_stops_it_at_its_own_end() throws Exception {
        OtherProcess first = OtherProcess.holding(data);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
        try (postgres) {
            first.close();
            assertThat(ask(postgres, "select 'alive'")).isEqualTo("alive");
        }
        assertThat(isListening(postgres.port())).isFalse();
    }

    @Test
    void when_the_first_process_is_killed_the_second_watches_the_server() throws Exception {
        OtherProcess first = OtherProcess.holding(data);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            first.kill();
            long pid = postmaster().pid();
            killServer(pid);
            await(() -> answers(postgres));
            assertThat(postmaster().pid()).isNotEqualTo(pid);
        }
    }

    @Test
    void two_handles_in_one_process_share_the_server_and_the_last_one_stops_it() throws Exception {
        EmbeddedPostgres first = EmbeddedPostgres.start(data);
        EmbeddedPostgres second = EmbeddedPostgres.start(data);
        first.close();
        first.close();
        assertThat(first.isAlive()).isFalse();
        assertThat(ask(second, "select 'alive'")).isEqualTo("alive");
        second.close();
        assertThat(isListening(second.port())).isFalse();
    }

    @Test
    void a_terminated_process_stops_its_server_on_the_way_out() throws Exception {
        OtherProcess other = OtherProcess.holding(data);
        assertThat(isListening(other.port())).isTrue();
        other.terminate();
        assertThat(isListening(other.port())).isFalse();
        assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_killed_server_comes_back_on_the_same_port() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            writeStory(postgres, "kept");
            int port = postgres.port();
            long pid = postmaster().pid();
            killServer(pid);
            await(() -> answers(postgres));
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(postmaster().pid()).isNotEqualTo(pid);
            assertThat(readStory(postgres)).isEqualTo("kept");
        }
    }

    @Test
    void a_server_that_keeps_dying_is_given_up_and_the_log_says_what_to_do() throws Exception {
        Logger logger = Logger.getLogger("press.stet.postgres");
        List<String> errors = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel() == Level.SEVERE) {
                    errors.add(entry.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            for (int deaths = 0; deaths < 5; deaths++) {
                killServer(postmaster().pid());
                await(() -> answers(postgres));
            }
            killServer(postmaster().pid());
            await(() -> !errors.isEmpty());
            assertThat(errors.getFirst()).contains("is not started again").contains("then start Stet again");
            assertThat(postgres.isAlive()).isFalse();
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void a_creation_that_was_killed_half_way_is_begun_anew() throws Exception {
        Process killed = OtherProcess.starting(empty);
        await(() -> unfinished().anyMatch(folder -> Files.exists(folder.resolve("PG_VERSION"))));
        killed.destroyForcibly().waitFor();
        assertThat(empty.resolve("postgres/cluster")).doesNotExist();

        // The killed one's initdb may be at work still.
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(empty)) {
            assertThat(ask(postgres, "select 'alive'")).isEqualTo("alive");
        }
        EmbeddedPostgres.start(empty).close();
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void an_orphan_with_other_settings_is_replaced() throws Exception {
        OtherProcess other = OtherProcess.holding(data);
        long pid = postmaster().pid();
        other.kill();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Options.forTests())) {
            assertThat(postmaster().pid()).isNotEqualTo(pid);
            assertThat(ask(postgres, "show fsync")).isEqualTo("off");
        }
    }
}

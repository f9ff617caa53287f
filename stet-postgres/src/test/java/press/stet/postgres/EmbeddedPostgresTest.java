package press.stet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one process finds at its folder. */
class EmbeddedPostgresTest extends UsedFolder {
    @Test
    void an_empty_folder_becomes_a_database_that_nobody_else_may_read() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(empty.resolve("new/data"))) {
            assertThat(postgres.isAlive()).isTrue();
            assertThat(postgres.folder())
                    .isEqualTo(empty.resolve("new/data").toRealPath().resolve("postgres"));
            assertThat(ask(postgres, "select current_user::text")).isEqualTo("stet");
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(ask(postgres, "show password_encryption")).isEqualTo("scram-sha-256");
            assertThat(
                            ask(
                                    postgres,
                                    "select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'postgres'"))
                    .isEqualTo("b C.UTF-8");
            assertThat(ask(postgres, "select upper('zażółć ўуж')")).isEqualTo("ZAŻÓŁĆ ЎУЖ");
            assertThat(permissions(postgres.folder())).isEqualTo("rwx------");
            assertThat(permissions(postgres.folder().resolve("cluster"))).isEqualTo("rwx------");
            for (String file : List.of("password", "port", "log", "lock")) {
                assertThat(permissions(postgres.folder().resolve(file)))
                        .as(file)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void data_and_port_survive_close_and_start() throws Exception {
        int port;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            port = postgres.port();
            writeStory(postgres, "kept");
        }
        assertThat(isListening(port)).isFalse();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(readStory(postgres)).isEqualTo("kept");
        }
    }

    @Test
    void a_port_that_somebody_took_meanwhile_is_replaced_by_a_free_one() throws Exception {
        int port;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            port = postgres.port();
            writeStory(postgres, "kept");
        }
        try (ServerSocket somebody = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
                EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(postgres.port()).isNotEqualTo(somebody.getLocalPort());
            assertThat(readStory(postgres)).isEqualTo("kept");
        }
    }

    @Test
    void a_pid_file_whose_number_another_process_has_got_does_not_stop_the_start() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            writeStory(postgres, "kept");
        }
        Files.writeString(
                data.resolve("postgres/cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data + "\n1700000000\n5432\n\n127.0.0.1\n");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(readStory(postgres)).isEqualTo("kept");
        }
    }

    @Test
    void only_this_machine_reaches_the_server() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "show unix_socket_directories")).isEmpty();
            List<InetAddress> outward = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .toList();
            for (InetAddress address : outward) {
                assertThat(isListening(address, postgres.port()))
                        .as(address.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), "stet", "guess"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        }
    }

    @Test
    void failed_statements_and_their_values_stay_out_of_the_log() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThatThrownBy(() -> ask(postgres, "select 'reader@example.org'::integer"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), "stet", "guess"))
                    .isInstanceOf(SQLException.class);
            await(() -> contents(postgres.folder().resolve("log")).contains("password authentication failed"));
            assertThat(contents(postgres.folder().resolve("log"))).doesNotContain("reader@example.org");
        }
    }

    @Test
    void a_folder_with_spaces_and_letters_of_any_script_works() throws Exception {
        Path folder = empty.resolve("Die Zeitung «Голас» & 'x' צייטונג");
        try (OtherProcess other = OtherProcess.holding(folder)) {
            assertThat(isListening(other.port())).isTrue();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(ask(postgres, "show data_directory")).isEqualTo(folder.toRealPath() + "/postgres/cluster");
        }
    }

    @Test
    void a_folder_whose_path_a_shell_would_rewrite_is_refused() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(empty.resolve("costs $HOME")))
                .isInstanceOf(PostgresStartException.class)
                .hasMessageContaining("Choose a data folder without them");
    }

    @Test
    void a_damaged_program_is_unpacked_again() throws Exception {
        Path library = programs().resolve("lib/libpq.so.5.18");
        byte[] whole = Files.readAllBytes(library);
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.delete(library);
        Files.write(library, damaged);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(ask(postgres, "select 'alive'")).isEqualTo("alive");
        }
        assertThat(Files.readAllBytes(library)).isEqualTo(whole);
    }

    @Test
    void programs_of_another_version_are_tidied_away() throws Exception {
        Path old = Files.createDirectories(data.resolve("postgres/bin-0123456789abcdef/bin"));
        Files.writeString(old.resolve("postgres"), "old");
        EmbeddedPostgres.start(data).close();
        assertThat(old).doesNotExist();
        assertThat(programs()).isDirectory();
    }

    @Test
    void a_database_of_another_major_version_is_refused_with_the_way_out() throws Exception {
        Files.createDirectories(empty.resolve("postgres/cluster"));
        Files.writeString(empty.resolve("postgres/cluster/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(empty))
                .isInstanceOf(PostgresStartException.class)
                .hasMessageContaining("written by PostgreSQL 17")
                .hasMessageContaining("Export with the version of Stet that wrote it");
    }

    @Test
    void a_server_that_cannot_start_says_why() throws Exception {
        Files.writeString(data.resolve("postgres/cluster/postgresql.auto.conf"), "no_such_setting = 1\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                .isInstanceOf(PostgresStartException.class)
                .hasMessageContaining("no_such_setting");
    }
}

package press.stet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    /** A folder that was started and stopped once: copying it saves each test the unpacking and the creation. */
    @TempDir
    static Path used;

    /** A folder that was started and stopped once. */
    @TempDir
    Path data;

    @TempDir
    Path empty;

    @BeforeAll
    static void use_a_folder() {
        EmbeddedPostgres.start(used).close();
    }

    @BeforeEach
    void copy_the_used_folder() throws IOException {
        copyFolder(used.resolve("postgres"), data.resolve("postgres"));
        // Tests run one after another, but nobody may rely on the others' port being free.
        Files.delete(data.resolve("postgres/port"));
    }

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
    void a_creation_that_was_interrupted_is_begun_anew() throws Exception {
        Files.createDirectories(empty.resolve("postgres/cluster.new/base"));
        Files.writeString(empty.resolve("postgres/cluster.new/PG_VERSION"), "18\n");
        Files.writeString(empty.resolve("postgres/password"), "of the interrupted one\n");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(empty)) {
            assertThat(ask(postgres, "select 'alive'")).isEqualTo("alive");
        }
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

    private Path programs() throws IOException {
        try (Stream<Path> entries = Files.list(data.resolve("postgres"))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("bin-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Postmaster postmaster() throws IOException {
        return Postmaster.of(data.toRealPath().resolve("postgres/cluster")).orElseThrow();
    }

    private static void killServer(long pid) throws Exception {
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(30, TimeUnit.SECONDS);
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static boolean answers(EmbeddedPostgres postgres) {
        try {
            return ask(postgres, "select 'alive'").equals("alive");
        } catch (SQLException e) {
            return false;
        }
    }

    private static void writeStory(EmbeddedPostgres postgres, String text) throws SQLException {
        try (Connection connection = connect(postgres)) {
            write(connection, text);
        }
    }

    private static void write(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table story (text text)");
            statement.execute("insert into story values ('" + text + "')");
        }
    }

    private static String readStory(EmbeddedPostgres postgres) throws SQLException {
        return ask(postgres, "select text from story");
    }

    private static boolean isListening(int port) throws IOException {
        return isListening(InetAddress.getByName("127.0.0.1"), port);
    }

    private static boolean isListening(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** Copies a folder; programs are linked, and must not be written to. */
    private static void copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isRegularFile(path) && path.startsWith(from.resolve("cluster"))) {
                    Files.copy(path, target);
                } else if (Files.isRegularFile(path) && !path.getParent().equals(from)) {
                    Files.createLink(target, path);
                } else {
                    Files.copy(path, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Waits for what other processes are doing; half a minute is for a very busy machine. */
    private static void await(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(30));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}

package press.stet.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A data folder that was started and stopped once, one for each test, and what tests ask of a server. */
abstract class UsedFolder {

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

    Stream<Path> unfinished() {
        try (Stream<Path> entries = Files.list(empty.resolve("postgres"))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("cluster.new-")).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    Path programs() throws IOException {
        try (Stream<Path> entries = Files.list(data.resolve("postgres"))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("bin-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    Postmaster postmaster() throws IOException {
        return Postmaster.of(data.toRealPath().resolve("postgres/cluster")).orElseThrow();
    }

    static void killServer(long pid) throws Exception {
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(30, TimeUnit.SECONDS);
    }

    static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
    }

    static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    static boolean answers(EmbeddedPostgres postgres) {
        try {
            return ask(postgres, "select 'alive'").equals("alive");
        } catch (SQLException e) {
            return false;
        }
    }

    static void writeStory(EmbeddedPostgres postgres, String text) throws SQLException {
        try (Connection connection = connect(postgres)) {
            write(connection, text);
        }
    }

    static void write(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table story (text text)");
            statement.execute("insert into story values ('" + text + "')");
        }
    }

    static String readStory(EmbeddedPostgres postgres) throws SQLException {
        return ask(postgres, "select text from story");
    }

    static boolean isListening(int port) throws IOException {
        return isListening(InetAddress.getByName("127.0.0.1"), port);
    }

    static boolean isListening(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** Copies a folder; programs are linked, and must not be written to. */
    static void copyFolder(Path from, Path to) throws IOException {
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
    static void await(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(30));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}

package press.stet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import press.stet.postgres.EmbeddedPostgres;
import press.stet.postgres.Options;

/** Gives every application context of the tests a real, empty database of its own and a data folder that is new. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        EmbeddedPostgres server = Server.INSTANCE;
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        create(server, name);
        TestPropertyValues.of(
                        "spring.datasource.url=" + server.jdbcUrl(name),
                        "spring.datasource.username=" + server.user(),
                        "spring.datasource.password=" + server.password(),
                        "spring.datasource.hikari.maximum-pool-size=6",
                        "spring.datasource.hikari.minimum-idle=0",
                        "stet.data=" + Path.of("target", "test-data", name).toAbsolutePath())
                .applyTo(context);
    }

    private static void create(EmbeddedPostgres server, String name) {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database could not be made.", e);
        }
    }

    /** Started once for all tests of this JVM. */
    private static final class Server {
        static final EmbeddedPostgres INSTANCE =
                EmbeddedPostgres.start(Path.of("target", "test-postgres"), Options.forTests());
    }
}

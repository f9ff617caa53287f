package press.stet.ops;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.stet.kernel.Refusal;
import press.stet.kernel.Secret;
import press.stet.postgres.EmbeddedPostgres;
import press.stet.postgres.Options;

/** The newsroom's database: the embedded server of the data folder, or one that somebody else runs. */
record Database(@Nullable EmbeddedPostgres server, Secret url, String user, Secret password) implements AutoCloseable {

    private static final String NAME = "stet";

    private static final String DUPLICATE_DATABASE = "42P04";
    private static final String DUPLICATE_NAME_AT_THE_SAME_INSTANT = "23505";

    /**
     * Opens it, starting the embedded server if nobody has yet.
     *
     * @param exit what stops an embedded server that this process started
     */
    static Database open(Settings settings, Options.Exit exit) {
        String url = settings.database();
        return url == null
                ? embedded(settings, exit)
                : reachable(new Database(null, new Secret(url), "", new Secret("")));
    }

    private static Database embedded(Settings settings, Options.Exit exit) {
        EmbeddedPostgres server =
                EmbeddedPostgres.start(settings.data(), Options.standard().stopped(exit));
        try {
            createIfMissing(server);
        } catch (SQLException e) {
            server.close();
            throw new Refusal("The database could not be made: " + e.getMessage() + ".", e);
        }
        return new Database(server, new Secret(server.jdbcUrl(NAME)), server.user(), new Secret(server.password()));
    }

    private static void createIfMissing(EmbeddedPostgres server) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            boolean there = statement
                    .executeQuery("select 1 from pg_database where datname = '" + NAME + "'")
                    .next();
            if (!there) {
                statement.execute("create database " + NAME);
            }
        } catch (SQLException e) {
            boolean anotherCommandWasFaster = DUPLICATE_DATABASE.equals(e.getSQLState())
                    || DUPLICATE_NAME_AT_THE_SAME_INSTANT.equals(e.getSQLState());
            if (!anotherCommandWasFaster) {
                throw e;
            }
        }
    }

    private static Database reachable(Database database) {
        try (Connection connection = database.connect()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < 16) {
                throw new Refusal("The database server is PostgreSQL " + version + "; Stet needs 16 or newer.");
            }
            return database;
        } catch (SQLException e) {
            throw new Refusal(
                    "The database in --database or STET_DATABASE does not answer: " + e.getMessage()
                            + ". The address looks like jdbc:postgresql://host/name?user=name&password=word.",
                    e);
        }
    }

    /** A connection of its own, past the application's pool. */
    Connection connect() throws SQLException {
        return user.isEmpty()
                ? DriverManager.getConnection(url.value())
                : DriverManager.getConnection(url.value(), user, password.value());
    }

    /** What the application has to know to connect. */
    Map<String, Object> properties() {
        return user.isEmpty()
                ? Map.of("spring.datasource.url", url.value())
                : Map.of(
                        "spring.datasource.url", url.value(),
                        "spring.datasource.username", user,
                        "spring.datasource.password", password.value());
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}

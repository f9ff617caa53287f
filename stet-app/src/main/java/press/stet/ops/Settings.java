package press.stet.ops;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What all commands have in common: where the data lies and on which ports the program answers. */
final class Settings {

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The folder that holds the newsroom (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--site-port",
            scope = ScopeType.INHERIT,
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where readers are answered (default: ${DEFAULT-VALUE}).")
    private int sitePort = 8080;

    @Option(
            names = "--desk-port",
            scope = ScopeType.INHERIT,
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Where the staff works (default: ${DEFAULT-VALUE}).")
    private int deskPort = 8081;

    @Option(
            names = "--database",
            scope = ScopeType.INHERIT,
            paramLabel = "JDBC-URL",
            defaultValue = "${env:STET_DATABASE:-}",
            description =
                    "A PostgreSQL server of your own instead of the embedded one, for instance "
                            + "jdbc:postgresql://db/stet?user=stet&password=...; better kept in the environment as STET_DATABASE.")
    private String database = "";

    Settings() {}

    Settings(Path data, int sitePort, int deskPort, String database) {
        this.data = data;
        this.sitePort = sitePort;
        this.deskPort = deskPort;
        this.database = database;
    }

    Path data() {
        return data.toAbsolutePath().normalize();
    }

    int sitePort() {
        return sitePort;
    }

    int deskPort() {
        return deskPort;
    }

    /** The JDBC address of a server that somebody else runs; null for the embedded one. */
    @Nullable
    String database() {
        return database.isBlank() ? null : database.strip();
    }
}

package press.stet.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * What may vary between servers.
 *
 * @param durability whether committed data must survive a power cut
 * @param connections how many connections the server takes at once
 * @param exit what stops the server when the Java process ends
 */
public record Options(Durability durability, int connections, Exit exit) {

    /** Whether committed data must survive a power cut. */
    public enum Durability {
        /** Every commit is on the disk before it is confirmed. */
        DURABLE,
        /** Nothing waits for the disk. For databases of tests only: a power cut destroys them. */
        THROWAWAY
    }

    /** What stops the server when the Java process ends. */
    public enum Exit {
        /** A shutdown hook stops it; nobody needs to call {@link EmbeddedPostgres#close()}. */
        BY_SHUTDOWN_HOOK,
        /**
         * Only {@link EmbeddedPostgres#close()} stops it. For a program with an orderly shutdown of its own that still
         * needs the database: shutdown hooks run at the same time, and ours would pull the server away.
         */
        BY_CLOSE
    }

    /** The settings of a newsroom's database. */
    public static Options standard() {
        return new Options(Durability.DURABLE, 40, Exit.BY_SHUTDOWN_HOOK);
    }

    /** Fast and forgetful: for databases that live as long as a test run. */
    public static Options forTests() {
        return new Options(Durability.THROWAWAY, 100, Exit.BY_SHUTDOWN_HOOK);
    }

    /** The same with another answer to who stops the server. */
    public Options stopped(Exit by) {
        return new Options(durability, connections, by);
    }

    /** Command-line arguments of the server; two servers with equal arguments behave alike. */
    List<String> arguments() {
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=" + connections,
                "shared_buffers=64MB",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_checkpoints=off",
                // A failed statement, its values and its detail name readers' addresses: none of them goes to the log.
                "log_min_messages=log",
                "log_min_error_statement=panic",
                "log_error_verbosity=terse"));
        String on = durability == Durability.DURABLE ? "on" : "off";
        settings.addAll(List.of("fsync=" + on, "synchronous_commit=" + on, "full_page_writes=" + on));
        List<String> arguments = new ArrayList<>();
        settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return List.copyOf(arguments);
    }
}

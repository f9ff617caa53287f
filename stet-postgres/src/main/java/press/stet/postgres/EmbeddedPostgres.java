package press.stet.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The PostgreSQL server of one data folder, below {@code DATA/postgres}.
 *
 * <p>Any number of processes may use the same folder, and any number of handles within one process. The first one starts
 * the server, or adopts the one that a killed process left behind, and restarts it should it die; the others join it;
 * the last one to close stops it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    static final String USER = "stet";

    /** Servers this process uses, with the number of open handles. Guarded by itself. */
    private static final Map<Path, Shared> SHARED = new HashMap<>();

    private record Shared(FolderServer server, int handles) {}

    private final FolderServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(FolderServer server) {
        this.server = server;
    }

    /** Starts the server of a data folder with {@link Options#standard()}. */
    public static EmbeddedPostgres start(Path dataFolder) {
        return start(dataFolder, Options.standard());
    }

    /**
     * Unpacks the programs and creates the cluster if needed; joins, adopts or starts the server of this folder; and
     * waits until it answers. A server that is joined keeps the options it was started with.
     *
     * @param dataFolder created if missing
     * @throws PostgresStartException with a sentence that tells what to do
     */
    public static EmbeddedPostgres start(Path dataFolder, Options options) {
        synchronized (SHARED) {
            try {
                Cluster cluster = Cluster.below(dataFolder);
                Shared shared = SHARED.get(cluster.folder());
                FolderServer server = shared != null ? shared.server : FolderServer.start(cluster, options);
                SHARED.put(cluster.folder(), new Shared(server, shared != null ? shared.handles + 1 : 1));
                return new EmbeddedPostgres(server);
            } catch (IOException e) {
                throw new PostgresStartException(
                        "PostgreSQL could not be started in " + dataFolder + ": " + e.getMessage()
                                + ". Check that the disk has room and that the folder may be written.",
                        e);
            }
        }
    }

    /** TCP port on 127.0.0.1; it stays the same while this handle is open. */
    public int port() {
        return server.port();
    }

    /** The only user, who may do everything. */
    public String user() {
        return USER;
    }

    /** Password of {@link #user()}; generated when the cluster was created. */
    public String password() {
        return server.password();
    }

    /**
     * Address for JDBC, without user and password.
     *
     * @param database a database that exists; a new cluster has {@code postgres} only
     */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The folder all of this lies in: {@code DATA/postgres}. */
    public Path folder() {
        return server.cluster().folder();
    }

    /** Whether the server process is there right now. */
    public boolean isAlive() {
        return !closed.get() && server.isAlive();
    }

    /** Gives the server back: it stops when no other handle, here or in another process, is open. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        synchronized (SHARED) {
            Shared shared = SHARED.get(folder());
            if (shared != null && shared.handles > 1) {
                SHARED.put(folder(), new Shared(shared.server, shared.handles - 1));
                return;
            }
            SHARED.remove(folder());
            server.leave();
        }
    }
}

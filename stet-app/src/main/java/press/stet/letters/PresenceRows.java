package press.stet.letters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the other nodes that this one lives: an advisory lock on a connection of its own, which the database lets go in the moment
 * the program ends, however it ends. So what a dead node held on lease is taken up at once; a node that only lost its connection
 * may lose its leases too, and is told so before its next dot.
 */
final class PresenceRows implements AutoCloseable {

    /** First half of the lock's name; the second is the node. */
    static final int KIND = 0x57E7;

    private static final Logger LOG = LoggerFactory.getLogger(PresenceRows.class);

    private final DataSource dataSource;
    private final int node = ThreadLocalRandom.current().nextInt();
    private @Nullable Connection connection;

    PresenceRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    int node() {
        return node;
    }

    /** False if the database cannot be reached; then nothing must be taken on lease. */
    synchronized boolean shown() {
        try {
            Connection held = connection;
            if (held != null && held.isValid(2)) {
                return true;
            }
            close();
            Connection fresh = dataSource.getConnection();
            connection = fresh;
            try (PreparedStatement lock = fresh.prepareStatement("select pg_advisory_lock(?, ?)")) {
                lock.setInt(1, KIND);
                lock.setInt(2, node);
                return lock.execute();
            }
        } catch (SQLException e) {
            LOG.warn("Letters wait: the database cannot be reached.");
            return false;
        }
    }

    /** The connection goes back to a pool, so its lock is let go first. */
    @Override
    public synchronized void close() {
        Connection held = connection;
        connection = null;
        if (held != null) {
            try (held;
                    PreparedStatement unlock = held.prepareStatement("select pg_advisory_unlock_all()")) {
                boolean unused = unlock.execute();
            } catch (SQLException e) {
                LOG.debug("The line to the database was gone already.");
            }
        }
    }
}

package press.stet.edition;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * One print at a time, over all nodes and commands: an advisory lock of the database, taken on a connection of its own before the
 * print's snapshot begins (a snapshot taken while waiting would show the newsroom as it was). A process that dies lets go of it.
 */
@Component
class PrintLockRows {

    private static final long KEY = 0x53746574_5072696EL;

    private final DataSource dataSource;
    private final ReentrantLock here = new ReentrantLock();

    PrintLockRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    <T> T holding(Supplier<T> work) {
        here.lock();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + KEY + ")");
            try {
                return work.get();
            } finally {
                statement.execute("select pg_advisory_unlock(" + KEY + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database did not answer while the edition was printed.", e);
        } finally {
            here.unlock();
        }
    }
}

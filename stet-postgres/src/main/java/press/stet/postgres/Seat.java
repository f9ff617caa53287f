package press.stet.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * This process's place at the folder: every process that uses the server holds a share of the lock file, one of them
 * owns the server. The kernel gives both back when a process dies, however it dies.
 *
 * <p>Nobody else in this process may open the lock file: closing it anywhere gives all locks back (POSIX).
 */
final class Seat implements AutoCloseable {

    private static final long OWNER = 0;
    private static final long USERS = 1;

    private final FileChannel channel;
    private @Nullable FileLock share;
    private @Nullable FileLock owner;

    private Seat(FileChannel channel) {
        this.channel = channel;
    }

    static Seat at(Path lockFile) throws IOException {
        return new Seat(FileChannel.open(
                lockFile,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                OwnerOnly.FILE));
    }

    /** Tries to sit down among the users; fails while the last one is stopping the server. */
    synchronized boolean sitDown() throws IOException {
        if (share == null) {
            share = channel.tryLock(USERS, 1, true);
        }
        return share != null;
    }

    /** Tries to become the owner. */
    synchronized boolean own() throws IOException {
        if (owner == null) {
            owner = channel.tryLock(OWNER, 1, false);
        }
        return owner != null;
    }

    /** Becomes the owner as the last one at the folder: an owner who is leaving needs a moment to let go. */
    boolean ownOnceFree() throws IOException {
        long begin = System.nanoTime();
        while (!own()) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(10)) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }

    synchronized boolean isOwner() {
        return owner != null;
    }

    /** Gets up from among the users; true when nobody else sits there, and then nobody can until {@link #close()}. */
    synchronized boolean isLastToLeave() throws IOException {
        if (share != null) {
            share.release();
        }
        share = channel.tryLock(USERS, 1, false);
        return share != null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

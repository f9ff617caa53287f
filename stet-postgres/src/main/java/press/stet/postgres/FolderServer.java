package press.stet.postgres;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * This process's hold on the server of one folder. It owns the server or has joined it; a joined process takes over when
 * the owner goes. The last process to leave stops the server.
 */
final class FolderServer {

    private static final Logger LOG = System.getLogger("press.stet.postgres");

    /** Recovery after a power cut may replay a gigabyte of log on a slow disk. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int STARTS = 6;
    private static final int RESTARTS = 5;
    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(10);

    private final Cluster cluster;
    private final Options options;
    private final Seat seat;
    private final CountDownLatch leaving = new CountDownLatch(1);
    private final AtomicBoolean left = new AtomicBoolean();
    private final Thread watch;
    private @Nullable Thread hook;
    private @Nullable Programs programs;
    private volatile @Nullable Postmaster postmaster;
    private String password = "";

    private FolderServer(Cluster cluster, Options options, Seat seat) {
        this.cluster = cluster;
        this.options = options;
        this.seat = seat;
        this.watch = Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::watch);
    }

    /** Joins the server of the folder, or owns, adopts or starts it, and waits until it answers. */
    static FolderServer start(Cluster cluster, Options options) throws IOException {
        FolderServer server = new FolderServer(cluster, options, Seat.at(cluster.lock()));
        try {
            if (options.exit() == Options.Exit.BY_SHUTDOWN_HOOK) {
                server.hook = Thread.ofPlatform().name("postgres-stop").unstarted(server::leave);
                Runtime.getRuntime().addShutdownHook(server.hook);
            }
            server.joinOrOwn();
            server.password = cluster.password();
            server.watch.start();
            return server;
        } catch (IOException | RuntimeException e) {
            server.leave();
            throw e;
        }
    }

    Cluster cluster() {
        return cluster;
    }

    String password() {
        return password;
    }

    int port() {
        Postmaster current = postmaster;
        if (current == null) {
            throw new IllegalStateException("PostgreSQL has not been started.");
        }
        return current.port();
    }

    boolean isAlive() {
        return !left.get() && Postmaster.of(cluster.data()).isPresent();
    }

    private void joinOrOwn() throws IOException {
        long begin = System.nanoTime();
        boolean seated = false;
        while (true) {
            seated = seated || seat.sitDown();
            if (seated && seat.own()) {
                postmaster = bringUp();
                return;
            }
            Optional<Postmaster> running = Postmaster.of(cluster.data()).filter(Postmaster::answers);
            if (seated && running.isPresent()) {
                postmaster = running.get();
                return;
            }
            pause(Duration.ofMillis(50));
            if (isOver(begin)) {
                throw new PostgresStartException(
                        "Another Stet holds " + cluster.folder()
                                + ", but its PostgreSQL does not answer here. Stop that Stet, or run this one on the same machine.");
            }
        }
    }

    /** As the owner: adopts the live server of the folder or starts one, and waits until it answers. */
    private Postmaster bringUp() throws IOException {
        Path home = Binaries.unpackedBelow(cluster.folder());
        Programs current = Programs.in(home);
        programs = current;
        cluster.createIfMissing(current, options);
        cluster.deleteUnfinished();
        long begin = System.nanoTime();
        long logBegin = cluster.openLog();
        int starts = 0;
        Process started = null;
        while (!isOver(begin)) {
            Optional<Postmaster> live = Postmaster.of(cluster.data());
            if (live.isPresent()) {
                Postmaster found = live.get();
                if (!found.runs(current.path("postgres"), cluster.arguments(found.port(), options))) {
                    // An orphan of another version or with other settings.
                    stop(current);
                } else if (found.answers()) {
                    cluster.keepPort(found.port());
                    Binaries.deleteOthers(cluster.folder(), home);
                    return found;
                }
            } else if (started == null || !started.isAlive()) {
                if (starts == STARTS) {
                    throw new PostgresStartException("PostgreSQL did not start in " + cluster.folder()
                            + ". Its log ends with:\n" + cluster.logSince(logBegin));
                }
                // What died a moment ago may still hold the memory or the port.
                pause(Duration.ofMillis(500L * starts));
                cluster.clearStalePidFile();
                started = current.start(cluster.log(), "postgres", cluster.arguments(nextPort(), options));
                starts++;
            }
            pause(Duration.ofMillis(10));
        }
        throw new PostgresStartException("PostgreSQL in " + cluster.folder() + " runs, but has not answered within "
                + PATIENCE.toMinutes() + " minutes. Its log ends with:\n" + cluster.logSince(logBegin));
    }

    /** Within one life of this process the port stays: connection pools were told. */
    private int nextPort() throws IOException {
        Postmaster before = postmaster;
        return before == null ? cluster.choosePort() : before.port();
    }

    private void watch() {
        Deque<Long> restarts = new ArrayDeque<>();
        try {
            while (!leaving.await(250, TimeUnit.MILLISECONDS)) {
                boolean owned = seat.isOwner();
                if (!owned && !seat.own()) {
                    continue;
                }
                boolean alive = Postmaster.of(cluster.data()).isPresent();
                if (owned && alive) {
                    continue;
                }
                if (!alive && !mayRestart(restarts)) {
                    return;
                }
                postmaster = bringUp();
                LOG.log(Level.INFO, "PostgreSQL in {0} answers, and is watched from here.", cluster.folder());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            if (leaving.getCount() > 0) {
                LOG.log(Level.ERROR, "PostgreSQL in " + cluster.folder() + " is gone. Start Stet again.", e);
            }
        }
    }

    private boolean mayRestart(Deque<Long> restarts) {
        long now = System.nanoTime();
        restarts.removeIf(restart -> now - restart > RESTARTS_WITHIN.toNanos());
        if (restarts.size() == RESTARTS) {
            LOG.log(
                    Level.ERROR,
                    "PostgreSQL in {0} has died {1} times within {2} minutes and is not started again. Read {3}, then start"
                            + " Stet again.",
                    cluster.folder(),
                    RESTARTS + 1,
                    RESTARTS_WITHIN.toMinutes(),
                    cluster.log());
            return false;
        }
        restarts.add(now);
        LOG.log(Level.WARNING, "PostgreSQL in {0} died and is started again.", cluster.folder());
        return true;
    }

    /** Leaves the server to the others, or stops it when there are none. */
    void leave() {
        leaving.countDown();
        synchronized (leaving) {
            if (left.compareAndSet(false, true)) {
                getUpAndStopIfLast();
                forgetHook();
            }
        }
    }

    private void getUpAndStopIfLast() {
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (seat) {
            if (seat.isLastToLeave() && seat.ownOnceFree()) {
                Programs current = programs;
                if (Postmaster.of(cluster.data()).isPresent()) {
                    stop(current != null ? current : Programs.in(Binaries.unpackedBelow(cluster.folder())));
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "PostgreSQL in " + cluster.folder() + " could not be stopped.", e);
        }
    }

    private void forgetHook() {
        Thread registered = hook;
        if (registered != null && Thread.currentThread() != registered) {
            try {
                Runtime.getRuntime().removeShutdownHook(registered);
            } catch (IllegalStateException e) {
                // The process is ending; the hook finds nothing left to do.
            }
        }
    }

    /** Ends connections, writes everything, and waits for the end; a server that takes too long is cut off. */
    private void stop(Programs current) throws IOException {
        try {
            current.run(Duration.ofSeconds(70), "pg_ctl", stopArguments("fast", 60));
        } catch (PostgresStartException e) {
            if (Postmaster.of(cluster.data()).isPresent()) {
                current.run(Duration.ofSeconds(20), "pg_ctl", stopArguments("immediate", 10));
            }
        }
    }

    private List<String> stopArguments(String mode, int seconds) {
        return List.of(
                "stop", "-D", cluster.data().toString(), "-m", mode, "-w", "-s", "-t", Integer.toString(seconds));
    }

    private void pause(Duration duration) {
        try {
            if (leaving.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new PostgresStartException("Starting PostgreSQL was given up: the program is ending.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresStartException("Starting PostgreSQL was interrupted.", e);
        }
    }

    private static boolean isOver(long begin) {
        return System.nanoTime() - begin > PATIENCE.toNanos();
    }
}

package press.stet.delivery;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import press.stet.storage.SiteHead;
import press.stet.storage.SiteHeadFile;

/**
 * Follows the head file and holds the edition it names. A switch by this process is seen at once, one by another process
 * within a tenth of a second. An edition that cannot be opened is reported, and the one before it stays.
 */
final class CurrentEdition implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentEdition.class);
    private static final long LOOK_EVERY_MILLIS = 100;

    private final SiteHeadFile file;
    private final PrintCache cache;
    private final @Nullable String onion;
    private @Nullable Object seen;
    private volatile @Nullable EditionView view;
    private @Nullable ScheduledExecutorService watch;

    /** @param onion the site's onion service, or null */
    CurrentEdition(SiteHeadFile file, PrintCache cache, @Nullable String onion) {
        this.file = file;
        this.cache = cache;
        this.onion = onion;
        file.whenSwitched(this::look);
        look();
    }

    /** What readers get now; null before the first edition. */
    @Nullable
    EditionView view() {
        return view;
    }

    /** Looks whether the head was replaced, and goes over to the edition it names. */
    synchronized void look() {
        try {
            Object version = file.version();
            if (version.equals(seen)) {
                return;
            }
            Optional<SiteHead> head = file.read();
            if (head.isPresent()) {
                view = new EditionView(head.get(), cache, onion);
                LOG.info("The site shows edition {}.", head.get().edition());
            }
            seen = version;
        } catch (IOException | RuntimeException e) {
            // Not marked as seen: on a disk that other machines write to, the objects may arrive after the head.
            LOG.error("The edition in the head file cannot be opened yet: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("site-head").daemon().factory());
        var unused =
                started.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        watch = started;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = watch;
        if (running != null) {
            running.shutdownNow();
            watch = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return watch != null;
    }
}

package press.stet.ops;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the cache that halves the next start (JEP 483, JEP 514), once, in a process of its own beside the running program. The
 * script that starts the program says with the system property {@value #WANTED} that and where it wants one; without it, or when
 * anything fails, nothing happens and the next start is merely slower.
 */
final class QuickStart implements AutoCloseable {

    static final String WANTED = "stet.quick-start";

    private static final Logger LOG = LoggerFactory.getLogger(QuickStart.class);
    private static final Duration UNTIL_THE_START_HAS_SETTLED = Duration.ofSeconds(10);

    private final Path cache;
    private final Thread trainer =
            Thread.ofPlatform().daemon().name("quick-start").unstarted(this::train);
    private volatile @Nullable Process training;

    private QuickStart(Path cache) {
        this.cache = cache;
    }

    static QuickStart prepareBeside() {
        String wanted = System.getProperty(WANTED, "");
        QuickStart quickStart = new QuickStart(Path.of(wanted));
        if (!wanted.isEmpty() && !Files.exists(quickStart.cache)) {
            quickStart.trainer.start();
        }
        return quickStart;
    }

    private void train() {
        Path draft = cache.resolveSibling(
                cache.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Thread.sleep(UNTIL_THE_START_HAS_SETTLED);
            Process process = new ProcessBuilder(command(draft))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            training = process;
            if (process.waitFor() == 0 && Files.exists(draft)) {
                Files.move(draft, cache, StandardCopyOption.ATOMIC_MOVE);
                LOG.info("The next start will be quicker.");
            }
        } catch (IOException e) {
            LOG.debug("No quick-start cache could be made.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            deleteQuietly(draft);
        }
    }

    /** This process's own command line, with the same options: the cache serves no other. */
    private static List<String> command(Path draft) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-D" + WANTED))
                .forEach(command::add);
        command.add("-XX:AOTCacheOutput=" + draft);
        command.add("-jar");
        command.add(new File(System.getProperty("java.class.path")).getAbsolutePath());
        command.add("train");
        return command;
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("A draft of the quick-start cache stays behind.", e);
        }
    }

    @Override
    public void close() {
        trainer.interrupt();
        Process process = training;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}

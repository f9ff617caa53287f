package press.stet.ops;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import press.stet.edition.Printer;
import press.stet.edition.Progress;
import press.stet.postgres.Options;
import press.stet.storage.SiteHeadFile;

/** Runs site, desk and workers until somebody stops the program, and stops them in order: application, database, folder. */
final class Running {

    private final Class<?> application;
    private final Settings settings;
    private final PrintWriter out;
    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile boolean serving;
    private volatile boolean stopping;

    Running(Class<?> application, Settings settings, PrintWriter out) {
        this.application = application;
        this.settings = settings;
        this.out = out;
    }

    /**
     * Does not come back: a signal ends the process, with exit code 0 when all was stopped in order.
     *
     * @param first what is done before the addresses are shown
     */
    int untilStopped(Consumer<Program> first) {
        Thread hook = Thread.ofPlatform().name("stop").unstarted(this::stopped);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            opened(Premises.occupy(settings));
            Database database = opened(Database.open(settings, Options.Exit.BY_CLOSE));
            Program program = opened(Program.serve(application, settings, database));
            first.accept(program);
            printFirstEdition(program);
            opened(QuickStart.prepareBeside());
            say(Addresses.of(program, settings));
            serving = true;
        } catch (RuntimeException e) {
            if (!stopping) {
                closeAll();
                throw e;
            }
        }
        waitForSignal();
        return 0;
    }

    /** A site that has never been printed shows its empty front page from the first moment on. */
    private static void printFirstEdition(Program program) {
        try {
            if (program.part(SiteHeadFile.class).read().isEmpty()) {
                program.part(Printer.class).printAll(Progress.NONE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The head of the edition cannot be read.", e);
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    private void stopped() {
        stopping = true;
        if (serving) {
            say("Stopping ...");
        }
        closeAll();
        if (serving) {
            say("Stopped. All is kept in " + settings.data() + ".");
            // A wanted stop is no failure; the process would otherwise end with the number of the signal.
            Runtime.getRuntime().halt(0);
        }
    }

    private void closeAll() {
        for (AutoCloseable part = open.poll(); part != null; part = open.poll()) {
            try {
                part.close();
            } catch (Exception e) {
                say(Sentence.of(e));
            }
        }
    }

    private void waitForSignal() {
        while (true) {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void say(String words) {
        out.println(words);
        out.flush();
    }
}

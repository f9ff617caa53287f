package press.stet.ops;

import java.io.PrintWriter;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import press.stet.postgres.Options;

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

package press.stet.ops;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import press.stet.edition.Printer;

/** Prints what readers get; beside a running instance one waits for the other. */
@Command(
        name = "print",
        description = {
            "Prints what changed since the last edition. Needed by hand only after a repair: a running newsroom prints by itself.",
            "With --full everything is printed anew."
        })
final class PrintCommand extends Subcommand {

    @Option(names = "--full", description = "Print every page anew.")
    private boolean full;

    @Override
    public Integer call() {
        try (Program program = Program.forCommand(application(), settings())) {
            Printer printer = program.part(Printer.class);
            long began = System.nanoTime();
            Printer.@Nullable Printed printed = full ? everything(printer) : printer.printChanges().orElse(null);
            if (printed == null) {
                say("Nothing has changed since the last edition.");
            } else {
                say(String.format(
                        Locale.ROOT,
                        "Edition %d is live: %d files in %.1f s.",
                        printed.edition(),
                        printed.pages(),
                        Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0));
            }
        }
        return DONE;
    }

    private Printer.Printed everything(Printer printer) {
        ProgressBar bar = new ProgressBar(out(), "stories");
        try {
            return printer.printAll(bar::at);
        } finally {
            bar.end();
        }
    }
}

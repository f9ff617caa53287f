package press.stet.ops;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import press.stet.edition.Printer;

/** Prints in this process, under the printer's lock: the running program waits with its own prints and serves on. */
@Command(
        name = "print",
        description =
                "Prints what is pending; with --full, every page anew. Readers see the new edition at once, complete.")
final class PrintCommand extends Subcommand {

    @Option(names = "--full", description = "Print every page, whatever changed.")
    private boolean full;

    @Override
    public Integer call() {
        try (Program program = Program.forCommand(application(), settings())) {
            Printer printer = program.part(Printer.class);
            if (full) {
                try (ProgressBar bar = new ProgressBar("Printing", "stories", out())) {
                    say(sentence(printer.printAll(bar::at)));
                }
            } else {
                say(printer.printChanges()
                        .map(PrintCommand::sentence)
                        .orElse("Nothing is pending; readers see all there is."));
            }
        }
        return DONE;
    }

    private static String sentence(Printer.Printed printed) {
        return "Edition " + printed.edition() + " is live; " + printed.pages() + " files were printed.";
    }
}

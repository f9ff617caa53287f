package press.stet.ops;

import picocli.CommandLine.Command;
import press.stet.edition.Printer;

@Command(
        name = "demo",
        description = {
            "The same with a small demo newsroom put in first: invented people, true stories, three languages.",
            "A folder that holds a newsroom already is left as it is."
        })
final class DemoCommand extends Subcommand {

    @Override
    public Integer call() {
        return new Running(application(), settings(), out()).untilStopped(this::moveIn);
    }

    private void moveIn(Program program) {
        Demo demo = program.part(Demo.class);
        if (demo.hasRoom()) {
            demo.moveIn();
            program.part(Printer.class).printChanges();
            say("The Courier has moved in: a newsroom that does not exist.");
        } else {
            say("This folder holds a newsroom already; it is left as it is.");
        }
    }
}

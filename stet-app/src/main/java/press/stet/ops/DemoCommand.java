package press.stet.ops;

import picocli.CommandLine.Command;

@Command(
        name = "demo",
        description = {
            "The same with a small demo newsroom put in first: invented people, true stories, three languages.",
            "A folder that holds a newsroom already is left as it is."
        })
final class DemoCommand extends Subcommand {

    @Override
    public Integer call() {
        return new Running(application(), settings(), out()).untilStopped(program -> {});
    }
}

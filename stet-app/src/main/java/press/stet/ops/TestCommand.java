package press.stet.ops;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import press.stet.kernel.Refusal;

/** Stands in the list of commands; the tests are run by the {@code stet} script, which builds them first. */
@Command(name = "test", description = "Installs what the tests need where it can, and runs all of them.")
final class TestCommand extends Subcommand {

    @Option(names = "--long", description = "Also the tests that take long.")
    private boolean withLong;

    @Override
    public Integer call() {
        throw new Refusal("The tests are run from the source folder: ./stet test" + (withLong ? " --long" : ""));
    }
}

package press.stet.ops;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What every command below {@code stet} knows. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class Subcommand implements Callable<Integer> {

    static final int DONE = 0;

    @ParentCommand
    private @Nullable Commands stet;

    @Spec
    private @Nullable CommandSpec spec;

    Class<?> application() {
        return Objects.requireNonNull(stet).application();
    }

    Settings settings() {
        return Objects.requireNonNull(stet).settings();
    }

    PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    void say(String words) {
        out().println(words);
        out().flush();
    }
}

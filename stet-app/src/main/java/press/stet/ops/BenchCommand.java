package press.stet.ops;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import press.stet.kernel.Refusal;

/** Stands in the list of commands; the measurements are run by the {@code stet} script, beside other programs. */
@Command(
        name = "bench",
        description = {
            "Measures on this machine, in folders of its own, and prints a table.",
            "  bench edition [STORIES]   a full print beside Hugo, and publish -> live (50000 stories if not said)",
            "  bench site URL            the site's server beside nginx, on one story of a running newsroom"
        })
final class BenchCommand extends Subcommand {

    @Parameters(paramLabel = "edition|site", description = "What to measure, and with what.")
    private List<String> what = List.of();

    @Override
    public Integer call() {
        throw new Refusal("There is no benchmark “" + String.join(" ", what)
                + "” here. From the source folder: ./stet bench edition [STORIES], or ./stet bench site URL.");
    }
}

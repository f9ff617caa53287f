package press.stet.ops;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import press.stet.kernel.Refusal;
import press.stet.postgres.Options;
import press.stet.support.PracticeLoad;

/** Stands in the list of commands; the measurements are run by the {@code stet} script, beside other programs. */
@Command(
        name = "bench",
        description = {
            "Measures on this machine, in folders of its own, and prints a table.",
            "  bench edition [STORIES]   a full print beside Hugo, and publish -> live (50000 stories if not said)",
            "  bench judges URL          what Lighthouse and MDN's HTTP Observatory say of a story of a running newsroom",
            "  bench letters [READERS]   a letter to smtp-sink on this machine, beside smtp-source (20000 readers if not said)",
            "  bench site URL            the site's server beside nginx, on one story of a running newsroom",
            "  bench support [NEWS]      news of payments through inbox, rail and ledger (5000 if not said)"
        })
final class BenchCommand extends Subcommand {

    @Parameters(paramLabel = "edition|judges|letters|site|support", description = "What to measure, and with what.")
    private List<String> what = List.of();

    @Override
    public Integer call() throws Exception {
        if (!what.isEmpty() && what.getFirst().equals("support")) {
            return support(what.size() > 1 ? Integer.parseInt(what.get(1)) : 5_000);
        }
        throw new Refusal(
                "There is no benchmark “" + String.join(" ", what)
                        + "” here. From the source folder: ./stet bench edition [STORIES], ./stet bench judges URL, ./stet bench letters [READERS], ./stet bench site URL, or ./stet bench support [NEWS].");
    }

    /** In a newsroom of its own, below the system's folder for temporary files, which is removed afterwards. */
    private Integer support(int news) throws Exception {
        Path folder = Files.createTempDirectory("stet-bench-support");
        Settings own = new Settings(folder, 0, 0, "");
        try (Database database = Database.open(own, Options.Exit.BY_SHUTDOWN_HOOK);
                Program program = Program.serve(application(), own, database)) {
            PracticeLoad load = program.part(PracticeLoad.class);
            var warm = load.run(Math.min(500, news));
            PracticeLoad.Result result = load.run(news);
            say(String.format(
                    Locale.ROOT,
                    "%d news of payments (after %d to warm up): %.0f/s kept, %.0f/s in the ledger, %s",
                    result.news(),
                    warm.news(),
                    result.kept(),
                    result.booked(),
                    result.balanced() ? "balanced" : "NOT BALANCED"));
            return result.balanced() ? DONE : Commands.REFUSED;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}

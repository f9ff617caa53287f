package press.stet.ops;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.stet.kernel.DataFolder;
import press.stet.media.Photos;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Imports;
import press.stet.newsroom.People;
import press.stet.newsroom.Stories;
import press.stet.newsroom.Taxonomy;
import press.stet.ops.exchange.Import;
import press.stet.ops.exchange.Landing;
import press.stet.ops.exchange.Report;

@Command(
        name = "import",
        description = {
            "Takes in the stories of another system: a Ghost export, a WordPress export, ninjs or Markdown files;",
            "as they are, in a folder or in a zip. No network is needed: pictures come in that lie beside the export.",
            "Doing it twice changes nothing, so an import that was cut off is simply run again."
        })
final class ImportCommand extends Subcommand {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Parameters(paramLabel = "FILE|DIR", description = "The export.")
    private Path source = Path.of("");

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where every item is named that was changed, simplified or skipped, one line of JSON each"
                    + " (default: a file in the data folder).")
    private @Nullable Path reportFile;

    @Override
    public Integer call() throws IOException {
        try (Import export = Import.open(source);
                Program program = Program.forCommand(application(), settings())) {
            say("Reading " + export.kind() + ".");
            Clock clock = program.part(Clock.class);
            Path file = reportFile == null
                    ? new DataFolder(settings().data())
                            .folder("log")
                            .resolve("import-" + STAMP.format(clock.instant()) + ".jsonl")
                    : reportFile;
            try (Writer lines = Files.newBufferedWriter(file);
                    ProgressBar bar = new ProgressBar("Importing", "bytes", out())) {
                Report report = new Report(lines);
                Landing landing = landing(program, clock, report);
                export.into(landing, report, bar::at);
                landing.finish();
                bar.close();
                say(report.summary().stripTrailing());
                say(landing.fresh() + " are new, " + landing.known() + " were here already.");
                if (landing.restored() > 0) {
                    say(landing.restored() + " were here already and have photos now that were missing before.");
                }
            }
            say("Every item that was changed, simplified, missing or skipped is named in " + file + ".");
        }
        return DONE;
    }

    private static Landing landing(Program program, Clock clock, Report report) {
        return new Landing(
                program.part(Imports.class),
                program.part(People.class),
                program.part(Taxonomy.class),
                program.part(Photos.class),
                program.part(Stories.class),
                program.part(Houses.class).house(),
                clock,
                report);
    }
}

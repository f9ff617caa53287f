package press.stet.ops;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.stet.media.Photos;
import press.stet.newsroom.Houses;
import press.stet.newsroom.People;
import press.stet.newsroom.Published;
import press.stet.newsroom.Stories;
import press.stet.newsroom.Taxonomy;
import press.stet.ops.exchange.Departure;

@Command(
        name = "export",
        description = {
            "Writes all stories with their pictures into a folder, for another system or for keeping:",
            "as ninjs 3.1 of the IPTC, as Markdown with a head of YAML, or as both."
        })
final class ExportCommand extends Subcommand {
    @Parameters(paramLabel = "DIR", description = "The folder to write into; made if it is not there.")
    private Path folder = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT", split = ",", description = "ninjs or markdown (default: both).")
    private Set<Departure.Format> formats = EnumSet.allOf(Departure.Format.class);

    @Override
    public Integer call() {
        try (Program program = Program.forCommand(application(), settings())) {
            Departure departure = new Departure(
                    folder,
                    formats,
                    program.part(Houses.class).house(),
                    program.part(Published.class),
                    program.part(Stories.class),
                    program.part(People.class),
                    program.part(Taxonomy.class),
                    program.part(Photos.class));
            try (ProgressBar bar = new ProgressBar("Exporting", "stories", out())) {
                long stories = departure.all(bar::at);
                bar.close();
                say(stories + " stories are in " + folder + ".");
            }
        }
        return DONE;
    }
}

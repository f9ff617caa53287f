package press.stet.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.IDN;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Refusal;
import press.stet.newsroom.Houses;
import press.stet.readers.Intake;
import press.stet.readers.Letter;
import press.stet.readers.Offers;
import press.stet.readers.Segment;
import press.stet.readers.Subscribers;

@Command(
        name = "subscribers",
        description = "Takes readers of letters over from another system, counts them, and writes them out.")
final class SubscribersCommand extends Subcommand {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int HOSTS = 20;

    /** Which readers. */
    static final class Which {
        @Option(
                names = "--letter",
                paramLabel = "SLUG",
                description = "Only who get this letter, by its short address.")
        private @Nullable String letter;

        @Option(names = "--language", paramLabel = "TAG", description = "Only letters in this language.")
        private String language = "";

        @Option(names = "--domain", paramLabel = "DOMAIN", description = "Only mailboxes with this host.")
        private String domain = "";

        @Option(
                names = "--since",
                paramLabel = "DAY",
                description = "Only who confirmed on this day or later, as 2026-11-20.")
        private @Nullable String since;

        Segment segment(Offers offers, ZoneId zone) {
            return new Segment(
                    letter == null ? null : letter(offers, letter, language).id(),
                    language,
                    IDN.toASCII(domain.strip()).toLowerCase(Locale.ROOT),
                    since == null ? null : day(since, zone));
        }

        private static Instant day(String typed, ZoneId zone) {
            try {
                return LocalDate.parse(typed).atStartOfDay(zone).toInstant();
            } catch (DateTimeException e) {
                throw new Refusal("Write the day as in 2026-11-20.", e);
            }
        }
    }

    private static Letter letter(Offers offers, String slug, String language) {
        List<Letter> found = offers.all().stream()
                .filter(one -> one.slug().equals(slug))
                .filter(one -> language.isEmpty() || one.language().equals(language))
                .toList();
        if (found.size() > 1) {
            throw new Refusal("There is a letter “" + slug + "” in several languages. Add --language.");
        }
        if (found.isEmpty()) {
            throw new Refusal("There is no letter “" + slug + "”. There are: "
                    + String.join(
                            ", ",
                            offers.all().stream()
                                    .map(one -> one.slug() + " (" + one.language() + ")")
                                    .toList())
                    + ". Letters are added on the desk.");
        }
        return found.getFirst();
    }

    @Override
    public Integer call() {
        return list(new Which());
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Takes over readers who confirmed with another system, for one letter, from a file of rows: as Mailchimp, Substack,",
                "Ghost (members), listmonk, Buttondown, Keila, phpList or a spreadsheet write it; commas, semicolons or tabs;",
                "UTF-8, UTF-16, windows-1251 or Latin-1. Only addresses and days are kept, no names. Whoever left, complained or",
                "cannot be reached, there or here, is not written to. Doing it twice changes nothing."
            })
    int take(
            @Parameters(paramLabel = "FILE", description = "The list.") Path file,
            @Option(names = "--letter", required = true, paramLabel = "SLUG", description = "The letter they get.")
                    String slug,
            @Option(
                            names = "--language",
                            defaultValue = "",
                            paramLabel = "TAG",
                            description = "The letter's language, where it has several.")
                    String language,
            @Option(
                            names = "--report",
                            paramLabel = "FILE",
                            description =
                                    "Where each row is named that was not taken, one on a line (default: a file in the data folder).")
                    @Nullable
                    Path reportFile)
            throws IOException {
        if (!Files.isReadable(file)) {
            throw new Refusal("There is no file " + file + " that can be read.");
        }
        try (Program program = Program.forCommand(application(), settings())) {
            Letter letter = letter(program.part(Offers.class), slug, language);
            Path report = reportFile == null
                    ? new DataFolder(settings().data())
                            .folder("log")
                            .resolve("subscribers-"
                                    + STAMP.format(program.part(Clock.class).instant()) + ".txt")
                    : reportFile;
            Intake.Sums sums;
            try (Writer lines = Files.newBufferedWriter(report)) {
                sums = program.part(Intake.class)
                        .read(file, letter, (line, reason) -> write(lines, line, reason), null);
            }
            say(sums.fresh() + " get “" + letter.name() + "” from now on, " + sums.known() + " got it already.");
            sums.rejected()
                    .forEach((reason, count) -> say(String.format(Locale.ROOT, "%,9d  %s", count, reason.words())));
            say(
                    sums.rejections() == 0
                            ? "Every row was taken."
                            : sums.rejections() + " rows were not taken; each is named by its line in " + report + ".");
        }
        return DONE;
    }

    private static void write(Writer lines, int line, Intake.Reason reason) {
        try {
            lines.write("line " + line + ": " + reason.words() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The report could not be written.", e);
        }
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Writes addresses, letters, days and what was agreed to into a file that other systems read (CSV, UTF-8).",
                "The file is dangerous cargo: it names your readers. That it was made stands in the record of the desk."
            })
    int export(
            @Parameters(paramLabel = "FILE", description = "Is made; nothing is overwritten.") Path file,
            @Mixin Which which)
            throws IOException {
        try (Program program = Program.forCommand(application(), settings())) {
            Segment segment = which.segment(program.part(Offers.class), zone(program));
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (FileAlreadyExistsException e) {
                throw new Refusal("There is a file " + file + " already. Choose another name.", e);
            }
            try (Writer out = Files.newBufferedWriter(file)) {
                long count = program.part(Subscribers.class).export(segment, out, null);
                say(count + " rows are in " + file + ". It names your readers: keep it sealed, and not for long.");
            }
        }
        return DONE;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Counts readers by letter and mail host. No address is shown.")
    int list(@Mixin Which which) {
        try (Program program = Program.forCommand(application(), settings())) {
            Offers offers = program.part(Offers.class);
            Subscribers subscribers = program.part(Subscribers.class);
            Segment segment = which.segment(offers, zone(program));
            for (Letter letter : offers.all()) {
                if (segment.letter() == null || letter.id().equals(segment.letter())) {
                    Segment one = new Segment(letter.id(), segment.language(), segment.domain(), segment.since());
                    say(String.format(
                            Locale.ROOT, "%,9d  %s (%s)", subscribers.count(one), letter.slug(), letter.language()));
                }
            }
            say("");
            subscribers
                    .hosts(segment, HOSTS)
                    .forEach(host -> say(String.format(Locale.ROOT, "%,9d  %s", host.readers(), host.domain())));
        }
        return DONE;
    }

    private static ZoneId zone(Program program) {
        return program.part(Houses.class).house().timeZone();
    }
}

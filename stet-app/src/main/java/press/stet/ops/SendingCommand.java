package press.stet.ops;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import press.stet.letters.Draft;
import press.stet.letters.Issue;
import press.stet.letters.Issues;
import press.stet.letters.Mark;
import press.stet.letters.Reports;
import press.stet.mail.Relay;
import press.stet.mail.Relays;
import press.stet.mail.Sender;
import press.stet.postgres.Options;
import press.stet.readers.Intake;
import press.stet.readers.Letter;
import press.stet.readers.MailAddress;
import press.stet.readers.Offers;

/**
 * Measures, for {@code stet bench letters}, one whole sending to a relay on this machine: readers signed up, planned, and sent with
 * the record of every recipient.
 */
@Command(
        name = "sending",
        hidden = true,
        description = "Signs invented readers up and sends them a letter by a relay on this machine.")
final class SendingCommand extends Subcommand {

    private static final int AT_ONCE = 5_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int HOSTS = 40;

    @Option(names = "--readers", required = true, description = "How many.")
    private int readers;

    @Option(names = "--relay-port", required = true, description = "Where the relay listens on this machine.")
    private int relayPort;

    @Option(names = "--lines", defaultValue = "10", description = "Lines at once (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(names = "--signing", defaultValue = "OURS", description = "OURS or THE_RELAYS (default: ${DEFAULT-VALUE}).")
    private Sender.Signing signing = Sender.Signing.OURS;

    @Override
    public Integer call() throws Exception {
        try (Database database = Database.open(settings(), Options.Exit.BY_SHUTDOWN_HOOK);
                Program program = Program.serve(application(), settings(), database)) {
            Relays relays = program.part(Relays.class);
            relays.all().stream()
                    .filter(relay -> relays.areOutside())
                    .forEach(relay -> relays.remove(relay.id(), null));
            relays.save(new Sender("letters@newsroom.example", null, "bounces.newsroom.example", signing), null);
            UUID unused = relays.add(
                    "bench",
                    "127.0.0.1",
                    relayPort,
                    Relay.Security.PLAIN,
                    null,
                    null,
                    new Relays.Pace(1, lines, 100_000),
                    null);
            Letter letter = program.part(Offers.class)
                    .add(
                            "en",
                            "bench-" + Long.toHexString(System.nanoTime()),
                            "The benchmark",
                            "Never.",
                            Letter.Rhythm.WEEKLY,
                            null);
            long signed = took(() -> signUp(program.part(Intake.class), letter));
            Issues issues = program.part(Issues.class);
            Issue issue = issues.begin(letter.id(), null);
            issues.save(
                    issue.id(),
                    issue.saves(),
                    new Draft("Measured", "By the thousand", twentyKilobytes(), Issue.Form.WHOLE, List.of()));
            Thread.sleep(Duration.ofSeconds(6));
            long planned = took(() -> issues.send(issue.id(), null));
            long began = System.nanoTime();
            long peak = waitUntilSent(issues, issue.id());
            double seconds = (System.nanoTime() - began) / 1e9;
            say(String.format(
                    Locale.ROOT,
                    "| %,d readers, %d lines, signed by %s | %.1f | %.1f | %.1f | %,.0f | %,d | %d |",
                    readers,
                    lines,
                    signing == Sender.Signing.OURS ? "us" : "nobody",
                    signed / 1e9,
                    planned / 1e9,
                    seconds,
                    readers / seconds,
                    program.part(Reports.class).of(issues.get(issue.id())).all().count(Mark.ACCEPTED),
                    peak / 1_000_000));
        }
        return DONE;
    }

    private static long took(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
    }

    private void signUp(Intake intake, Letter letter) {
        List<MailAddress> batch = new ArrayList<>(AT_ONCE);
        for (int n = 0; n < readers; n++) {
            batch.add(new MailAddress("reader" + n, "host" + n % HOSTS + ".example"));
            if (batch.size() == AT_ONCE || n == readers - 1) {
                long unused = intake.take(letter, batch);
                batch.clear();
            }
        }
    }

    /** The text stands in both parts, so half of it each. */
    private static String twentyKilobytes() {
        return "The harbour was quiet when the first boats came in, and nobody on the quay could say why.\n\n"
                .repeat(95);
    }

    /** The most heap that was in use, as far as was seen. */
    private static long waitUntilSent(Issues issues, UUID issue) throws InterruptedException {
        long peak = 0;
        while (issues.get(issue).state() != Issue.State.SENT) {
            Thread.sleep(LOOK_EVERY);
            peak = Math.max(
                    peak,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return peak;
    }
}

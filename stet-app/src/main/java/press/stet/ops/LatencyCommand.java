package press.stet.ops;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.kernel.Refusal;
import press.stet.newsroom.Document;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.Published;
import press.stet.newsroom.Stories;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryLine;
import press.stet.newsroom.Workflow;
import press.stet.newsroom.Writing;
import press.stet.postgres.Options;

/**
 * Measures, for {@code stet bench edition}, what an editor feels: from the moment a changed story is published to the moment the site
 * answers with the new text, over HTTP, on the whole running program.
 */
@Command(
        name = "latency",
        hidden = true,
        description = "Changes stories of a benchmark's newsroom one by one and measures publish -> live.")
final class LatencyCommand extends Subcommand {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A page of the desk's list. */
    private static final int DESK_LINES = 51;

    private static final Duration ASK_EVERY = Duration.ofMillis(2);

    private final HttpClient reader = HttpClient.newHttpClient();

    @Option(
            names = "--changes",
            defaultValue = "100",
            description = "How often each is measured; as often before, unmeasured (default: ${DEFAULT-VALUE}).")
    private int changes;

    @Override
    public Integer call() throws Exception {
        try (Database database = Database.open(settings(), Options.Exit.BY_SHUTDOWN_HOOK);
                Program program = Program.serve(application(), settings(), database)) {
            Published published = program.part(Published.class);
            List<StoryLine> newest = published.newest(ListKey.language("en"), 2 * changes);
            if (newest.isEmpty()) {
                throw new Refusal("There is no story to change: import a corpus first.");
            }
            UUID editor = program.part(Staff.class)
                    .add("Measuring", "", Set.of(Role.EDITOR), null)
                    .value();
            long stories = published.count(ListKey.language("en"));
            report("publish -> live at " + stories + " stories", n -> {
                StoryLine line = newest.get(Math.floorMod(n * 7, newest.size()));
                return change(program, line, editor);
            });
            Stories desk = program.part(Stories.class);
            report("the desk's list at " + stories + " stories", n -> asked(desk, Stories.Query.ALL));
            report("the desk's search at " + stories + " stories", n -> {
                String headline = newest.get(n % newest.size()).headline();
                String words = headline.substring(0, headline.indexOf(' ', headline.length() / 2));
                return asked(desk, new Stories.Query(words, null, null, null, null, null, null));
            });
        }
        return DONE;
    }

    /** Does something often, a part of it before the clock runs: what is measured is a program that has been running. */
    private void report(String what, Measured measured) throws IOException, InterruptedException {
        for (int n = 0; n < changes; n++) {
            var unused = measured.millis(n);
        }
        long[] millis = new long[changes];
        for (int n = 0; n < changes; n++) {
            millis[n] = measured.millis(n);
        }
        Arrays.sort(millis);
        say(String.format(
                Locale.ROOT,
                "%s, %d times: median %d ms, p95 %d ms, worst %d ms",
                what,
                changes,
                millis[changes / 2],
                millis[(int) Math.ceil(changes * 0.95) - 1],
                millis[changes - 1]));
    }

    private interface Measured {
        long millis(int n) throws IOException, InterruptedException;
    }

    private static long asked(Stories desk, Stories.Query query) {
        long began = System.nanoTime();
        if (desk.list(query, DESK_LINES).isEmpty()) {
            throw new Refusal("The desk's list is empty.");
        }
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private long change(Program program, StoryLine line, UUID staff) throws IOException, InterruptedException {
        Writing writing = program.part(Writing.class);
        String word = "w" + Long.toHexString(System.nanoTime());
        Story story = writing.takeOver(line.id(), staff);
        writing.save(
                line.id(),
                java.util.Objects.requireNonNull(story.lock()).token(),
                story.saves(),
                withWord(story.working(), word));
        long began = System.nanoTime();
        program.part(Workflow.class).publish(line.id(), staff);
        HttpRequest page = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + settings().sitePort() + line.path()))
                .timeout(PATIENCE)
                .build();
        while (System.nanoTime() - began < PATIENCE.toNanos()) {
            if (reader.send(page, HttpResponse.BodyHandlers.ofString()).body().contains(word)) {
                return Duration.ofNanos(System.nanoTime() - began).toMillis();
            }
            // Asking without a pause would take the core that prints.
            Thread.sleep(ASK_EVERY);
        }
        throw new Refusal("The changed story did not appear on the site within " + PATIENCE.toSeconds() + " s.");
    }

    private static StoryContent withWord(StoryContent content, String word) {
        var paragraph = new Document.Paragraph(List.of(new Document.Text("Changed: " + word + ".", List.of())));
        var blocks = new java.util.ArrayList<Document.Block>(content.document().blocks());
        blocks.add(paragraph);
        return new StoryContent(
                content.headline(),
                content.standfirst(),
                content.kicker(),
                content.dateline(),
                content.section(),
                content.topics(),
                content.authors(),
                content.leadPhoto(),
                new Document(blocks, content.document().chains()));
    }
}

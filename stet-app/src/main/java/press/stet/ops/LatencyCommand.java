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

    private static final Duration ASK_EVERY = Duration.ofMillis(2);

    private final HttpClient reader = HttpClient.newHttpClient();

    @Option(
            names = "--changes",
            defaultValue = "100",
            description = "How many stories to change (default: ${DEFAULT-VALUE}).")
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
            int warm = Math.max(10, changes / 5);
            UUID editor = program.part(Staff.class)
                    .add("Measuring", "", Set.of(Role.EDITOR), null)
                    .value();
            long[] millis = new long[changes];
            for (int n = -warm; n < changes; n++) {
                StoryLine line = newest.get(Math.floorMod(n * 7, newest.size()));
                long took = change(program, line, editor);
                if (n >= 0) {
                    millis[n] = took;
                }
            }
            Arrays.sort(millis);
            say(String.format(
                    Locale.ROOT,
                    "publish -> live over %d changes at %d stories: median %d ms, p95 %d ms, worst %d ms",
                    changes,
                    published.count(ListKey.language("en")),
                    millis[changes / 2],
                    millis[(int) Math.ceil(changes * 0.95) - 1],
                    millis[changes - 1]));
        }
        return DONE;
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

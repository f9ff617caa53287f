package press.stet.mirrors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import press.stet.mirrors.FakeInternet.Block;

/** What can be done to a site, what a reader should see then and how soon, and the table of what she saw. */
final class BlockTable {

    static final String DOOR = "door.example";
    static final List<String> STORES = List.of("one.example", "two.example", "three.example");
    private static final double BAR_MILLIS = 2_000;

    /** What a row of the table asks. */
    enum Shows {
        /** A story that was never opened, by whatever way is left. */
        THE_STORY,
        /** The story that was read, though nothing answers. */
        WHAT_WAS_READ,
        /** An honest page, since nothing answers and it was never read. */
        THAT_THERE_IS_NO_WAY
    }

    record Row(String name, Block block, List<String> hosts, Shows shows, double bar) {}

    static final List<String> ALL =
            Stream.concat(Stream.of(DOOR), STORES.stream()).toList();

    static final List<Row> ROWS = List.of(
            new Row("none", Block.NONE, List.of(DOOR), Shows.THE_STORY, BAR_MILLIS),
            new Row("DNS: no such name", Block.NO_SUCH_NAME, List.of(DOOR), Shows.THE_STORY, BAR_MILLIS),
            new Row("DNS: lie, to a block page", Block.LYING_RESOLVER, List.of(DOOR), Shows.THE_STORY, BAR_MILLIS),
            new Row("IP: black hole", Block.BLACK_HOLE, List.of(DOOR), Shows.THE_STORY, BAR_MILLIS),
            new Row("IP: reset", Block.RESET, List.of(DOOR), Shows.THE_STORY, BAR_MILLIS),
            new Row("SNI: reset", Block.RESET_BY_NAME, List.of(DOOR), Shows.THE_STORY, BAR_MILLIS),
            new Row("SNI: silence", Block.SILENCE_BY_NAME, List.of(DOOR), Shows.THE_STORY, BAR_MILLIS),
            new Row("cut after 16 KB, all hosts", Block.CUT, ALL, Shows.THE_STORY, BAR_MILLIS),
            new Row("door throttled to 1 KB/s", Block.THROTTLED, List.of(DOOR), Shows.THE_STORY, BAR_MILLIS),
            new Row("line of 64 kbit/s, all hosts", Block.SLOW_LINE, ALL, Shows.THE_STORY, BAR_MILLIS),
            new Row("3 of 4 hosts in a black hole", Block.BLACK_HOLE, ALL.subList(0, 3), Shows.THE_STORY, BAR_MILLIS),
            new Row("all dead, story was read", Block.BLACK_HOLE, ALL, Shows.WHAT_WAS_READ, BAR_MILLIS),
            new Row("all dead, story is new", Block.BLACK_HOLE, ALL, Shows.THAT_THERE_IS_NO_WAY, 12_000));

    /** @param millis until the reader saw what the row asks; the cap where she did not @param plain the same without the worker */
    record Result(Row row, List<Double> millis, String plain) {

        double within(double bar) {
            return (double) millis.stream().filter(one -> one <= bar).count() / millis.size();
        }

        double at(double share) {
            List<Double> sorted = millis.stream().sorted().toList();
            return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()) - 1));
        }
    }

    private BlockTable() {}

    static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }

    /** Rows that were not measured now stay as they are in the file. */
    static void write(List<Result> results, Path file) throws IOException {
        Map<String, String> lines = new HashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("| ")) {
                    lines.put(line.split(" \\| ", 2)[0].substring(2), line);
                }
            }
        }
        for (Result result : results) {
            lines.put(
                    result.row().name(),
                    "| %s | %s | %s | %s | %.0f %% of %d in %s |"
                            .formatted(
                                    result.row().name(),
                                    result.plain(),
                                    seconds(result.at(0.5)),
                                    seconds(result.at(0.95)),
                                    100 * result.within(result.row().bar()),
                                    result.millis().size(),
                                    seconds(result.row().bar())));
        }
        StringBuilder table = new StringBuilder("""
                # Behind a block

                Written by `GettingThroughTest` (`./stet test` has a short form of it, the long tests all runs): a reader in Chromium with an empty
                profile opens the front page once; then the block begins; then she opens a story she has not read. A door and three
                stores with real TLS, behind a proxy that lies, refuses, resets, stays silent, cuts and crawls. Times are from the click to the
                headline.

                | block of the door | without the worker | the worker, half of the runs | 95 % of the runs | runs within the bar |
                |---|---|---|---|---|
                """);
        ROWS.forEach(row -> Optional.ofNullable(lines.get(row.name()))
                .ifPresent(line -> table.append(line).append('\n')));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, table);
    }
}

package press.stet.edition.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import press.stet.format.CspClass;
import press.stet.format.ObjectHash;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;

/**
 * What a query costs at 10,239 stories, the most costly number below 11,000: stories of 450 words, of which 250 say something, drawn by Zipf's law from a
 * vocabulary as large as an archive of that size has. Files as they are, without compression; table nodes compressed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchBudgetTest {

    private static final int STORIES = 10_239;
    private static final int VOCABULARY = 90_000;
    private static final int WORDS = 250;
    private static final int BUDGET = 300_000;
    private static final int HEADLINES = 16 * 420;

    private final Map<String, Integer> files = new HashMap<>();
    private final Map<String, Integer> wordsInShard = new HashMap<>();
    private PageTable table;

    @BeforeAll
    void print() throws IOException {
        Random random = new Random(7);
        double[] weights = new double[VOCABULARY];
        double sum = 0;
        for (int i = 0; i < VOCABULARY; i++) {
            sum += 1.0 / Math.pow(i + 20, 1.05);
            weights[i] = sum;
        }
        List<StoryWords> stories = new ArrayList<>();
        for (int n = 0; n < STORIES; n++) {
            Set<String> words = new LinkedHashSet<>();
            for (int i = 0; i < WORDS; i++) {
                int at = java.util.Arrays.binarySearch(weights, random.nextDouble() * sum);
                words.add(word(at < 0 ? -at - 1 : at));
            }
            List<String> all = new ArrayList<>(words);
            stories.add(new StoryWords(
                    all.subList(0, 12).toArray(String[]::new),
                    all.subList(12, all.size()).toArray(String[]::new)));
        }
        for (Segment segment : SearchLayout.of(STORIES)) {
            Shards shards = new Shards("ru");
            Set<String> distinct = new HashSet<>();
            for (StoryWords story : stories.subList((int) segment.from(), (int) segment.to())) {
                shards.add(story);
                distinct.addAll(List.of(story.head()));
                distinct.addAll(List.of(story.text()));
            }
            List<byte[]> bytes = shards.bytes(segment.tier().shards());
            for (int shard = 0; shard < bytes.size(); shard++) {
                files.put(segment.path(shard), bytes.get(shard).length);
            }
            wordsInShard.put(segment.path(0), distinct.size() / segment.tier().shards());
        }
        Shards rest = new Shards("ru");
        stories.subList((int) SearchLayout.latestFrom(STORIES), STORIES).forEach(rest::add);
        files.put("latest", rest.latest(STORIES, "x".repeat(HEADLINES)).length);
        for (int block = 0; block < STORIES / SearchLayout.BLOCK; block++) {
            files.put("headlines/" + block, HEADLINES);
        }
        table = table();
    }

    @Test
    void a_query_of_three_words_fetches_at_most_300_kilobytes_with_its_results_and_their_proofs() throws IOException {
        Random random = new Random(11);
        List<Integer> costs = new ArrayList<>();
        for (int query = 0; query < 25; query++) {
            costs.add(cost(
                    List.of(word(random.nextInt(200)), word(random.nextInt(3_000)), word(random.nextInt(VOCABULARY)))));
        }
        costs.sort(Integer::compareTo);
        assertThat(costs.getLast()).as("the most costly of %s", costs).isLessThanOrEqualTo(BUDGET);
    }

    @Test
    void every_file_of_a_word_holds_words_by_the_hundred() {
        assertThat(wordsInShard.values()).allMatch(words -> words >= 100);
    }

    @Test
    void the_file_that_every_added_story_changes_stays_small() {
        assertThat(files.get("latest")).isLessThan(40_000);
    }

    /** All that a device fetches: latest, a shard of each segment and word, six blocks of headlines, and the nodes that prove them. */
    private int cost(List<String> words) throws IOException {
        Set<String> fetched = new LinkedHashSet<>(List.of("latest"));
        for (Segment segment : SearchLayout.of(STORIES)) {
            for (String word : words) {
                fetched.add(segment.path(
                        Shards.shard(Shards.encoded(word, "ru"), segment.tier().shards())));
            }
        }
        for (int i = 0; i < 6; i++) {
            fetched.add("headlines/" + (i * 60 + 3));
        }
        Map<ObjectHash, byte[]> nodes = new HashMap<>();
        int bytes = 0;
        for (String name : fetched) {
            bytes += files.get(name);
            for (byte[] node : table.proof("/search/" + name)) {
                nodes.put(ObjectHash.of(node), node);
            }
        }
        for (byte[] node : nodes.values()) {
            bytes += compressed(node);
        }
        return bytes;
    }

    /** The pages of such an edition: stories with their files, and the index. */
    private PageTable table() throws IOException {
        Map<String, Optional<PageEntry>> pages = new HashMap<>();
        for (int n = 0; n < STORIES; n++) {
            for (String path : List.of(
                    "/world/the-headline-of-story-" + n + "/", "/world/the-headline-of-story-" + n + "/f.html")) {
                pages.put(path, Optional.of(PageEntry.of(path.getBytes(), "text/html; charset=utf-8", CspClass.PAGE)));
            }
        }
        files.forEach((name, length) -> pages.put(
                "/search/" + name,
                Optional.of(PageEntry.of(name.getBytes(), "application/octet-stream", CspClass.ASSET))));
        return PageTable.empty().apply(pages);
    }

    private static int compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }

    /** A word of four to nine Cyrillic letters, frequent ones shorter. */
    private static String word(int rank) {
        Random random = new Random(rank * 31L + 5);
        int length = 4 + Math.min(4, rank / 4_000) + random.nextInt(2);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('а' + random.nextInt(32)));
        }
        return word.toString();
    }
}

package press.stet.edition.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShardPatchTest {

    @Property(tries = 300)
    void patched_shards_have_the_bytes_of_a_segment_made_from_scratch(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int stories) {
        Random random = new Random(seed);
        String tag = List.of("en", "ru", "fa").get(random.nextInt(3));
        List<StoryWords> before = new ArrayList<>();
        IntStream.range(0, stories).forEach(story -> before.add(story(random)));
        List<StoryWords> after = new ArrayList<>(before);
        Map<Integer, StoryWords> changed = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int story = random.nextInt(stories);
            StoryWords words = random.nextInt(5) == 0 ? new StoryWords(new String[0], new String[0]) : story(random);
            after.set(story, words);
            changed.put(story, words);
        }

        List<byte[]> patched = ShardPatch.of(shards(before, tag), changed, tag);

        assertThat(patched)
                .usingElementComparator((a, b) -> java.util.Arrays.compare(a, b))
                .isEqualTo(shards(after, tag));
    }

    private static List<byte[]> shards(List<StoryWords> stories, String tag) {
        Shards shards = new Shards(tag);
        stories.forEach(shards::add);
        return shards.bytes(8);
    }

    /** Few words, so that stories share them; some of letters outside any alphabet. */
    private static StoryWords story(Random random) {
        List<String> words = random.ints(random.nextInt(30), 0, 60)
                .distinct()
                .mapToObj(i -> i % 7 == 0 ? "日本" + i : i % 3 == 0 ? "река" + i : "river" + i)
                .toList();
        int head = words.isEmpty() ? 0 : random.nextInt(words.size());
        return new StoryWords(
                words.subList(0, head).toArray(String[]::new),
                words.subList(head, words.size()).toArray(String[]::new));
    }

    @Test
    void what_is_no_shard_is_refused() {
        for (byte[] bytes :
                new byte[][] {{}, {2}, {1, 0}, {1, 0, 1, 'a', 5, 1}, {1, 0, 1, 'a', -1, -1, -1, -1, -1, 1}}) {
            assertThatThrownBy(() -> ShardPatch.of(List.of(bytes), Map.of(), "en"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}

package press.stet.edition.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What a change is said to touch is all that it changes. A file's content is modelled by the places of stories it holds. */
class SearchLayoutTest {

    @Property
    void segments_cover_all_stories_but_the_latest(@ForAll @LongRange(min = 0, max = 40_000) long total) {
        long at = 0;
        for (Segment segment : SearchLayout.of(total)) {
            assertThat(segment.from()).isEqualTo(at);
            at = segment.to();
        }
        assertThat(at).isEqualTo(SearchLayout.latestFrom(total));
    }

    @Property(tries = 3000)
    void stories_that_come_or_go_touch_no_file_that_is_not_named(
            @ForAll @IntRange(min = 0, max = 5_000) int before,
            @ForAll @IntRange(min = -20, max = 20) int came,
            @ForAll @IntRange(min = 0, max = 5_000) int at) {
        int total = Math.max(0, before + came);
        int place = Math.min(at, Math.min(before, total));
        int together = Math.max(1, Math.abs(total - before));
        holds(before, total, place, SearchLayout.shifting(total, place, together));
    }

    @Property(tries = 3000)
    void the_newest_stories_that_come_or_go_touch_no_file_that_is_not_named(
            @ForAll @IntRange(min = 0, max = 5_000) int before, @ForAll @IntRange(min = -3, max = 3) int came) {
        int total = Math.max(0, before + came);
        holds(before, total, Math.min(before, total), SearchLayout.shifting(total, Math.min(before, total), 3));
    }

    @Property
    void a_story_that_stays_touches_its_own_segment_and_block(
            @ForAll @IntRange(min = 1, max = 9_000) int total, @ForAll @IntRange(min = 0, max = 8_999) int at) {
        int place = at % total;
        var touched = SearchLayout.keeping(total, place, place + 1);
        assertThat(touched.segments().size()).isEqualTo(place < SearchLayout.latestFrom(total) ? 1 : 0);
        assertThat(touched.gone()).isEmpty();
        assertThat(touched.blocks()).containsExactly((long) place / SearchLayout.BLOCK);
    }

    @Property
    void an_added_story_mostly_touches_no_segment(@ForAll @IntRange(min = 0, max = 9_000) int before) {
        var touched = SearchLayout.shifting(before + 1, before, 1);
        if ((before + 1) % SearchLayout.BLOCK > 1 && (before + 1) % SearchLayout.BLOCK < SearchLayout.BLOCK - 1) {
            assertThat(touched.segments()).isEmpty();
            assertThat(touched.gone()).isEmpty();
        }
    }

    /** From {@code place} on, every story is another one. */
    private static void holds(int before, int total, int place, SearchLayout.Touched touched) {
        Map<Segment, String> old = contents(before, before);
        Map<Segment, String> now = contents(total, place);
        now.forEach((segment, content) -> {
            if (!content.equals(old.get(segment))) {
                assertThat(touched.segments()).as("written anew").contains(segment);
            }
        });
        old.keySet().stream()
                .filter(segment -> !now.containsKey(segment))
                .forEach(segment -> assertThat(touched.gone()).as("taken away").contains(segment));
        assertThat(touched.segments()).allMatch(now::containsKey);
        assertThat(touched.gone()).noneMatch(now::containsKey);
        for (long block = place / SearchLayout.BLOCK; block * SearchLayout.BLOCK < Math.max(before, total); block++) {
            assertThat(touched.blocks()).contains(block);
        }
    }

    private static Map<Segment, String> contents(int total, int changedFrom) {
        Map<Segment, String> contents = new HashMap<>();
        for (Segment segment : SearchLayout.of(total)) {
            contents.put(segment, segment.to() > changedFrom ? "other" : "same");
        }
        return contents;
    }
}

package press.stet.edition.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How the stories of a language are cut into segments: from the oldest on, the largest that fit, each beginning at a multiple of its
 * size. What is left, fewer than sixteen, lies in the file {@code latest}. So the layout follows from the number of stories alone; an
 * added story changes {@code latest}, every sixteenth makes a segment of sixteen, every fourth of those one of sixty-four, and so on.
 * Headlines lie in blocks of sixteen beside the segments.
 */
public final class SearchLayout {

    /** Stories whose headlines lie in one file. */
    public static final int BLOCK = Tier.SMALLEST.size();

    private SearchLayout() {}

    /** The segments of so many stories, from the oldest. */
    public static List<Segment> of(long total) {
        List<Segment> segments = new ArrayList<>();
        long at = 0;
        for (Tier tier : Tier.ALL) {
            for (; at + tier.size() <= total; at += tier.size()) {
                segments.add(new Segment(tier, at / tier.size()));
            }
        }
        return segments;
    }

    /** Place of the first story that is in {@code latest} only. */
    public static long latestFrom(long total) {
        return total / BLOCK * BLOCK;
    }

    /**
     * The files that may differ, apart from {@code latest}, which always may.
     *
     * @param segments to write anew
     * @param gone segments that may have been there and are not any more
     * @param blocks of headlines to write anew
     */
    public record Touched(Set<Segment> segments, Set<Segment> gone, Set<Long> blocks) {}

    /** What a change inside stories {@code from} to {@code to} (not included) touches, where none came or went. */
    public static Touched keeping(long total, long from, long to) {
        return touched(total, from, to, 0);
    }

    /**
     * What it touches when stories came or went at a place: everything from there on moves.
     *
     * @param total stories there are now
     * @param together at most so many came or went
     */
    public static Touched shifting(long total, long from, int together) {
        return touched(total, from, Math.max(total, from) + together, together);
    }

    private static Touched touched(long total, long from, long to, int together) {
        Set<Segment> segments = new LinkedHashSet<>();
        Set<Segment> gone = new LinkedHashSet<>();
        long first = from;
        boolean crossed = false;
        for (Tier tier : Tier.ALL) {
            crossed |= together > 0 && passed(total, tier, together);
            if (crossed) {
                first = Math.min(first, Math.max(0, (total - together) / tier.size() - 1) * tier.size());
            }
        }
        for (Segment segment : of(total)) {
            if (segment.to() > first && segment.from() < to) {
                segments.add(segment);
            }
        }
        crossed = false;
        for (Tier tier : Tier.ALL) {
            crossed |= together > 0 && passed(total, tier, together);
            for (long number = first / tier.size(); crossed && number * tier.size() < to; number++) {
                Segment segment = new Segment(tier, number);
                if (!segments.contains(segment)) {
                    gone.add(segment);
                }
            }
        }
        Set<Long> blocks = new LinkedHashSet<>();
        for (long block = first / BLOCK; block * BLOCK < to; block++) {
            blocks.add(block);
        }
        return new Touched(segments, gone, blocks);
    }

    /** Whether the number of stories may have passed a multiple of the tier's size. */
    private static boolean passed(long total, Tier tier, int together) {
        long over = total % tier.size();
        return over < together || tier.size() - over <= together;
    }
}

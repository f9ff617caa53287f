package press.stet.support;

/**
 * What a test of two wordings can answer, before and after it: the size it needs, and whether the halves came out as they were cut.
 * Tests are on proportions, two-sided.
 */
public final class Experiment {

    /** Five in a hundred false alarms, two-sided. */
    private static final double Z_ALPHA = 1.959964;

    /** Eighty in a hundred real differences found. */
    private static final double Z_POWER = 0.841621;

    /** Of chi square with one degree of freedom at one in a thousand: a cut that is off by more is broken. */
    private static final double CHI_BROKEN = 10.828;

    private Experiment() {}

    /**
     * Views each half needs to tell {@code rate} from {@code better}.
     *
     * @param rate shares that give now, above 0 and below 1
     * @param better the share worth finding, above {@code rate}
     */
    public static long viewsPerHalf(double rate, double better) {
        if (rate <= 0 || better <= rate || better >= 1) {
            throw new IllegalArgumentException("The better rate lies above the rate, both between 0 and 1.");
        }
        double mean = (rate + better) / 2;
        double needed = Z_ALPHA * Math.sqrt(2 * mean * (1 - mean))
                + Z_POWER * Math.sqrt(rate * (1 - rate) + better * (1 - better));
        return (long) Math.ceil(needed * needed / ((better - rate) * (better - rate)));
    }

    /** Days it takes with this many views a day over both halves; more than a season means it cannot be answered here. */
    public static long days(long viewsPerHalf, long viewsADay) {
        return viewsADay <= 0 ? Long.MAX_VALUE : Math.ceilDiv(2 * viewsPerHalf, viewsADay);
    }

    /**
     * Gifts needed over both wordings to tell a wording that brings {@code lift} times as many from its equal, when every view tosses a
     * fair coin: then as many gifts come from each, unless one is better, however many views there were.
     */
    public static long giftsInAll(double lift) {
        if (lift <= 1) {
            throw new IllegalArgumentException("A better wording brings more than once as many.");
        }
        double share = lift / (1 + lift);
        double needed = (Z_ALPHA * 0.5 + Z_POWER * Math.sqrt(share * (1 - share))) / (share - 0.5);
        return (long) Math.ceil(needed * needed);
    }

    /** Whether so many gifts from one and the other wording are no accident of the coin. */
    public static boolean differ(long first, long second) {
        long all = first + second;
        return all > 0 && Math.abs(first - second) / Math.sqrt(all) > Z_ALPHA;
    }

    /** Whether two halves that were cut evenly came out so uneven that the cut itself is broken. */
    public static boolean halvesBroken(long first, long second) {
        double expected = (first + second) / 2.0;
        return expected > 0 && (Math.pow(first - expected, 2) + Math.pow(second - expected, 2)) / expected > CHI_BROKEN;
    }
}

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

    /** Whether two halves that were cut evenly came out so uneven that the cut itself is broken. */
    public static boolean halvesBroken(long first, long second) {
        double expected = (first + second) / 2.0;
        return expected > 0 && (Math.pow(first - expected, 2) + Math.pow(second - expected, 2)) / expected > CHI_BROKEN;
    }
}

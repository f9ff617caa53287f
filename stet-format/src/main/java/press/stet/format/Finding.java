package press.stet.format;

/**
 * The outcome of a check.
 *
 * @param verdict for machines
 * @param sentence one sentence for people: what holds and what doesn't
 */
public record Finding(Verdict verdict, String sentence) {
    static Finding of(RefusedException refused) {
        return new Finding(refused.verdict(), refused.sentence());
    }
}

package press.stet.format;

import java.util.List;

/**
 * What the check of a whole edition found.
 *
 * @param finding the outcome in one sentence
 * @param pages pages looked at
 * @param bytes bytes of them that are there and right
 * @param withdrawn pages whose object the newsroom withdrew, with a notice
 * @param faults how many things do not hold
 * @param firstFaults the first of them, at most {@value #MAX_LISTED}
 */
public record EditionReport(
        Finding finding, long pages, long bytes, long withdrawn, long faults, List<Fault> firstFaults) {
    /** The most faults that are listed. */
    public static final int MAX_LISTED = 20;

    /** @param where a path, or the name of a text */
    public record Fault(String where, Finding finding) {}

    static EditionReport refused(Finding finding) {
        return new EditionReport(finding, 0, 0, 0, 1, List.of());
    }
}

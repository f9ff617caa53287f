package press.stet.format;

import java.io.IOException;

/**
 * Bytes from outside that do not hold. The only exception, beside a source's own {@link IOException}, that reading
 * foreign bytes throws.
 */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Verdict verdict;

    /** @param sentence one full sentence for a person */
    public RefusedException(Verdict verdict, String sentence) {
        super(sentence);
        this.verdict = verdict;
    }

    static RefusedException malformed(String sentence) {
        return new RefusedException(Verdict.MALFORMED, sentence);
    }

    /** For a {@link Store} that stopped reading. */
    public static RefusedException tooLong(String name, int maxLength) {
        return new RefusedException(
                Verdict.TOO_LONG, "The file " + name + " is longer than the " + maxLength + " bytes it may have.");
    }

    /** What is wrong, for machines. */
    public Verdict verdict() {
        return verdict;
    }

    /** What is wrong, for people. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}

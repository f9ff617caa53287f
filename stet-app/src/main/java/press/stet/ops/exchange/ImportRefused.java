package press.stet.ops.exchange;

import press.stet.kernel.Refusal;

/**
 * The export can't be imported at all. The message is a sentence for the person who started the import. Thrown before
 * the first item arrives, so that nothing of a refused export is in the newsroom.
 */
public final class ImportRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    public ImportRefused(String sentence) {
        super(sentence);
    }

    public ImportRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

package press.stet.support;

import press.stet.kernel.Refusal;

/** What a reader typed cannot be as it is; the sentence is named by its key in {@link SupportWords}, so that it comes in the reader's language. */
public final class GivingRefusal extends Refusal {

    private final String key;
    private final transient Object[] values;

    GivingRefusal(String key, String field, Object... values) {
        super(SupportWords.of("en").tell(key, values), field);
        this.key = key;
        this.values = values;
    }

    /** The sentence in the reader's language. */
    public String in(SupportWords words) {
        return words.tell(key, values);
    }
}

package press.stet.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Something a person asked for cannot be done, said in a sentence that tells them what to do instead. The sentence is shown
 * as it is; {@link #field()} names the form field it belongs beside, if any.
 */
public class Refusal extends RuntimeException {

    private final @Nullable String field;

    public Refusal(String sentence) {
        this(sentence, (String) null);
    }

    public Refusal(String sentence, @Nullable String field) {
        super(sentence);
        this.field = field;
    }

    public Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
        this.field = null;
    }

    public String sentence() {
        return java.util.Objects.requireNonNull(getMessage());
    }

    public @Nullable String field() {
        return field;
    }
}

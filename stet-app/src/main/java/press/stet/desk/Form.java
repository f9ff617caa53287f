package press.stet.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.stet.kernel.Refusal;

/**
 * A form as it came back: what somebody typed, and what could not be accepted, so that nothing typed is lost and the sentence
 * stands beside its field.
 */
public record Form(
        Map<String, List<String>> typed,
        @Nullable String sentence,
        @Nullable String field) {

    /** A form nobody has filled in yet. */
    public static final Form FRESH = new Form(Map.of(), null, null);

    static Form refused(Map<String, List<String>> typed, Refusal refusal) {
        return new Form(typed, refusal.sentence(), refusal.field());
    }

    /** What was typed into a field, or what is stored if the form is fresh. */
    public String value(String name, @Nullable String stored) {
        List<String> values = typed.get(name);
        if (values != null && !values.isEmpty()) {
            return values.getFirst();
        }
        return stored == null ? "" : stored;
    }

    /** Whether a box with this value is ticked, or was when the form is fresh. */
    public boolean ticked(String name, String value, boolean stored) {
        return typed.isEmpty() ? stored : typed.getOrDefault(name, List.of()).contains(value);
    }

    /** The sentence that belongs beside this field; null if there is none. */
    public @Nullable String beside(String name) {
        return name.equals(field) ? sentence : null;
    }

    /** The sentence that belongs to none of these fields and stands above the form; null if there is none. */
    public @Nullable String above(String... fields) {
        return field != null && List.of(fields).contains(field) ? null : sentence;
    }
}

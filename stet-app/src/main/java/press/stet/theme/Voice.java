package press.stet.theme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One chain of attribution: who said it, how, and through whom it reached the newsroom. */
public sealed interface Voice {

    /** How it was said. */
    Manner manner();

    /** From the outlet nearest to the newsroom to the one nearest to the speaker; empty when it was said to the newsroom. */
    List<AttributionLine.Source> through();

    /** A person with a name. */
    record Named(String name, @Nullable String role, Manner manner, List<AttributionLine.Source> through)
            implements Voice {}

    /** A person without one, e.g. "a representative of the White House". */
    record Described(String description, Manner manner, List<AttributionLine.Source> through) implements Voice {}

    /**
     * A person of whom no more is said.
     *
     * @param reason why
     * @param knownTo how many editors know who it is
     */
    record Withheld(String reason, int knownTo, Manner manner, List<AttributionLine.Source> through) implements Voice {}

    /** How something was said. */
    enum Manner {
        TO_US,
        TO_AGENCY,
        TO_OUTLET,
        IN_PUBLIC,
        IN_DOCUMENT,
        SEEN_BY_US
    }
}

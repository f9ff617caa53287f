package press.stet.media;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a photo is owed to.
 *
 * @param person the photographer, whose name is a sealed field of the newsroom; null when there is none to name
 * @param agency an agency, archive or outlet, never a person; null when there is none
 */
public record Credit(@Nullable UUID person, @Nullable String agency) {
    /** No credit yet. */
    public static final Credit NONE = new Credit(null, null);

    public Credit {
        agency = agency == null || agency.isBlank() ? null : agency.strip();
    }

    public static Credit of(UUID person) {
        return new Credit(person, null);
    }

    public static Credit agency(String agency) {
        return new Credit(null, agency);
    }

    boolean isMissing() {
        return person == null && agency == null;
    }
}

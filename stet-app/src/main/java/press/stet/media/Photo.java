package press.stet.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A photo of the newsroom.
 *
 * @param width of the upright original, in pixels
 * @param height of the upright original, in pixels
 * @param renditions smallest first within each kind; empty while the photo waits to be printed
 * @param refusal when the state is {@link State#REFUSED}: the sentence that says why
 */
public record Photo(
        PhotoId id,
        State state,
        int width,
        int height,
        PhotoDetails details,
        List<Rendition> renditions,
        Instant added,
        @Nullable String refusal) {

    /** How far a photo has come. */
    public enum State {
        /** Kept, its sizes not printed yet. */
        WAITING,
        READY,
        /** Kept, but it turned out to be damaged. */
        REFUSED
    }

    /** Sentences that say why no story may show this photo yet; empty when it may be used. */
    public List<String> missing() {
        var missing = new ArrayList<>(details.missing());
        if (state == State.REFUSED && refusal != null) {
            missing.add(refusal);
        }
        return List.copyOf(missing);
    }
}

package press.stet.newsroom;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.stet.kernel.Refusal;

/** A save was refused because this tab no longer writes the story, or has not seen the last save. Nothing was changed. */
public class StaleSave extends Refusal {

    public enum Reason {
        /** Somebody else, or another tab, took the story over. */
        TAKEN_OVER,
        /** The tab holds the lock but names an older save. */
        STALE
    }

    private final Reason reason;
    private final @Nullable UUID by;
    private final Instant savedAt;

    StaleSave(Reason reason, @Nullable UUID by, Instant savedAt) {
        super(
                reason == Reason.TAKEN_OVER
                        ? "Somebody else is writing this story now. Your words are kept on this device; compare them with the story before you take it over again."
                        : "A newer save of this story exists. Your words are kept on this device; open the story again to compare.");
        this.reason = reason;
        this.by = by;
        this.savedAt = savedAt;
    }

    public Reason reason() {
        return reason;
    }

    /** Who holds the story now; null if nobody does. */
    public @Nullable UUID by() {
        return by;
    }

    public Instant savedAt() {
        return savedAt;
    }
}

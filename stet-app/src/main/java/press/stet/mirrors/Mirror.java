package press.stet.mirrors;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.stet.kernel.Sealed;

/**
 * A host that carries the edition.
 *
 * @param address folder, or address of the store's folder, with a slash at its end
 * @param publicAddress where readers find the same folder, if elsewhere
 * @param credentials see {@link BucketKeys}; null where none are needed
 * @param state what is known to be there; null before the first push that went through
 * @param error what went wrong the last time, a sentence; null if nothing did
 */
record Mirror(
        UUID id,
        String name,
        Kind kind,
        String address,
        @Nullable String publicAddress,
        @Nullable Sealed credentials,
        Push.@Nullable State state,
        @Nullable String error,
        @Nullable Instant failedAt) {

    /** What kind of host it is. */
    enum Kind {
        FOLDER,
        S3,
        /** Copies by itself, for instance a partner's cron; only looked at. */
        WEB
    }
}

package press.stet.mirrors;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.stet.format.ObjectHash;
import press.stet.kernel.Sealed;

/**
 * A host that carries the edition.
 *
 * @param address folder, or address of the folder, with a slash at its end: of the store, or of the whole door
 * @param publicAddress where readers find the same folder, if elsewhere
 * @param pages at a door, roots of tables of which each page there is one's; empty while nothing is there
 * @param credentials see {@link BucketKeys}; null where none are needed
 * @param state what is known to be there; null before the first push that went through
 * @param channel at a door, whose it is; null keeps it in reserve
 * @param burntAt when it was taken off every list; null if it was not
 * @param error what went wrong the last time, a sentence; null if nothing did
 */
record Mirror(
        UUID id,
        String name,
        Kind kind,
        Carries carries,
        String address,
        @Nullable String publicAddress,
        @Nullable Sealed credentials,
        Push.@Nullable State state,
        List<ObjectHash> pages,
        @Nullable String channel,
        @Nullable Instant burntAt,
        @Nullable String error,
        @Nullable Instant failedAt) {

    /** A mirror to which nothing was pushed yet. */
    static Mirror fresh(
            UUID id,
            String name,
            Kind kind,
            Carries carries,
            String address,
            @Nullable String publicAddress,
            @Nullable Sealed credentials) {
        return new Mirror(
                id, name, kind, carries, address, publicAddress, credentials, null, List.of(), null, null, null, null);
    }

    /** Where readers find its folder; empty where only a disk is known. */
    Optional<URI> web() {
        String found =
                publicAddress != null ? publicAddress : kind == Kind.FOLDER || kind == Kind.SFTP ? null : address;
        return Optional.ofNullable(found).map(URI::create);
    }

    /** Where readers find its store. */
    Optional<URI> webStore() {
        return web().map(base -> carries == Carries.DOOR ? base.resolve(STORE) : base);
    }

    /** Where the store lies below a door. */
    static final String STORE = "stet/";

    /** What kind of host it is. */
    enum Kind {
        FOLDER,
        S3,
        /** A folder on a host that is reached by SSH. */
        SFTP,
        /** Copies by itself, for instance a partner's cron; only looked at. */
        WEB
    }
}

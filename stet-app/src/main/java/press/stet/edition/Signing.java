package press.stet.edition;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import press.stet.format.ObjectHash;
import press.stet.newsroom.Published;
import press.stet.storage.Objects;

/** Signs what was printed. The first print makes the newsroom's keys. */
@Component
class Signing {

    /** @param text hash of the edition text @param clock version of the clock that names it */
    record Signed(ObjectHash text, long clock) {}

    private final Keys keys;
    private final Seal seal;
    private final Published published;
    private final Objects objects;

    Signing(Keys keys, Seal seal, Published published, Objects objects) {
        this.keys = keys;
        this.seal = seal;
        this.published = published;
        this.objects = objects;
    }

    /** The highest number that was signed so far; 0 for none. */
    long last() throws IOException {
        return seal.last();
    }

    /**
     * Signs the edition with this table, which must be settled, and makes it the latest in the store.
     *
     * @param before hash of the text of the edition before as the database has it, or null
     */
    Signed sign(long number, ObjectHash table, Site site, @Nullable ObjectHash before, Instant time)
            throws IOException {
        keys.makeIfMissing(NewsroomName.of(site.house(), new SecureRandom()));
        ObjectHash text = seal.edition(number, table, before, time, HotList.of(site, published, objects, table));
        return new Signed(text, seal.clock().orElseThrow().version());
    }
}

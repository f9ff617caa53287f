package press.stet.edition;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import press.stet.format.EditionText;
import press.stet.format.ObjectHash;
import press.stet.format.PageTable;
import press.stet.kernel.Refusal;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.Published;
import press.stet.storage.Objects;

/** Signs what was printed. */
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

    /** An empty newsroom must not be printed over a site that was rebuilt from a store. */
    private void requireStories(Site site) throws IOException {
        if (!keys.isRestored()) {
            return;
        }
        long stories = site.house().languages().stream()
                .mapToLong(language -> published.count(ListKey.language(language)))
                .sum();
        if (stories == 0) {
            throw new Refusal(
                    "The site was rebuilt from a store and the newsroom has no story yet. Put back its backup or "
                            + "import the stories; until then readers get what was rebuilt.");
        }
        keys.storiesAreBack();
    }

    /**
     * Signs the edition with this table, which must be settled, and makes it the latest in the store.
     *
     * @param before hash of the text of the edition before as the database has it, or null
     */
    Signed sign(long number, ObjectHash table, Site site, @Nullable ObjectHash before, Instant time)
            throws IOException {
        requireStories(site);
        Optional<EditionText.Worker> worker = PageTable.open(objects, table)
                .get(ReaderFiles.WORKER)
                .map(entry -> new EditionText.Worker(entry.hash(), entry.length()));
        ObjectHash text =
                seal.edition(number, table, before, time, worker, HotList.of(site, published, objects, table));
        return new Signed(text, seal.clock().orElseThrow().version());
    }
}

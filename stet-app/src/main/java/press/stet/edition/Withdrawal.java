package press.stet.edition;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.stet.format.ChunkList;
import press.stet.format.ClockText;
import press.stet.format.EditionText;
import press.stet.format.NoticeText;
import press.stet.format.ObjectHash;
import press.stet.format.PageEntry;
import press.stet.format.PagePath;
import press.stet.format.PageTable;
import press.stet.format.Role;
import press.stet.format.SignedNote;
import press.stet.format.StoreLayout;
import press.stet.kernel.Refusal;
import press.stet.storage.Objects;
import press.stet.storage.SignedTexts;

/**
 * Removes what pages said in earlier editions, for law or safety, and leaves a dated, signed notice in its place. The log of
 * editions stays as it was; mirrors follow with the next push. What the latest edition still shows cannot be withdrawn.
 */
public final class Withdrawal {

    private final Keys keys;
    private final SignedTexts texts;
    private final Objects objects;
    private final Seal seal;

    public Withdrawal(Keys keys, Objects objects) {
        this.keys = keys;
        this.texts = keys.texts();
        this.objects = objects;
        this.seal = new Seal(keys);
    }

    /**
     * Withdraws every earlier version of these pages that the store still has, and signs an edition that names the notice. First
     * the notice, then the edition, last the objects go; cut off half-way it can be done again.
     *
     * @param say one sentence for readers
     * @return how many objects were removed
     */
    public int of(List<String> paths, String say) throws IOException {
        return keys.holding(() -> {
            ClockText clock = seal.clock().orElseThrow(() -> new Refusal("Nothing was published yet."));
            EditionText latest = edition(clock.edition());
            Set<ObjectHash> gone = earlier(paths);
            requireNotShown(gone, latest);
            if (gone.isEmpty()) {
                throw new Refusal("No earlier version of " + String.join(", ", paths) + " is in the store.");
            }
            List<ObjectHash> all = List.copyOf(gone);
            for (int from = 0; from < all.size(); from += NoticeText.MAX_NAMED) {
                notice(all.subList(from, Math.min(all.size(), from + NoticeText.MAX_NAMED)), paths, say);
            }
            ObjectHash unused =
                    seal.edition(clock.edition() + 1, latest.table(), null, now(), latest.worker(), latest.hot());
            for (ObjectHash hash : all) {
                objects.delete(hash);
            }
            return all.size();
        });
    }

    private EditionText edition(long number) throws IOException {
        byte[] note = texts.read(StoreLayout.edition(number), SignedNote.MAX_LENGTH);
        if (note == null) {
            throw new IOException("The store lacks edition " + number + ". Print it again in full.");
        }
        return EditionText.parse(SignedNote.parse(note).text());
    }

    /** Every object of these pages, and of the files they are passed on as, in any edition that is still kept, and that is still there. */
    private Set<ObjectHash> earlier(List<String> asked) throws IOException {
        Set<ObjectHash> found = new LinkedHashSet<>();
        List<String> paths = new ArrayList<>(asked);
        asked.stream().filter(path -> path.length() > 1).map(StoryFiles::path).forEach(paths::add);
        for (long number : texts.numbers("edition")) {
            PageTable table = PageTable.open(objects, edition(number).table());
            for (String path : paths) {
                Optional<PageEntry> entry = table.get(PagePath.normalized(path));
                if (entry.isPresent()) {
                    found.addAll(parts(entry.get()));
                }
            }
        }
        List<ObjectHash> there = new ArrayList<>();
        for (ObjectHash hash : found) {
            if (objects.find(hash) != null) {
                there.add(hash);
            }
        }
        return new LinkedHashSet<>(there);
    }

    private List<ObjectHash> parts(PageEntry entry) throws IOException {
        List<ObjectHash> parts = new ArrayList<>(List.of(entry.hash()));
        if (entry.form() == PageEntry.Form.CHUNKED) {
            byte[] list = objects.read(entry.hash(), PageEntry.MAX_OBJECT_LENGTH);
            if (list != null) {
                parts.addAll(ChunkList.parse(list).chunks());
            }
        }
        return parts;
    }

    /** What readers see now is taken out of the pieces that go; if that leaves a page as it was, it has to be retracted first. */
    private void requireNotShown(Set<ObjectHash> gone, EditionText latest) throws IOException {
        List<String> shown = new ArrayList<>();
        PageTable.open(objects, latest.table()).forEachPage((path, entry) -> {
            for (ObjectHash part : parts(entry)) {
                if (gone.remove(part) && entry.hash().equals(part)) {
                    shown.add(path);
                }
            }
        });
        if (gone.isEmpty() && !shown.isEmpty()) {
            throw new Refusal(shown.getFirst()
                    + " still shows this. Retract the story first; then its earlier versions can be withdrawn.");
        }
    }

    private void notice(List<ObjectHash> hashes, List<String> paths, String say) throws IOException {
        long number = texts.latest("notice") + 1;
        NoticeText notice = new NoticeText(
                keys.root().newsroom(),
                number,
                NoticeText.Kind.WITHDRAWAL,
                now(),
                Optional.empty(),
                hashes,
                paths.stream().map(PagePath::normalized).toList(),
                say);
        byte[] note = SignedNote.sign(notice.text(), keys.signer(Role.NOTICE)).encoded();
        texts.write(StoreLayout.notice(number), note);
        for (ObjectHash hash : hashes) {
            texts.write(StoreLayout.withdrawn(hash), note);
        }
    }

    private Instant now() {
        return keys.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }
}

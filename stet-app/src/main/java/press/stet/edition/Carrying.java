package press.stet.edition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import press.stet.format.CarriedFile;
import press.stet.format.ClockText;
import press.stet.format.EditionText;
import press.stet.format.ObjectHash;
import press.stet.format.Pack;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;
import press.stet.format.SignedNote;
import press.stet.format.StoreLayout;
import press.stet.storage.SignedTexts;

/**
 * Puts the proof into the files that readers save. A proof names the edition in which the file was printed and stays good in all later
 * ones, so each file is made once. It cannot be a page of the edition it proves; it lies in the store beside the page's object.
 */
@Component
class Carrying {

    private final press.stet.storage.Objects objects;
    private final SignedTexts texts;

    Carrying(press.stet.storage.Objects objects, SignedTexts texts) {
        this.objects = objects;
        this.texts = texts;
    }

    /**
     * Makes what is missing. Cut off half-way, it is done again with the print.
     *
     * @param number of the edition that was just signed, with this table
     * @param changes what the print made, by path
     */
    void after(long number, PageTable table, Map<String, Optional<PageEntry>> changes) throws IOException {
        List<String> missing = new ArrayList<>();
        changes.forEach((path, entry) -> {
            if (StoryFiles.isPath(path) && entry.isPresent() && isWanting(entry.get())) {
                missing.add(path);
            }
        });
        if (missing.isEmpty()) {
            return;
        }
        Map<String, byte[]> notes = notes(number);
        for (String path : missing) {
            carry(path, Objects.requireNonNull(changes.get(path)).orElseThrow().hash(), table, notes);
        }
        objects.settle();
    }

    private void carry(String path, ObjectHash page, PageTable table, Map<String, byte[]> notes) throws IOException {
        byte[] content = Objects.requireNonNull(objects.read(page, PageEntry.MAX_OBJECT_LENGTH));
        Pack proof = Pack.about(path);
        notes.forEach(proof::text);
        for (byte[] node : table.proof(path)) {
            proof.object(node);
        }
        objects.carry(page, new CarriedFile(content, proof).encoded());
    }

    /**
     * Makes every proof of the latest edition anew, under a root that is about to be published: the key that signed the editions they
     * name is thrown out.
     *
     * @return how many
     */
    int anew(long version, byte[] root) throws IOException {
        byte[] clock = texts.read(StoreLayout.CLOCK, SignedNote.MAX_LENGTH);
        if (clock == null) {
            return 0;
        }
        long number = ClockText.parse(SignedNote.parse(clock).text()).edition();
        Map<String, byte[]> notes = notes(number);
        byte[] edition = Objects.requireNonNull(notes.remove(StoreLayout.edition(number)));
        notes.put(StoreLayout.root(version), root);
        notes.put(StoreLayout.edition(number), edition);
        PageTable table = PageTable.open(
                objects, EditionText.parse(SignedNote.parse(edition).text()).table());
        AtomicInteger made = new AtomicInteger();
        table.forEachPage((path, entry) -> {
            if (StoryFiles.isPath(path) && objects.isCarried(entry.hash())) {
                carry(path, entry.hash(), table, notes);
                made.incrementAndGet();
            }
        });
        objects.settle();
        return made.get();
    }

    /** The edition, and every root after the first, which whoever checks has. */
    private Map<String, byte[]> notes(long edition) throws IOException {
        Map<String, byte[]> notes = new LinkedHashMap<>();
        for (long version : texts.numbers("root")) {
            if (version > 1) {
                put(StoreLayout.root(version), notes);
            }
        }
        put(StoreLayout.edition(edition), notes);
        return notes;
    }

    private void put(String name, Map<String, byte[]> notes) throws IOException {
        notes.put(name, Objects.requireNonNull(texts.read(name, SignedNote.MAX_LENGTH)));
    }

    private boolean isWanting(PageEntry entry) {
        return entry.form() == PageEntry.Form.WHOLE && !objects.isCarried(entry.hash());
    }
}

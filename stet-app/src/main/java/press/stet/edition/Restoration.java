package press.stet.edition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.stet.format.ChunkList;
import press.stet.format.EditionReport;
import press.stet.format.Head;
import press.stet.format.Memory;
import press.stet.format.NoticeText;
import press.stet.format.ObjectHash;
import press.stet.format.PageContent;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;
import press.stet.format.RefusedException;
import press.stet.format.Role;
import press.stet.format.SignedNote;
import press.stet.format.Store;
import press.stet.format.StoreLayout;
import press.stet.format.Verdict;
import press.stet.format.Verifier;
import press.stet.format.VerifierKey;
import press.stet.kernel.Refusal;
import press.stet.storage.Objects;
import press.stet.storage.SignedTexts;
import press.stet.storage.SiteHead;
import press.stet.storage.SiteHeadFile;

/**
 * Rebuilds what readers get on an empty machine, from one store and the root, after the newsroom's own was lost or taken. Whoever
 * took it has the keys that were there: with enough root keys at hand all of them are thrown out and new ones made here.
 *
 * <p>Everything that is copied is checked first, and the head is switched last: cut off half-way it can be done again.
 */
public final class Restoration {

    /**
     * What is there again.
     *
     * @param finding what holds, in a sentence
     * @param pages how many
     */
    public record Restored(long edition, long pages, String finding) {}

    private final Keys keys;
    private final SignedTexts texts;
    private final Objects objects;
    private final SiteHeadFile heads;

    public Restoration(Keys keys, Objects objects, SiteHeadFile heads) {
        this.keys = keys;
        this.texts = keys.texts();
        this.objects = objects;
        this.heads = heads;
    }

    /**
     * @param root the root note that the newsroom trusts, of any version that the store can lead on from
     * @param rootKeys files of root keys, as many as must sign; none to leave the keys as they were
     * @param address where the site will be found
     * @throws Refusal if the data folder is not empty, or what the store has does not hold
     */
    public Restored from(Store store, byte[] root, List<Path> rootKeys, URI address) throws IOException {
        if (keys.exist() || heads.read().isPresent()) {
            throw new Refusal("There is a newsroom in this data folder already. Name an empty one with --data DIR.");
        }
        Memory pinned = pinned(root);
        Head head = head(store, pinned);
        pages(store, head);
        texts(store, head);
        keys.restored(root);
        Memory trusted = Memory.pinned(keys.pinned());
        EditionReport report = new Verifier(keys.clock()).checkEdition(texts.with(objects), trusted);
        if (!report.finding().verdict().mayBeShown()) {
            throw new Refusal(
                    "What was copied does not hold: " + report.finding().sentence());
        }
        if (!rootKeys.isEmpty()) {
            throwOut(rootKeys);
            report = new Verifier(keys.clock()).checkEdition(texts.with(objects), trusted);
        }
        carry(head);
        heads.switchTo(new SiteHead(
                head.edition().number(), head.edition().table(), head.edition().time(), address));
        return new Restored(
                head.edition().number(), report.pages(), report.finding().sentence());
    }

    private static Memory pinned(byte[] root) {
        try {
            return Memory.pinned(root, SignedNote.parse(root).textHash());
        } catch (RefusedException e) {
            throw new Refusal("The root cannot be used: " + e.sentence(), e);
        }
    }

    private Head head(Store store, Memory pinned) throws IOException {
        try {
            return new Verifier(keys.clock()).head(store, pinned);
        } catch (RefusedException e) {
            throw new Refusal("There is nothing to restore from: " + e.sentence(), e);
        }
    }

    private void pages(Store store, Head head) throws IOException {
        PageTable table = head.table(store);
        PageContent content = new PageContent(store, head.root());
        table.forEachNode(node -> objects.write(node, checked(store, node)));
        table.forEachPage((path, entry) -> page(store, content, entry));
        objects.settle();
    }

    private void page(Store store, PageContent content, PageEntry entry) throws IOException {
        if (objects.find(entry.hash()) != null && entry.form() == PageEntry.Form.WHOLE) {
            return;
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            content.copy(entry, entry.form() == PageEntry.Form.WHOLE ? bytes : java.io.OutputStream.nullOutputStream());
            if (entry.form() == PageEntry.Form.WHOLE) {
                PageEntry unused = objects.print(bytes.toByteArray(), entry.mediaType(), entry.csp());
                return;
            }
            byte[] list = checked(store, entry.hash());
            objects.write(entry.hash(), list);
            for (ObjectHash chunk : ChunkList.parse(list).chunks()) {
                objects.write(chunk, checked(store, chunk));
            }
        } catch (RefusedException e) {
            if (e.verdict() != Verdict.WITHDRAWN) {
                throw e;
            }
        }
    }

    private static byte[] checked(Store store, ObjectHash hash) throws IOException {
        byte[] bytes = store.read(hash, PageEntry.MAX_OBJECT_LENGTH);
        if (bytes == null || !ObjectHash.of(bytes).equals(hash)) {
            throw new RefusedException(
                    bytes == null ? Verdict.MISSING : Verdict.WRONG_HASH, "The store lacks the object " + hash + ".");
        }
        return bytes;
    }

    /** Files that readers save get proofs that hold under the keys of now. */
    private void carry(Head head) throws IOException {
        Map<String, Optional<PageEntry>> files = new HashMap<>();
        head.table(objects).forEachPage((path, entry) -> {
            if (StoryFiles.isPath(path) && objects.find(entry.hash()) != null) {
                files.put(path, Optional.of(entry));
            }
        });
        new Carrying(objects, texts).after(head.edition().number(), head.table(objects), files);
    }

    /** The clock last. Roots before the trusted one prove themselves to readers who have an older one still. */
    private void texts(Store store, Head head) throws IOException {
        List<String> names = new ArrayList<>();
        for (long version = 1; version <= head.root().version(); version++) {
            names.add(StoreLayout.root(version));
        }
        for (long number = 1; number <= head.edition().notices(); number++) {
            names.add(StoreLayout.notice(number));
        }
        names.add(StoreLayout.edition(head.edition().number()));
        names.add(StoreLayout.CLOCK);
        for (String name : names) {
            byte[] note = store.read(name, SignedNote.MAX_LENGTH);
            if (note != null) {
                texts.write(name, note);
                withdrawn(name, note);
            }
        }
    }

    private void withdrawn(String name, byte[] note) throws IOException {
        if (name.startsWith("notice/")) {
            NoticeText notice = NoticeText.parse(SignedNote.parse(note).text());
            if (notice.kind() == NoticeText.Kind.WITHDRAWAL) {
                for (ObjectHash hash : notice.objects()) {
                    texts.write(StoreLayout.withdrawn(hash), note);
                }
            }
        }
    }

    /** The clock's first: each change is followed by a clock that this machine signs. */
    private void throwOut(List<Path> rootKeys) throws IOException {
        KeyChange change = new KeyChange(keys, rootKeys);
        for (Role role : List.of(Role.CLOCK, Role.EDITION, Role.MIRRORS, Role.NOTICE)) {
            for (VerifierKey old : keys.root().keys(role).keys()) {
                change.revoke(old.name());
            }
        }
    }

    /** The note of a root as people keep it: white space around it does not matter. */
    public static byte[] root(String file) {
        return (file.strip() + "\n").getBytes(UTF_8);
    }
}

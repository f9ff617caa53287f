package press.stet.mirrors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import press.stet.edition.Keys;
import press.stet.format.ChunkList;
import press.stet.format.ClockText;
import press.stet.format.EditionText;
import press.stet.format.NoticeText;
import press.stet.format.ObjectHash;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;
import press.stet.format.Role;
import press.stet.format.RootText;
import press.stet.format.SignedNote;
import press.stet.format.StoreLayout;
import press.stet.format.TableDiff;
import press.stet.format.VerifierKey;
import press.stet.storage.Objects;
import press.stet.storage.SignedTexts;

/**
 * Brings one mirror up to date: objects and table first, then the texts, the clock last. So the mirror carries a whole edition at
 * every instant, wherever a push is cut off; doing it again goes on from there.
 */
final class Push {

    /**
     * What is known to be on a mirror.
     *
     * @param keptFrom number of the oldest edition that may still be there
     */
    record State(
            long edition, ObjectHash table, long clock, Instant clockTime, long root, long notices, long keptFrom) {

        State keepingFrom(long oldest) {
            return new State(edition, table, clock, clockTime, root, notices, oldest);
        }
    }

    private record Latest(byte[] clockNote, ClockText clock, byte[] editionNote, EditionText edition, long root) {}

    private final Keys keys;
    private final SignedTexts texts;
    private final Objects objects;
    private final Target target;

    Push(Keys keys, Objects objects, Target target) {
        this.keys = keys;
        this.texts = keys.texts();
        this.objects = objects;
        this.target = target;
    }

    /**
     * Pushes the latest edition; empty while there is none.
     *
     * @param before what earlier pushes left there, or null if nothing is known of it
     */
    Optional<State> run(@Nullable State before) throws IOException {
        Latest latest = latest();
        if (latest == null) {
            return Optional.empty();
        }
        putObjects(before, latest.edition().table());
        putProofs(before, latest);
        target.settle();
        putNotices(latest.edition().notices());
        putRoots(before, latest.root());
        target.put(StoreLayout.edition(latest.edition().number()), latest.editionNote());
        target.settle();
        target.put(StoreLayout.CLOCK, latest.clockNote());
        target.settle();
        withdraw(before == null ? 0 : before.notices(), latest.edition().notices());
        return Optional.of(new State(
                latest.edition().number(),
                latest.edition().table(),
                latest.clock().version(),
                latest.clock().time(),
                latest.root(),
                latest.edition().notices(),
                before == null ? latest.edition().number() : before.keptFrom()));
    }

    /** Read while no key is changed and nothing signed, so that the texts belong together. */
    private @Nullable Latest latest() throws IOException {
        return keys.<Optional<Latest>>holding(() -> {
                    byte[] clockNote = texts.read(StoreLayout.CLOCK, SignedNote.MAX_LENGTH);
                    if (clockNote == null) {
                        return Optional.empty();
                    }
                    ClockText clock =
                            ClockText.parse(SignedNote.parse(clockNote).text());
                    byte[] editionNote = own(StoreLayout.edition(clock.edition()));
                    EditionText edition =
                            EditionText.parse(SignedNote.parse(editionNote).text());
                    return Optional.of(new Latest(clockNote, clock, editionNote, edition, texts.latest("root")));
                })
                .orElse(null);
    }

    private byte[] own(String name) throws IOException {
        byte[] note = texts.read(name, SignedNote.MAX_LENGTH);
        if (note == null) {
            throw new IOException("The newsroom's own store lacks " + name + ". Print the edition again in full.");
        }
        return note;
    }

    private void putObjects(@Nullable State before, ObjectHash root) throws IOException {
        PageTable there = before == null ? PageTable.empty() : PageTable.open(objects, before.table());
        Set<ObjectHash> missing = new LinkedHashSet<>();
        TableDiff.added(
                there,
                PageTable.open(objects, root),
                (path, entry) -> missing.addAll(parts(objects, entry)),
                missing::add);
        try (ExecutorService several = Executors.newFixedThreadPool(target.width())) {
            List<Future<?>> running = new ArrayList<>();
            for (ObjectHash hash : missing) {
                running.add(several.submit(() -> putObject(hash)));
            }
            await(running, several);
        }
    }

    /** Every object that a page consists of. */
    static List<ObjectHash> parts(Objects objects, PageEntry entry) throws IOException {
        List<ObjectHash> parts = new ArrayList<>();
        parts.add(entry.hash());
        if (entry.form() == PageEntry.Form.CHUNKED) {
            byte[] list = objects.read(entry.hash(), PageEntry.MAX_OBJECT_LENGTH);
            if (list != null) {
                parts.addAll(ChunkList.parse(list).chunks());
            }
        }
        return parts;
    }

    private void putObject(ObjectHash hash) {
        try {
            String name = StoreLayout.object(hash);
            if (target.has(name)) {
                return;
            }
            byte[] bytes = objects.read(hash, PageEntry.MAX_OBJECT_LENGTH);
            if (bytes != null) {
                byte[] carried = objects.carried(hash);
                if (carried != null) {
                    target.put(StoreLayout.carried(hash), carried);
                }
                target.put(name, bytes);
            } else if (texts.read(StoreLayout.withdrawn(hash), SignedNote.MAX_LENGTH) == null) {
                throw new IOException(
                        "The newsroom's own store lacks the object " + hash + ". Print the edition again in full.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void await(List<Future<?>> running, ExecutorService several) throws IOException {
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (InterruptedException e) {
                several.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IOException("The push was interrupted; it goes on later.", e);
            } catch (ExecutionException e) {
                several.shutdownNow();
                throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e.getCause());
            }
        }
    }

    /** After a theft the files that readers save have other proofs, in the same places. */
    private void putProofs(@Nullable State before, Latest latest) throws IOException {
        if (!thrownOutSince(before == null ? 1 : before.root(), latest.root())) {
            return;
        }
        PageTable.open(objects, latest.edition().table()).forEachPage((path, entry) -> {
            byte[] carried = objects.carried(entry.hash());
            if (carried != null) {
                target.put(StoreLayout.carried(entry.hash()), carried);
            }
        });
    }

    /** Whether a publish key of an earlier root counts no more under the latest. */
    private boolean thrownOutSince(long from, long to) throws IOException {
        if (from == to) {
            return false;
        }
        Set<VerifierKey> now = publishKeys(to);
        for (long version = from; version < to; version++) {
            if (!now.containsAll(publishKeys(version))) {
                return true;
            }
        }
        return false;
    }

    private Set<VerifierKey> publishKeys(long version) throws IOException {
        RootText.Keys keysOf = RootText.parse(
                        SignedNote.parse(own(StoreLayout.root(version))).text())
                .keys(Role.EDITION);
        Set<VerifierKey> all = new LinkedHashSet<>(keysOf.keys());
        keysOf.retired().forEach(retired -> all.add(retired.key()));
        return all;
    }

    /** Again also where it is there: after a theft another key signed it. */
    private void putNotices(long last) throws IOException {
        for (long number = 1; number <= last; number++) {
            String name = StoreLayout.notice(number);
            byte[] note = own(name);
            if (!java.util.Arrays.equals(note, target.read(name, SignedNote.MAX_LENGTH))) {
                target.put(name, note);
            }
        }
    }

    /** A root the mirror lacks comes after a clock that holds under the root before it and under this one. */
    private void putRoots(@Nullable State before, long last) throws IOException {
        boolean first = before == null && !target.has(StoreLayout.CLOCK);
        for (long version = before == null ? 1 : before.root() + 1; version <= last; version++) {
            String name = StoreLayout.root(version);
            if (target.has(name)) {
                continue;
            }
            byte[] clock = first ? null : keys.clockBefore(version);
            if (clock != null) {
                putBetween(before, clock);
            }
            target.put(name, own(name));
            target.settle();
        }
    }

    private void putBetween(@Nullable State before, byte[] clockNote) throws IOException {
        long number = ClockText.parse(SignedNote.parse(clockNote).text()).edition();
        byte[] note = texts.read(StoreLayout.edition(number), SignedNote.MAX_LENGTH);
        if (note != null) {
            putObjects(before, EditionText.parse(SignedNote.parse(note).text()).table());
            target.settle();
            target.put(StoreLayout.edition(number), note);
            target.put(StoreLayout.CLOCK, clockNote);
            target.settle();
        }
    }

    /** The notice in its place first, then the object goes. */
    private void withdraw(long from, long to) throws IOException {
        for (long number = from + 1; number <= to; number++) {
            byte[] note = own(StoreLayout.notice(number));
            NoticeText notice = NoticeText.parse(SignedNote.parse(note).text());
            for (ObjectHash hash :
                    notice.kind() == NoticeText.Kind.WITHDRAWAL ? notice.objects() : List.<ObjectHash>of()) {
                target.put(StoreLayout.withdrawn(hash), note);
                target.delete(StoreLayout.carried(hash));
                target.delete(StoreLayout.object(hash));
            }
        }
    }
}

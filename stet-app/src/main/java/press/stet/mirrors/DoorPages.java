package press.stet.mirrors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import press.stet.format.CspClass;
import press.stet.format.ObjectHash;
import press.stet.format.PageEntry;
import press.stet.format.PageMark;
import press.stet.format.PageTable;
import press.stet.format.RefusedException;
import press.stet.format.SignedNote;
import press.stet.format.StoreLayout;
import press.stet.format.TableDiff;
import press.stet.format.Verdict;
import press.stet.storage.Objects;
import press.stet.storage.SignedTexts;

/**
 * Brings the pages of a door up to date, each at its path, for people who open them. What pages show comes first, then the pages
 * from the deepest path up, the front page last: whoever comes meanwhile follows no link to a page that is not there yet.
 */
final class DoorPages {

    private final SignedTexts texts;
    private final Objects objects;
    private final Target target;

    DoorPages(SignedTexts texts, Objects objects, Target target) {
        this.texts = texts;
        this.objects = objects;
        this.target = target;
    }

    /**
     * @param may each page at the door is as one of these tables has it; empty if nothing is known to be there
     * @param table what it shall show
     */
    void bring(List<ObjectHash> may, ObjectHash table) throws IOException {
        PageTable now = PageTable.open(objects, table);
        Map<String, PageEntry> goes = new TreeMap<>();
        Set<String> gone = new TreeSet<>();
        boolean known = !may.isEmpty() && target.has(target.pageName("/", "text/html"));
        if (!known) {
            TableDiff.added(PageTable.empty(), now, goes::put, node -> {});
        }
        for (ObjectHash one : may) {
            compare(one, now, goes, gone);
        }
        put(goes, Batch.WHAT_PAGES_SHOW);
        put(goes, Batch.PAGES);
        target.settle();
        for (String name : gone) {
            target.delete(name);
        }
    }

    private void compare(ObjectHash there, PageTable now, Map<String, PageEntry> goes, Set<String> gone)
            throws IOException {
        PageTable before = PageTable.open(objects, there);
        Set<String> stays = new TreeSet<>();
        TableDiff.added(before, now, goes::put, node -> {});
        TableDiff.added(
                now,
                before,
                (path, entry) -> {
                    String name = target.pageName(path, entry.mediaType());
                    var current = now.get(path);
                    if (current.isEmpty()
                            || !target.pageName(path, current.get().mediaType()).equals(name)) {
                        gone.add(name);
                    }
                },
                node -> {});
        goes.forEach((path, entry) -> stays.add(target.pageName(path, entry.mediaType())));
        gone.removeAll(stays);
    }

    private enum Batch {
        WHAT_PAGES_SHOW,
        PAGES;

        boolean has(PageEntry entry) {
            return entry.mediaType().startsWith("text/html") == (this == PAGES);
        }
    }

    private void put(Map<String, PageEntry> pages, Batch batch) throws IOException {
        List<Map.Entry<String, PageEntry>> chosen = pages.entrySet().stream()
                .filter(page -> batch.has(page.getValue()))
                .sorted(Comparator.comparing(page -> -depth(page.getKey())))
                .toList();
        for (int from = 0; from < chosen.size(); ) {
            int to = from;
            while (to < chosen.size()
                    && depth(chosen.get(to).getKey()) == depth(chosen.get(from).getKey())) {
                to++;
            }
            putAtOnce(chosen.subList(from, to));
            from = to;
        }
    }

    /** The front page of the default language is the highest. */
    private static long depth(String path) {
        return path.chars().filter(c -> c == '/').count() + (path.equals("/") ? 0 : 1);
    }

    private void putAtOnce(List<Map.Entry<String, PageEntry>> pages) throws IOException {
        try (ExecutorService several = Executors.newFixedThreadPool(target.width())) {
            List<Future<?>> running = new ArrayList<>();
            pages.forEach(page -> running.add(several.submit(() -> put(page.getKey(), page.getValue()))));
            Push.await(running, several);
        }
    }

    private void put(String path, PageEntry entry) {
        try {
            String name = target.pageName(path, entry.mediaType());
            byte[] bytes = bytes(path, entry);
            if (bytes == null) {
                target.delete(name);
                return;
            }
            String type = PageMark.of(entry.mediaType()) == PageMark.NONE
                    ? entry.mediaType()
                    : entry.mediaType().split("; stet=", 2)[0];
            boolean named = path.startsWith("/assets/") || path.startsWith("/media/");
            String keep = entry.csp() == CspClass.WORKER
                    ? "no-cache"
                    : named ? Target.Headers.FOR_GOOD : Target.Headers.FOR_A_MINUTE;
            target.put(name, bytes, new Target.Headers(type, keep, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page's bytes; null if the newsroom withdrew them. */
    private byte @Nullable [] bytes(String path, PageEntry entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<ObjectHash> parts = Push.parts(objects, entry);
        for (ObjectHash part : entry.form() == PageEntry.Form.WHOLE ? parts : parts.subList(1, parts.size())) {
            byte[] read = objects.read(part, PageEntry.MAX_OBJECT_LENGTH);
            if (read == null) {
                if (texts.read(StoreLayout.withdrawn(part), SignedNote.MAX_LENGTH) != null) {
                    return null;
                }
                throw new IOException("The newsroom's own store lacks the object " + part + " of " + path
                        + ". Print the edition again in full.");
            }
            bytes.write(read);
        }
        if (bytes.size() != entry.length()) {
            throw new RefusedException(Verdict.WRONG_LENGTH, path + " has not the length that the table says.");
        }
        return bytes.toByteArray();
    }
}

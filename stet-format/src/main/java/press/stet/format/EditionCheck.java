package press.stet.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The check of a whole edition: its notices, the edition before it, every page, the hot list, the worker. */
final class EditionCheck {
    private final Verifier verifier;
    private final Store store;
    private final Head head;
    private final PageContent content;

    /** Hot pages the table has not shown yet. */
    private final Map<String, PageEntry> hot = new LinkedHashMap<>();

    private final List<EditionReport.Fault> faults = new ArrayList<>();
    private long faultCount;
    private long pages;
    private long bytes;
    private long withdrawn;

    EditionCheck(Verifier verifier, Store store, Head head) {
        this.verifier = verifier;
        this.store = store;
        this.head = head;
        this.content = new PageContent(store, head.root());
        head.edition().hot().forEach(page -> hot.put(page.path(), page.entry()));
    }

    EditionReport report() throws IOException {
        for (long number = 1; number <= head.edition().notices(); number++) {
            checkNotice(number);
        }
        checkPrevious();
        checkPages();
        checkWorker();
        return new EditionReport(outcome(), pages, bytes, withdrawn, faultCount, List.copyOf(faults));
    }

    private void checkNotice(long number) throws IOException {
        try {
            verifier.notice(store, head.root(), number);
        } catch (RefusedException e) {
            fault(StoreLayout.notice(number), e);
        }
    }

    /** The edition before, where the store still keeps it, must be the one this edition names. */
    private void checkPrevious() throws IOException {
        if (head.edition().previous().isEmpty()) {
            return;
        }
        String name = StoreLayout.edition(head.edition().number() - 1);
        try {
            byte[] note = store.read(name, SignedNote.MAX_LENGTH);
            if (note != null
                    && !SignedNote.parse(note)
                            .textHash()
                            .equals(head.edition().previous().get())) {
                fault(name, Verdict.FORK, "The edition before is not the one that this edition follows.");
            }
        } catch (RefusedException e) {
            fault(name, e);
        }
    }

    private void checkPages() throws IOException {
        try {
            head.table(store).forEachPage(this::checkPage);
            hot.keySet()
                    .forEach(path -> fault(
                            path,
                            Verdict.MISMATCH,
                            "The hot list has a page that the table has not, or has otherwise."));
        } catch (RefusedException e) {
            fault("the page table", e);
        }
    }

    private void checkPage(String path, PageEntry entry) throws IOException {
        pages++;
        if (entry.equals(hot.get(path))) {
            hot.remove(path);
        }
        try {
            content.copy(entry, OutputStream.nullOutputStream());
            bytes += entry.length();
        } catch (RefusedException e) {
            if (e.verdict() == Verdict.WITHDRAWN) {
                withdrawn++;
            } else {
                fault(path, e);
            }
        }
    }

    private void checkWorker() throws IOException {
        if (head.edition().worker().isPresent()) {
            EditionText.Worker worker = head.edition().worker().get();
            try {
                content.object(worker.hash(), (int) worker.length());
            } catch (RefusedException e) {
                fault("the worker", e);
            }
        }
    }

    private void fault(String where, RefusedException refused) {
        fault(where, refused.verdict(), refused.sentence());
    }

    private void fault(String where, Verdict verdict, String sentence) {
        faultCount++;
        if (faults.size() < EditionReport.MAX_LISTED) {
            faults.add(new EditionReport.Fault(where, new Finding(verdict, sentence)));
        }
    }

    private Finding outcome() {
        String named = "E" + head.named().substring(1);
        if (faultCount > 0) {
            EditionReport.Fault first = faults.getFirst();
            return new Finding(
                    first.finding().verdict(),
                    named + " does not hold: " + faultCount + (faultCount == 1 ? " fault" : " faults") + " in " + pages
                            + " pages, the first at " + first.where() + ": "
                            + first.finding().sentence());
        }
        String gone = withdrawn == 0 ? "" : ", but for " + withdrawn + " that the newsroom withdrew and says so";
        return new Finding(
                head.verdict(),
                named + " holds: all " + pages + " pages are there and genuine" + gone + head.reserve() + ".");
    }
}

package press.stet.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import press.stet.format.EditionReport;
import press.stet.format.FolderStore;
import press.stet.format.Memory;
import press.stet.format.RootText;
import press.stet.format.SignedNote;
import press.stet.format.Verdict;
import press.stet.format.Verifier;

/** Somebody who checks some stores in full, over and over, and remembers what was seen: nothing may ever fail or go back. */
final class StoreReader implements AutoCloseable {

    private static final long PAUSE_NANOS = 20_000_000;

    private final Path pinned;
    private final List<Path> stores;
    private final Map<Path, Memory> memories = new ConcurrentHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Verifier verifier = new Verifier(Clock.systemUTC());
    private final Thread thread;
    private volatile boolean reading = true;
    private volatile long looks;

    /** @param pinned file of the root that is trusted @param stores folders that may still be empty */
    StoreReader(Path pinned, List<Path> stores) {
        this.pinned = pinned;
        this.stores = List.copyOf(stores);
        this.thread = Thread.ofPlatform().name("reader").start(this::read);
    }

    private void read() {
        while (reading) {
            stores.forEach(this::look);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void look(Path folder) {
        if (!Files.exists(folder.resolve("clock"))) {
            return;
        }
        FolderStore store = new FolderStore(folder);
        try {
            Memory known = memories.get(folder);
            if (known == null) {
                known = Memory.pinned(RootText.parse(
                        SignedNote.parse(Files.readAllBytes(pinned)).text()));
            }
            EditionReport report = verifier.checkEdition(store, known);
            if (report.finding().verdict() != Verdict.GENUINE) {
                fault(folder + ": " + report.finding().sentence());
            }
            memories.put(folder, verifier.head(store, known).memory());
            looks++;
        } catch (IOException e) {
            fault(folder + ": " + e);
        }
    }

    private synchronized void fault(String sentence) {
        if (faults.size() < 20) {
            faults.add(sentence);
        }
    }

    /** What ever did not hold. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** How many whole editions were checked. */
    long looks() {
        return looks;
    }

    /** The latest edition that was seen in this store; 0 for none. */
    long edition(Path store) {
        Memory memory = memories.get(store);
        return memory == null ? 0 : memory.edition().map(Memory.Seen::number).orElse(0L);
    }

    @Override
    public void close() {
        reading = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package press.stet.ops;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.stet.format.CarriedFile;
import press.stet.format.EditionReport;
import press.stet.format.Finding;
import press.stet.format.FolderStore;
import press.stet.format.Memory;
import press.stet.format.RefusedException;
import press.stet.format.SignedNote;
import press.stet.format.Store;
import press.stet.format.StoreLayout;
import press.stet.format.Verdict;
import press.stet.format.Verifier;
import press.stet.format.WebStore;
import press.stet.kernel.Refusal;
import press.stet.storage.FolderObjects;
import press.stet.storage.SignedTexts;

/**
 * Checks a store, a page of it or a file against a pinned root.
 *
 * @param root the root note one trusts
 * @param page path of the page that is asked about; null for the whole edition
 * @param file a file that is asked about; null for none
 */
record Verification(
        byte[] root, @Nullable String page, @Nullable Path file, InstantSource time) {

    /** What holds or does not, in one sentence, and under it the places that do not. */
    record Outcome(boolean holds, String sentence, List<String> faults) {

        static Outcome of(Finding finding) {
            return new Outcome(finding.verdict().holds(), finding.sentence(), List.of());
        }
    }

    /** @param place of the store: a folder or an address; null to check a file that carries its own proof by itself */
    Outcome of(@Nullable String place) throws IOException {
        Memory memory;
        try {
            memory = Memory.pinned(root, SignedNote.parse(root).textHash());
        } catch (RefusedException e) {
            throw new Refusal("The root cannot be used: " + e.sentence(), e);
        }
        Verifier verifier = new Verifier(time);
        if (place == null) {
            return Outcome.of(carried(verifier, memory));
        }
        Store store = store(place);
        if (file != null) {
            return Outcome.of(file(verifier, memory, store, file));
        }
        if (page != null) {
            return Outcome.of(verifier.checkPage(store, memory, page));
        }
        EditionReport report = verifier.checkEdition(store, memory);
        List<String> faults = report.firstFaults().stream()
                .map(fault -> fault.where() + ": " + fault.finding().sentence())
                .toList();
        return new Outcome(report.finding().verdict().holds(), report.finding().sentence(), faults);
    }

    private Finding carried(Verifier verifier, Memory memory) throws IOException {
        if (file == null) {
            throw new Refusal("Say what is to be checked: a folder or an address, or a file with --file.");
        }
        return verifier.checkCarried(content(file), memory);
    }

    private Finding file(Verifier verifier, Memory memory, Store store, Path asked) throws IOException {
        byte[] content = content(asked);
        if (page != null) {
            return verifier.checkFile(store, memory, page, content);
        }
        if (!carriesProof(content)) {
            throw new Refusal(asked + " carries no proof. Name the page it should be with --page /its/path/");
        }
        return verifier.checkCarried(content, memory, store);
    }

    private static boolean carriesProof(byte[] content) {
        try {
            CarriedFile.parse(content);
            return true;
        } catch (RefusedException e) {
            return e.verdict() != Verdict.MISSING;
        }
    }

    private static byte[] content(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new Refusal("There is no file " + file + ".", e);
        }
    }

    /** The store at this place, or where a site or a data folder keeps its own. */
    static Store store(String place) throws IOException {
        if (place.matches("https?://.*")) {
            URI base = URI.create(place.endsWith("/") ? place : place + "/");
            return first(place, List.of(new WebStore(base), new WebStore(base.resolve("stet/"))));
        }
        Path folder = Path.of(place);
        if (!Files.isDirectory(folder)) {
            throw new Refusal("There is no folder " + place + ".");
        }
        if (Files.isDirectory(folder.resolve("store")) && Files.isDirectory(folder.resolve("objects"))) {
            return new SignedTexts(folder.resolve("store")).with(new FolderObjects(folder.resolve("objects")));
        }
        return first(place, List.of(new FolderStore(folder), new FolderStore(folder.resolve("stet"))));
    }

    private static Store first(String place, List<Store> stores) throws IOException {
        for (Store store : stores) {
            try {
                if (Optional.ofNullable(store.read(StoreLayout.CLOCK, SignedNote.MAX_LENGTH))
                        .isPresent()) {
                    return store;
                }
            } catch (RefusedException e) {
                return store;
            }
        }
        throw new Refusal("There is no signed edition at " + place + ": it has no clock.");
    }
}

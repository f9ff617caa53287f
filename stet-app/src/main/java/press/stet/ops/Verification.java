package press.stet.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.stet.format.CarriedFile;
import press.stet.format.EditionReport;
import press.stet.format.Finding;
import press.stet.format.Memory;
import press.stet.format.MirrorsText;
import press.stet.format.RefusedException;
import press.stet.format.Store;
import press.stet.format.Verdict;
import press.stet.format.Verifier;
import press.stet.kernel.Refusal;

/**
 * Checks a store, a page of it, a file or a list of mirrors against what one trusts.
 *
 * @param memory the root one trusts, and what one has seen under it
 * @param page path of the page that is asked about; null for the whole edition
 * @param file a file that is asked about; null for none
 * @param channel the file is the list of mirrors of this channel; null if it is none
 */
record Verification(
        Memory memory,
        @Nullable String page,
        @Nullable Path file,
        @Nullable String channel,
        InstantSource time) {

    /** What holds or does not, in one sentence; under it the places that do not; and what is known from now on. */
    record Outcome(boolean holds, String sentence, List<String> faults, Memory memory) {}

    /** @param place of the store, see {@link Place}; null to check a file by itself */
    Outcome of(@Nullable String place) throws IOException {
        Verifier verifier = new Verifier(time);
        if (channel != null) {
            return list(verifier, channel);
        }
        if (place == null) {
            return outcome(verifier.checkCarried(content(asked()), memory), memory);
        }
        try (Place found = Place.of(place)) {
            return at(found, verifier);
        }
    }

    private Outcome at(Place place, Verifier verifier) throws IOException {
        Store store = place.store();
        if (file != null) {
            return after(file(verifier, store, file), verifier, store);
        }
        if (place.page().isPresent()) {
            Place.Page open = place.page().get();
            return after(verifier.checkFile(store, memory, open.path(), open.content()), verifier, store);
        }
        if (page != null) {
            return after(verifier.checkPage(store, memory, page), verifier, store);
        }
        EditionReport report = verifier.checkEdition(store, memory);
        Outcome outcome = after(report.finding(), verifier, store);
        List<String> faults = report.firstFaults().stream()
                .map(fault -> fault.where() + ": " + fault.finding().sentence())
                .toList();
        return new Outcome(outcome.holds(), outcome.sentence(), faults, outcome.memory());
    }

    private static Outcome outcome(Finding finding, Memory after) {
        return new Outcome(finding.verdict().holds(), finding.sentence(), List.of(), after);
    }

    /** What the store's head taught, where it held. */
    private Outcome after(Finding finding, Verifier verifier, Store store) throws IOException {
        try {
            return outcome(finding, verifier.head(store, memory).memory());
        } catch (RefusedException e) {
            return outcome(finding, memory);
        }
    }

    private Outcome list(Verifier verifier, String of) throws IOException {
        try {
            MirrorsText list = verifier.mirrors(content(asked()), of, memory);
            String sentence = "This list of mirrors holds: version " + list.version() + " for the channel " + of
                    + ", with " + list.stores().size() + " stores and "
                    + list.doors().size() + " doors.";
            return new Outcome(true, sentence, List.of(), memory.after(list));
        } catch (RefusedException e) {
            return outcome(new Finding(e.verdict(), e.sentence()), memory);
        }
    }

    private Path asked() {
        if (file == null) {
            throw new Refusal("Say what is to be checked: a folder, an address or a file.");
        }
        return file;
    }

    private Finding file(Verifier verifier, Store store, Path asked) throws IOException {
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
            if (Files.size(file) > Place.LARGEST_PAGE) {
                throw new Refusal(file + " is larger than any page of an edition.");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new Refusal("There is no file " + file + ".", e);
        }
    }
}

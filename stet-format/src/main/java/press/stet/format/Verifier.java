package press.stet.format;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a store says against a root one trusts and what one remembers. Order of the checks: root chain, clock,
 * edition, table, object (docs/edition-format.md, "Verifying"; after TUF 1.0, section 5).
 *
 * <p>Methods that read the truth throw; methods named {@code check…} return a {@link Finding} instead.
 */
public final class Verifier {
    /** How far a clock may be ahead of the reader's own: people's clocks and time zones are often set wrong. */
    public static final Duration TOLERANCE = Duration.ofHours(24);

    /** The most roots followed at once. */
    public static final int MAX_ROOTS = 1024;

    private final InstantSource time;

    /** @param time the reader's clock */
    public Verifier(InstantSource time) {
        this.time = time;
    }

    /**
     * The latest edition, as far as this store tells.
     *
     * @throws RefusedException if something does not hold; keep {@code memory} as it was then
     */
    public Head head(Store store, Memory memory) throws IOException {
        Instant now = time.instant();
        Memory known = followRoots(store, memory);
        ClockText clock = Trust.open(text(store, StoreLayout.CLOCK), known.root(), Role.CLOCK, ClockText::parse);
        Trust.requireFloor(clock, known.root());
        checkClock(clock, known, now);
        EditionText edition = edition(store, known.root(), clock.edition());
        Trust.requireFloor(edition, known.root());
        if (!edition.textHash().equals(clock.editionHash())) {
            throw new RefusedException(
                    Verdict.MISMATCH,
                    "Edition " + edition.number() + " is signed, but it is not the one the clock speaks of.");
        }
        if (edition.time().isAfter(clock.time())) {
            throw new RefusedException(
                    Verdict.FUTURE, "Edition " + edition.number() + " is dated later than the clock that names it.");
        }
        boolean ranOut =
                !now.isBefore(clock.expires()) || !now.isBefore(known.root().expires());
        Memory.Seen seen = new Memory.Seen(edition.number(), edition.textHash());
        return new Head(
                ranOut ? Verdict.MAY_BE_OLD : Verdict.GENUINE,
                known.root(),
                edition,
                clock.time(),
                known.after(clock, seen));
    }

    /** One edition by its number, whether or not it is the latest. It changes nothing that is remembered but the root. */
    public Head archived(Store store, Memory memory, long number) throws IOException {
        Memory known = followRoots(store, memory);
        EditionText edition = edition(store, known.root(), number);
        return new Head(Verdict.UNDATED, known.root(), edition, edition.time(), known);
    }

    private static void checkClock(ClockText clock, Memory known, Instant now) throws RefusedException {
        if (clock.root() > known.root().version()) {
            throw new RefusedException(
                    Verdict.MISSING,
                    "This store keeps back root version " + (known.root().version() + 1)
                            + ", which its clock speaks of.");
        }
        if (clock.time().isAfter(now.plus(TOLERANCE))) {
            throw new RefusedException(
                    Verdict.FUTURE,
                    "The clock says " + Head.moment(clock.time())
                            + ", which is yet to come: either it is false or this device's date is.");
        }
        if (clock.version() < known.clockVersion()) {
            throw new RefusedException(
                    Verdict.ROLLBACK,
                    "The clock has version " + clock.version() + ", older than version " + known.clockVersion()
                            + " that was already seen.");
        }
        Optional<Memory.Seen> seen = known.edition();
        if (seen.isPresent() && clock.edition() < seen.get().number()) {
            throw new RefusedException(
                    Verdict.ROLLBACK,
                    "The clock names edition " + clock.edition() + ", older than edition "
                            + seen.get().number() + " that was already seen.");
        }
        if (seen.isPresent()
                && clock.edition() == seen.get().number()
                && !clock.editionHash().equals(seen.get().hash())) {
            throw new RefusedException(
                    Verdict.FORK,
                    "There are two different editions with the number " + clock.edition()
                            + ": different readers are being told different things.");
        }
    }

    /** The memory under the latest root this store has. */
    public Memory followRoots(Store store, Memory memory) throws IOException {
        Memory known = memory;
        for (int i = 0; i < MAX_ROOTS; i++) {
            byte[] next = read(store, StoreLayout.root(known.root().version() + 1));
            if (next == null) {
                break;
            }
            known = known.under(Trust.nextRoot(next, known.root()));
        }
        return known;
    }

    private static EditionText edition(Store store, RootText root, long number) throws IOException {
        EditionText edition =
                Trust.open(text(store, StoreLayout.edition(number)), root, Role.EDITION, EditionText::parse);
        if (edition.number() != number) {
            throw new RefusedException(
                    Verdict.MISMATCH,
                    "In the place of edition " + number + " there is edition " + edition.number() + ".");
        }
        return edition;
    }

    /**
     * A list of mirrors, wherever it came from.
     *
     * @param channel the channel it must be for
     */
    public MirrorsText mirrors(byte[] note, String channel, Memory memory) throws RefusedException {
        Instant now = time.instant();
        MirrorsText list = Trust.open(note, memory.root(), Role.MIRRORS, MirrorsText::parse);
        Trust.requireFloor(list, memory.root());
        if (!list.channel().equals(channel)) {
            throw new RefusedException(Verdict.MISMATCH, "This list of mirrors is for another channel.");
        }
        if (list.version() < memory.mirrors().getOrDefault(channel, 0L)) {
            throw new RefusedException(
                    Verdict.ROLLBACK, "This list of mirrors is older than one that was already seen.");
        }
        if (list.time().isAfter(now.plus(TOLERANCE))) {
            throw new RefusedException(Verdict.FUTURE, "This list of mirrors is dated in the future.");
        }
        if (!now.isBefore(list.expires())) {
            throw new RefusedException(
                    Verdict.EXPIRED, "This list of mirrors ran out on " + Head.moment(list.expires()) + ".");
        }
        return list;
    }

    /** A notice by its number, checked; it may have expired. */
    public NoticeText notice(Store store, RootText root, long number) throws IOException {
        NoticeText notice = Trust.open(text(store, StoreLayout.notice(number)), root, Role.NOTICE, NoticeText::parse);
        if (notice.number() != number) {
            throw new RefusedException(
                    Verdict.MISMATCH, "In the place of notice " + number + " there is notice " + notice.number() + ".");
        }
        return notice;
    }

    /** Whether the latest edition holds with all its pages. Goes on after a fault. */
    public EditionReport checkEdition(Store store, Memory memory) throws IOException {
        try {
            return new EditionCheck(this, store, head(store, memory)).report();
        } catch (RefusedException e) {
            return EditionReport.refused(Finding.of(e));
        }
    }

    /** Whether the page at this path in the latest edition is there and genuine. */
    public Finding checkPage(Store store, Memory memory, String path) throws IOException {
        return checkPage(store, memory, path, OutputStream.nullOutputStream());
    }

    /** The same; the checked bytes go to {@code out}. */
    public Finding checkPage(Store store, Memory memory, String path, OutputStream out) throws IOException {
        try {
            Head head = head(store, memory);
            Optional<PageEntry> entry = head.entry(path, store);
            if (entry.isEmpty()) {
                return absent(head, path);
            }
            new PageContent(store, head.root()).copy(entry.get(), out);
            return new Finding(head.verdict(), path + " is genuine: it is in " + head.named() + head.reserve() + ".");
        } catch (RefusedException e) {
            return Finding.of(e);
        }
    }

    /** Whether these bytes are what the latest edition has at this path. */
    public Finding checkFile(Store store, Memory memory, String path, byte[] content) throws IOException {
        try {
            Head head = head(store, memory);
            Optional<PageEntry> entry = head.entry(path, store);
            if (entry.isEmpty()) {
                return absent(head, path);
            }
            if (!isContent(store, head, entry.get(), content)) {
                return new Finding(
                        Verdict.WRONG_HASH, "This file is not what " + head.named() + " has at " + path + ".");
            }
            return new Finding(
                    head.verdict(),
                    "This file is genuine: " + head.named() + " has it at " + path + head.reserve() + ".");
        } catch (RefusedException e) {
            return Finding.of(e);
        }
    }

    /** Whether a file that was passed on by hand is genuine, from the proof inside it alone. */
    public Finding checkCarried(byte[] file, Memory memory) throws IOException {
        try {
            CarriedFile carried = CarriedFile.parse(file);
            Head head = proven(carried, memory);
            return new Finding(head.verdict(), "This file is genuine: it is in " + head.named() + head.reserve() + ".");
        } catch (RefusedException e) {
            return Finding.of(e);
        }
    }

    /**
     * Whether it is genuine, and whether the latest edition in this store still has the same. A store whose head does not hold
     * can say nothing about the file: it then stands by itself.
     */
    public Finding checkCarried(byte[] file, Memory memory, Store store) throws IOException {
        try {
            CarriedFile carried = CarriedFile.parse(file);
            Memory known = rootsThatHold(store, memory);
            Head then = proven(carried, known);
            try {
                return sinceThen(then, carried, store, head(store, known));
            } catch (RefusedException e) {
                return new Finding(
                        then.verdict(),
                        "This file is genuine: it is in " + then.named()
                                + ". Whether it was changed since cannot be told from this store: " + e.sentence());
            }
        } catch (RefusedException e) {
            return Finding.of(e);
        }
    }

    /** As {@link #followRoots}, up to the first that does not hold. */
    private static Memory rootsThatHold(Store store, Memory memory) throws IOException {
        Memory known = memory;
        for (int i = 0; i < MAX_ROOTS; i++) {
            try {
                byte[] next = read(store, StoreLayout.root(known.root().version() + 1));
                if (next == null) {
                    break;
                }
                known = known.under(Trust.nextRoot(next, known.root()));
            } catch (RefusedException e) {
                break;
            }
        }
        return known;
    }

    private static Finding sinceThen(Head then, CarriedFile carried, Store store, Head now) throws IOException {
        String path = pathOf(carried);
        Optional<PageEntry> entry = now.entry(path, store);
        if (entry.isPresent() && isContent(store, now, entry.get(), carried.content())) {
            return new Finding(
                    now.verdict(),
                    "This file is genuine, and " + now.named() + " still has it at " + path + now.reserve() + ".");
        }
        Optional<PageEntry> old = then.entry(path, carried.proof());
        Optional<NoticeText> notice = old.isEmpty()
                ? Optional.empty()
                : withdrawal(store, now, old.get().hash());
        if (notice.isPresent()) {
            return new Finding(
                    Verdict.WITHDRAWN,
                    "This file was in " + then.named() + ", but on "
                            + Head.moment(notice.get().time()) + " the newsroom withdrew it: "
                            + notice.get().say());
        }
        return new Finding(
                Verdict.SUPERSEDED,
                "This file is genuine: it was in " + then.named() + ". Since then the newsroom "
                        + (entry.isPresent() ? "changed" : "took away") + " the page: see " + now.named() + ".");
    }

    /** The notice that withdrew this object; what the store gives in its place that is none counts for nothing. */
    private static Optional<NoticeText> withdrawal(Store store, Head now, ObjectHash hash) throws IOException {
        try {
            return new PageContent(store, now.root()).withdrawal(hash);
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private Head proven(CarriedFile carried, Memory memory) throws IOException {
        Pack proof = carried.proof();
        String path = pathOf(carried);
        long number = proof.edition()
                .orElseThrow(
                        () -> new RefusedException(Verdict.MISSING, "The proof inside this file names no edition."));
        Head head = archived(proof, memory, number);
        Optional<PageEntry> entry = head.entry(path, proof);
        if (entry.isEmpty()) {
            throw new RefusedException(Verdict.ABSENT, absent(head, path).sentence());
        }
        if (!isContent(proof, head, entry.get(), carried.content())) {
            throw new RefusedException(
                    Verdict.WRONG_HASH,
                    "This file was altered: it is not what " + head.named() + " has at " + path + ".");
        }
        return head;
    }

    private static String pathOf(CarriedFile carried) throws RefusedException {
        return carried.proof()
                .path()
                .orElseThrow(() -> new RefusedException(Verdict.MISSING, "The proof inside this file names no page."));
    }

    /** Compares with the signed hash; of a page in chunks, chunk by chunk. */
    private static boolean isContent(Store store, Head head, PageEntry entry, byte[] content) throws IOException {
        if (content.length != entry.length()) {
            return false;
        }
        if (entry.form() == PageEntry.Form.WHOLE) {
            return ObjectHash.of(content).equals(entry.hash());
        }
        return new PageContent(store, head.root()).chunks(entry).areOf(content);
    }

    private static Finding absent(Head head, String path) {
        return new Finding(Verdict.ABSENT, "There is no page " + path + " in " + head.named() + head.reserve() + ".");
    }

    private static byte[] text(Store store, String name) throws IOException {
        byte[] bytes = read(store, name);
        if (bytes == null) {
            throw new RefusedException(Verdict.MISSING, "The signed text \"" + name + "\" is missing.");
        }
        return bytes;
    }

    private static byte @Nullable [] read(Store store, String name) throws IOException {
        return store.read(name, SignedNote.MAX_LENGTH);
    }
}

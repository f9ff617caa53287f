package press.stet.format;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * An edition whose signatures hold, and what is known of its age.
 *
 * @param verdict {@link Verdict#GENUINE}, {@link Verdict#MAY_BE_OLD} or {@link Verdict#UNDATED}
 * @param root the root it was checked under
 * @param edition its text
 * @param asOf the time up to which it is known to be the latest; of an undated one, its own time
 * @param memory what to remember from now on
 */
public record Head(Verdict verdict, RootText root, EditionText edition, Instant asOf, Memory memory) {

    /** What the edition has at this path: from the hot list, else from the table. */
    public Optional<PageEntry> entry(String path, ObjectSource source) throws IOException {
        String normalized = PagePath.normalized(path);
        for (HotPage hot : edition.hot()) {
            if (hot.path().equals(normalized)) {
                return Optional.of(hot.entry());
            }
        }
        return table(source).get(normalized);
    }

    /** The edition's page table. */
    public PageTable table(ObjectSource source) {
        return PageTable.open(source, edition.table());
    }

    /** What this is, in one sentence: which edition, and what is not known of it. */
    public String sentence() {
        return "E" + named().substring(1) + reserve() + ".";
    }

    /** "edition 412 of meadow.example (2026-11-22 19:38 UTC)". */
    String named() {
        return "edition " + edition.number() + " of " + edition.newsroom() + " (" + moment(edition.time()) + ")";
    }

    /** What is to be added to any good news about this edition; empty where nothing is. */
    String reserve() {
        return switch (verdict) {
            case MAY_BE_OLD -> ", but it may be old: that it is the latest is known only up to " + moment(asOf);
            case UNDATED -> "; whether there is a later one is not known here";
            default -> "";
        };
    }

    static String moment(Instant time) {
        return time.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }
}

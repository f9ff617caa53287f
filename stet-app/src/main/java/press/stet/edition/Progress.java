package press.stet.edition;

/** Hears how far a print has come; called from one thread at a time. */
@FunctionalInterface
public interface Progress {

    Progress NONE = (done, total) -> {};

    /** @param total stories in all */
    void stories(long done, long total);
}

package press.stet.ops.exchange;

/** Hears how far an import has come: {@code done} of {@code total} bytes, all passes together. */
@FunctionalInterface
public interface Progress {
    void at(long done, long total);
}

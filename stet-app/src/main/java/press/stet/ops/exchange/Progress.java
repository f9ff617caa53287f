package press.stet.ops.exchange;

/** Hears how far it has come: {@code done} of {@code total} bytes of an import, all passes together, or stories of an export. */
@FunctionalInterface
public interface Progress {
    void at(long done, long total);
}

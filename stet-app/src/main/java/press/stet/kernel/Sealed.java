package press.stet.kernel;

/**
 * Text that rests encrypted: the bytes are what a table holds, {@link Sealing} turns them back into words. Its text form
 * never shows what is inside.
 */
public record Sealed(byte[] bytes) {

    @Override
    public String toString() {
        return "[SEALED]";
    }
}

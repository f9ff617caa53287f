package press.stet.kernel;

/** A value that must not be printed: its text form is always {@code [REDACTED]}. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}

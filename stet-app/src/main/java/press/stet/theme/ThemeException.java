package press.stet.theme;

/** A theme can't be used as it is. The message is a sentence for the person who made it. */
public final class ThemeException extends RuntimeException {

    public ThemeException(String message) {
        super(message);
    }

    public ThemeException(String message, Throwable cause) {
        super(message, cause);
    }
}

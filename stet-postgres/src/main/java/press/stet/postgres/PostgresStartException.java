package press.stet.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL could not be started. The message is a sentence that tells a person what to do. */
public final class PostgresStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PostgresStartException(String message) {
        super(message);
    }

    PostgresStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

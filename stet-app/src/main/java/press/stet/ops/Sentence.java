package press.stet.ops;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import press.stet.kernel.Refusal;
import press.stet.postgres.PostgresStartException;

/** What went wrong, as a sentence that tells a person what to do. */
final class Sentence {

    private Sentence() {}

    static String of(Throwable failure) {
        return causes(failure)
                .map(Sentence::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> "Stet met something it did not expect: "
                        + causes(failure).reduce((first, second) -> second).orElse(failure)
                        + ". Nothing that was saved is lost.");
    }

    /** Whether the sentence is one that was written for this failure. */
    static boolean isKnown(Throwable failure) {
        return causes(failure).anyMatch(cause -> known(cause).isPresent());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }

    private static Optional<String> known(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case Refusal refusal -> refusal.sentence();
                    case PostgresStartException refused when isFull(refused) -> diskFull("");
                    case PostgresStartException refused -> refused.getMessage();
                    case PortInUseException taken -> portTaken(taken.getPort());
                    case CannotGetJdbcConnectionException ignored ->
                        "The database does not answer. Look whether its server runs, then try again.";
                    case AccessDeniedException denied -> notYours(denied.getFile());
                    case FileSystemException file when isFull(file) -> diskFull(" (" + file.getFile() + ")");
                    case FileSystemException file ->
                        file.getFile() + " cannot be used (" + reason(file)
                                + "). Look at it, or choose another folder with --data.";
                    case IOException io when isFull(io) -> diskFull("");
                    default -> null;
                });
    }

    private static String reason(FileSystemException failure) {
        return Objects.requireNonNullElse(
                        failure.getReason(), failure.getClass().getSimpleName())
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isFull(Exception failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left") || message.contains("disk quota exceeded");
    }

    static String portTaken(int port) {
        return "Port " + port + " is taken by another program. Stop that program or choose another port"
                + " with --site-port or --desk-port.";
    }

    static String notYours(Object path) {
        return path + " cannot be written by this user. Choose another folder with --data, or make it yours.";
    }

    private static String diskFull(String file) {
        return "The disk is full" + file + ". Make room and start again; nothing that was saved is lost.";
    }
}

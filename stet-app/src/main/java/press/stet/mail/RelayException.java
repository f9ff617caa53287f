package press.stet.mail;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A relay cannot be used: unreachable, not trusted, refuses the credentials, or broke off. No mail was handed over by it. */
public final class RelayException extends IOException {

    RelayException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}

package press.stet.mail;

import java.io.IOException;

/**
 * The line broke after the final dot and before the answer: whether the relay took the mail, nobody can tell (RFC 1047). It must
 * not be sent again without somebody deciding so.
 */
public final class DoubtException extends IOException {

    DoubtException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

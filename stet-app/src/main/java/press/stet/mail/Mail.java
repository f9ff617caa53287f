package press.stet.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one person.
 *
 * @param key what makes a repeat harmless: a mail of the same key is sent once
 * @param fromName shown as the sender's name
 * @param to one address in US-ASCII
 * @param html null for plain text only
 * @param headers more of them, as {@code Name: value} on one line each
 */
public record Mail(
        String key,
        String fromName,
        String to,
        String subject,
        String text,
        @Nullable String html,
        List<String> headers) {

    public Mail {
        headers = List.copyOf(headers);
    }

    @Override
    public String toString() {
        return "[MAIL " + key + "]";
    }
}

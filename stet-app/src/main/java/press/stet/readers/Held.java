package press.stet.readers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is held about one reader, for that reader's eyes.
 *
 * @param subscriptions confirmed and waiting ones
 */
public record Held(UUID subscriber, MailAddress address, Instant since, List<Subscription> subscriptions) {

    /**
     * @param agreedTo the words that were agreed to; null for readers who were taken over from elsewhere
     * @param confirmedAt null while it waits for confirmation
     */
    public record Subscription(
            UUID id,
            Letter letter,
            Instant askedAt,
            @Nullable Instant confirmedAt,
            @Nullable String agreedTo) {}

    public Held {
        subscriptions = List.copyOf(subscriptions);
    }
}

package press.stet.readers;

import java.util.UUID;

/** Where an issue goes for one reader, looked up just before it is sent. */
public record Addressee(UUID subscriber, UUID subscription, MailAddress address) {}

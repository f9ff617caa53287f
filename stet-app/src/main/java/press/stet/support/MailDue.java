package press.stet.support;

import java.util.UUID;

/** A mail that is to go out: kind and subject together are unique for good. */
record MailDue(MailKind kind, UUID subject) {}

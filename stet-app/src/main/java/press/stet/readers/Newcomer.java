package press.stet.readers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param since when this address was confirmed elsewhere; null if that is not known */
record Newcomer(MailAddress address, @Nullable Instant since) {}

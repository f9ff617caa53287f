/** Letters to readers: issues, the record of each recipient, sending, and what comes back. */
@NullMarked
@ApplicationModule(
        displayName = "letters",
        allowedDependencies = {"kernel", "jobs", "audit", "newsroom", "theme", "edition", "readers", "mail", "mirrors"})
package press.stet.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

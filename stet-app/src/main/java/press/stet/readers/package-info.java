/** The letters' readers: sealed addresses, what they agreed to and when, and who is not to be written to. */
@NullMarked
@ApplicationModule(
        displayName = "readers",
        allowedDependencies = {"kernel", "jobs", "audit", "newsroom"})
package press.stet.readers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

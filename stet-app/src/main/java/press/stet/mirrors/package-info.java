/** Carries the edition to other hosts: pushes, read-back, retention, the board. */
@NullMarked
@ApplicationModule(
        displayName = "mirrors",
        allowedDependencies = {"kernel", "storage", "jobs", "audit", "edition"})
package press.stet.mirrors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The one queue: durable, timed work that survives a crash. */
@NullMarked
@ApplicationModule(
        displayName = "jobs",
        allowedDependencies = {"kernel"})
package press.stet.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The append-only record of who did what on the desk. */
@NullMarked
@ApplicationModule(
        displayName = "audit",
        allowedDependencies = {"kernel"})
package press.stet.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

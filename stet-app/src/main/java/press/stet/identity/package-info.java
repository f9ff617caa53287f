/** Who works here: staff, roles, passkeys, one-time links, sessions. */
@NullMarked
@ApplicationModule(
        displayName = "identity",
        allowedDependencies = {"kernel", "jobs", "audit"})
package press.stet.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

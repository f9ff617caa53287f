/** Carries mail to relays: connections, signatures, and single mails that are sent once. */
@NullMarked
@ApplicationModule(
        displayName = "mail",
        allowedDependencies = {"kernel", "jobs", "audit"})
package press.stet.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

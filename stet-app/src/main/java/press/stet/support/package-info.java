/** Readers' money: appeals, contributions, the rails that carry them, the ledger, the donor interlock, reminders. */
@NullMarked
@ApplicationModule(
        displayName = "support",
        allowedDependencies = {"kernel", "jobs", "audit", "newsroom", "theme", "edition", "mail"})
package press.stet.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Commands, first run, import and export, backup, doctor, health. */
@NullMarked
@ApplicationModule(
        displayName = "ops",
        allowedDependencies = {
            "kernel",
            "storage",
            "jobs",
            "audit",
            "identity",
            "media",
            "newsroom",
            "theme",
            "edition",
            "delivery",
            "mirrors",
            "support",
            "desk",
            "readers",
            "letters",
            "mail"
        })
package press.stet.ops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

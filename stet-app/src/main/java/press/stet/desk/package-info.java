/** The staff interface, page by page; uses the public interface of all, nobody uses it. */
@NullMarked
@ApplicationModule(
        displayName = "desk",
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
            "readers",
            "letters",
            "mail"
        })
package press.stet.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

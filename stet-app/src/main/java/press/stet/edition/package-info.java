/** What is printed: plans, renders, compresses, tables and switches the head. */
@NullMarked
@ApplicationModule(
        displayName = "edition",
        allowedDependencies = {"kernel", "storage", "jobs", "audit", "media", "newsroom", "theme"})
package press.stet.edition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

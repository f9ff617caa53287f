/** Photos: originals sealed, metadata stripped, renditions made. */
@NullMarked
@ApplicationModule(
        displayName = "media",
        allowedDependencies = {"kernel", "storage", "jobs", "audit"})
package press.stet.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

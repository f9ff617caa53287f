/** Keeps bytes under their hash, on disk or in an S3-compatible bucket. */
@NullMarked
@ApplicationModule(
        displayName = "storage",
        allowedDependencies = {"kernel"})
package press.stet.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

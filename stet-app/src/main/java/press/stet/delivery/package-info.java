/** Serves the current edition by one filter before the framework; knows no newsroom and no SQL. */
@NullMarked
@ApplicationModule(
        displayName = "delivery",
        allowedDependencies = {"kernel", "storage"})
package press.stet.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The readers' few forms: signing up, leaving, giving; the only requests of readers that anything computes for. */
@NullMarked
@ApplicationModule(
        displayName = "forms",
        allowedDependencies = {"kernel", "newsroom", "theme", "edition", "delivery", "support", "readers", "letters"})
package press.stet.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** How print looks: sandboxed templates, tokens, the model that templates see, and the words in each language. */
@NullMarked
@ApplicationModule(
        displayName = "theme",
        allowedDependencies = {"kernel", "storage"})
package press.stet.theme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

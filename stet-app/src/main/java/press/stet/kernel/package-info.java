/** What every room uses: ids, the clock, secrets, sealed fields, the SQL helper. */
@NullMarked
@ApplicationModule(displayName = "kernel", type = ApplicationModule.Type.OPEN)
package press.stet.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

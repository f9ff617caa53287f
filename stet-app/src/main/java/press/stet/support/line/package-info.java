/** Requests to payment providers that speak JSON; none is ever sent again by itself. */
@NullMarked
package press.stet.support.line;

import org.jspecify.annotations.NullMarked;

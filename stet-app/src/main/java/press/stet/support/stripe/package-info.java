/** The rail to Stripe: the official library over an HTTP client that never sends a request again by itself. */
@NullMarked
package press.stet.support.stripe;

import org.jspecify.annotations.NullMarked;

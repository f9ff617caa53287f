/** The rail to PayPal: a client of our own for the few calls it needs. */
@NullMarked
package press.stet.support.paypal;

import org.jspecify.annotations.NullMarked;

/** Starts, watches, adopts and stops the embedded PostgreSQL of one data folder. */
@NullMarked
package press.stet.postgres;

import org.jspecify.annotations.NullMarked;

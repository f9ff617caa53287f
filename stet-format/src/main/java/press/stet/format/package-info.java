/** The signed edition as a pure library: objects, page table, signed notes, keys, verifier. */
@NullMarked
package press.stet.format;

import org.jspecify.annotations.NullMarked;

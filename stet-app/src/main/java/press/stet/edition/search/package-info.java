/** The search index that readers' own devices search: words, segments of stories, and the bytes of both. */
@NullMarked
package press.stet.edition.search;

import org.jspecify.annotations.NullMarked;

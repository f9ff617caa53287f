package press.stet.edition;

import org.jspecify.annotations.Nullable;

/** The edition that is live while the next one is printed: what it has at a path. */
interface EditionBefore {

    /** For a print that starts from nothing. */
    EditionBefore NONE = path -> null;

    /** The page's bytes, null where it has none or they cannot be had. */
    byte @Nullable [] page(String path);
}

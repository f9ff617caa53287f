package press.stet.theme;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote it, under the name that may be shown.
 *
 * @param path the author's page from the edition's root, or null
 */
public record Author(String name, @Nullable String path) {}

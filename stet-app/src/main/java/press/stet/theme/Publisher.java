package press.stet.theme;

import org.jspecify.annotations.Nullable;

/**
 * Who publishes, for machines (schema.org NewsMediaOrganization). Paths are from the edition's root; null where the
 * newsroom has no such page.
 */
public record Publisher(
        String name,
        @Nullable String logoPath,
        @Nullable String correctionsPath,
        @Nullable String ethicsPath,
        @Nullable String ownershipPath,
        @Nullable String mastheadPath) {

    /** A publisher of whom only the name and the page of corrections are known. */
    public static Publisher named(String name, @Nullable String correctionsPath) {
        return new Publisher(name, null, correctionsPath, null, null, null);
    }
}

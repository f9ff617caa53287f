package press.stet.theme;

/**
 * Where a page lies. An edition knows no host and may live under any folder of any bucket, so every address in a page
 * is written relative to the page.
 *
 * @param path the page's path from the edition's root, without a leading slash and with a trailing one if it is a
 *     folder: {@code ""} for the front page, {@code "world/paris-meeting/"}
 * @param root what leads from this page back to the edition's root, ending in a slash: {@code "./"}, {@code "../../"}
 */
public record Place(String path, String root) {

    public Place {
        if (path.startsWith("/")) {
            throw new IllegalArgumentException("A path in an edition has no leading slash: " + path);
        }
        if (!root.endsWith("/")) {
            throw new IllegalArgumentException("A root ends in a slash: " + root);
        }
    }

    /** The place of a page whose root follows from the depth of its path. */
    public static Place of(String path) {
        var depth = (int) path.chars().filter(c -> c == '/').count();
        return new Place(path, depth == 0 ? "./" : "../".repeat(depth));
    }

    /**
     * The place of the page for addresses that do not exist. A host shows it at any depth, so it can't be relative: it
     * counts from the host's own root.
     */
    public static Place anywhere(String path) {
        return new Place(path, "/");
    }

    /** The address that a page at this place uses for another path of the edition. */
    public String to(String otherPath) {
        return root + otherPath;
    }
}

package press.stet.format;

import java.util.regex.Pattern;

/**
 * Names of files within a store, relative to its base address. At a door the base is {@code /stet/}.
 *
 * <p>All are lower-case ASCII without characters that need escaping, so that any file system, bucket or web server keeps
 * them as they are.
 */
public final class StoreLayout {
    /** The latest clock. The only file besides mirrors that is ever replaced. */
    public static final String CLOCK = "clock";

    /** What the names of carried files begin with. */
    public static final String CARRIED = "carried/";

    private static final Pattern NAME = Pattern.compile("clock|(root|edition|notice)/[1-9][0-9]{0,15}"
            + "|mirrors/[a-z0-9-]{1,40}|withdrawn/[0-9a-f]{64}|(o|carried)/[0-9a-f]{2}/[0-9a-f]{64}");

    private StoreLayout() {}

    /** An object: {@code o/}, the first two hex digits of the hash, slash, all 64. */
    public static String object(ObjectHash hash) {
        String hex = hash.hex();
        return "o/" + hex.substring(0, 2) + "/" + hex;
    }

    /** The carried file of the page whose object has this hash, where a store keeps one. */
    public static String carried(ObjectHash page) {
        String hex = page.hex();
        return CARRIED + hex.substring(0, 2) + "/" + hex;
    }

    /** A root; every version is kept for good. */
    public static String root(long version) {
        return "root/" + version;
    }

    /** An edition. */
    public static String edition(long number) {
        return "edition/" + number;
    }

    /** A notice; every one is kept for good. */
    public static String notice(long number) {
        return "notice/" + number;
    }

    /** A copy of the notice that withdrew this object, put where the object is missed. */
    public static String withdrawn(ObjectHash hash) {
        return "withdrawn/" + hash.hex();
    }

    /** The list of mirrors for one channel. */
    public static String mirrors(String channel) {
        return "mirrors/" + channel;
    }

    /** True for a name this layout can give. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}

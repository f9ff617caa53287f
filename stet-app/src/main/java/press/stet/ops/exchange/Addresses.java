package press.stet.ops.exchange;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes a source's addresses fit for documents: links into the old site become paths, so that they lead to the
 * imported stories; what is neither http, https, mailto, tel nor a path is no link.
 */
final class Addresses {
    private static final int MOST = 2000;
    /** Ghost writes this for its own address. */
    private static final String GHOST_SELF = "__GHOST_URL__";

    private final @Nullable String host;

    /** @param site the old site's own address, or null if the export does not say */
    Addresses(@Nullable String site) {
        this.host = site == null ? null : hostOf(site.strip());
    }

    /** The old site's host in lower case without {@code www.}; empty if unknown. */
    String host() {
        return host == null ? "" : host;
    }

    /** The link as it may stand in a document, or null. */
    @Nullable
    String link(@Nullable String raw) {
        String address = tidy(raw);
        if (address.isEmpty() || address.length() > MOST) {
            return null;
        }
        String scheme = scheme(address);
        return switch (scheme) {
            case "mailto", "tel" -> address.length() > scheme.length() + 1 ? address : null;
            case "http", "https" -> web(address);
            case "" -> address.startsWith("/") && !address.startsWith("/%5C") ? address : null;
            default -> null;
        };
    }

    /** The http(s) address of something shown elsewhere, or null. */
    @Nullable
    String external(@Nullable String raw) {
        String address = tidy(raw);
        return address.length() <= MOST && scheme(address).startsWith("http") && hostOf(address) != null
                ? address
                : null;
    }

    /** The path (with query) under which the old site had the page, or null if it was not on that site. */
    @Nullable
    String path(@Nullable String raw) {
        String address = tidy(raw);
        if (scheme(address).startsWith("http")) {
            String path = pathAndQuery(address);
            boolean foreign = host != null && !host.equals(hostOf(address));
            return foreign || path.equals("/") || path.length() > MOST ? null : path;
        }
        return address.startsWith("/") && address.length() > 1 && address.length() <= MOST ? address : null;
    }

    private @Nullable String web(String address) {
        String its = hostOf(address);
        if (its == null) {
            return null;
        }
        return its.equals(host) ? pathAndQuery(address) : address;
    }

    private static String tidy(@Nullable String raw) {
        String s = Clean.line(raw == null || raw.length() > 2 * MOST ? "" : raw);
        s = s.startsWith(GHOST_SELF) ? s.substring(GHOST_SELF.length()) : s;
        s = s.startsWith("//") ? "https:" + s : s;
        StringBuilder out = new StringBuilder(s.length());
        for (char c : s.toCharArray()) {
            if (" \"<>\\^`{|}".indexOf(c) >= 0) {
                out.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String scheme(String address) {
        int colon = address.indexOf(':');
        int stop = indexOfAny(address, "/?#");
        return colon > 0 && (stop < 0 || colon < stop)
                ? address.substring(0, colon).toLowerCase(Locale.ROOT)
                : "";
    }

    private static @Nullable String hostOf(String address) {
        int start = address.indexOf("://");
        if (start < 0) {
            return null;
        }
        String rest = address.substring(start + 3);
        int end = indexOfAny(rest, "/?#");
        String host = (end < 0 ? rest : rest.substring(0, end)).toLowerCase(Locale.ROOT);
        host = host.startsWith("www.") ? host.substring(4) : host;
        return host.isEmpty() || host.indexOf('@') >= 0 || host.indexOf('%') >= 0 ? null : host;
    }

    private static String pathAndQuery(String address) {
        String rest = address.substring(address.indexOf("://") + 3);
        int start = indexOfAny(rest, "/?#");
        if (start < 0) {
            return "/";
        }
        String path = rest.substring(start);
        path = path.startsWith("/") ? path : "/" + path;
        return path.startsWith("//") ? "/" + path.replaceFirst("^/+", "") : path;
    }

    private static int indexOfAny(String s, String any) {
        for (int i = 0; i < s.length(); i++) {
            if (any.indexOf(s.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The path of a media address, decoded, without query; empty if it has none. For lookup in the export only. */
    static String mediaPath(String address) {
        String s = tidy(address);
        int cut = indexOfAny(s, "?#");
        s = cut < 0 ? s : s.substring(0, cut);
        try {
            String path = s.contains("://") ? pathAndQuery(s) : s;
            String decoded = new URI(path).getPath();
            return decoded == null ? path : decoded;
        } catch (URISyntaxException odd) {
            return s;
        }
    }
}

package press.stet.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page that stays at an old address and leads to the new one: by HTTP where the host can, by itself everywhere else. */
public final class MovedPage {
    private static final String BEFORE = "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>→</title>"
            + "<meta name=\"robots\" content=\"noindex\"><meta http-equiv=\"refresh\" content=\"0; url=";
    private static final String SAFE = "-._~/!$()*+,=:@";
    private static final Pattern STEP_UP = Pattern.compile("(^|/)\\.\\.?(/|$)");

    private MovedPage() {}

    /**
     * The bytes of the page at {@code from} that leads to {@code target}; goes into the table as {@link PageMark#MOVED}. It leads by
     * way of the edition's root and names no host, so that it works below any folder of any host.
     *
     * @throws IllegalArgumentException if the target breaks a rule of {@link PagePath}
     */
    public static byte[] leadingTo(String target, String from) {
        PagePath.problem(target).ifPresent(problem -> {
            throw new IllegalArgumentException("A page cannot have moved to \"" + target + "\". " + problem);
        });
        String url = root(from) + url(target).substring(1);
        return (BEFORE + url + "\"><link rel=\"canonical\" href=\"" + url + "\"></head><body><p><a href=\"" + url
                        + "\">" + url + "</a></p></body></html>\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What leads from a page back to the edition's root: one step up for each folder it lies in. */
    private static String root(String from) {
        int folders = (int) from.chars().filter(c -> c == '/').count() - 1;
        return folders == 0 ? "./" : "../".repeat(folders);
    }

    /**
     * Where such a page leads: a path from the edition's root with a leading slash, percent-encoded, ready for a Location header;
     * empty for other bytes, and for a page that would lead out of the edition.
     *
     * @param from where the page lies
     */
    public static Optional<String> target(byte[] page, String from) {
        String html = new String(page, StandardCharsets.UTF_8);
        int end = html.startsWith(BEFORE) ? html.indexOf('"', BEFORE.length()) : -1;
        if (end < 0) {
            return Optional.empty();
        }
        String url = html.substring(BEFORE.length(), end);
        // Pages were written with their whole path before; archives still hold such.
        String root = url.startsWith("/") ? "/" : root(from);
        boolean fits = url.startsWith(root)
                && !url.startsWith("/", root.length())
                && !STEP_UP.matcher(url.substring(root.length())).find()
                && url.chars().allMatch(c -> c == '%' || isSafe(c));
        return fits ? Optional.of("/" + url.substring(root.length())) : Optional.empty();
    }

    /** The path as it is written in a URL (RFC 3986, section 2.1). */
    public static String url(String path) {
        StringBuilder url = new StringBuilder(path.length() + 16);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (isSafe(b)) {
                url.append((char) b);
            } else {
                url.append('%')
                        .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
            }
        }
        return url.toString();
    }

    private static boolean isSafe(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || SAFE.indexOf(c) >= 0;
    }
}

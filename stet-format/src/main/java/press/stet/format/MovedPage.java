package press.stet.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The page that stays at an old address and leads to the new one: by HTTP where the host can, by itself everywhere else. */
public final class MovedPage {
    private static final String BEFORE = "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>→</title>"
            + "<meta name=\"robots\" content=\"noindex\"><meta http-equiv=\"refresh\" content=\"0; url=";
    private static final String SAFE = "-._~/!$()*+,=:@";

    private MovedPage() {}

    /**
     * The bytes of the page that leads to {@code target}; goes into the table as {@link PageMark#MOVED}.
     *
     * @throws IllegalArgumentException if the target breaks a rule of {@link PagePath}
     */
    public static byte[] leadingTo(String target) {
        PagePath.problem(target).ifPresent(problem -> {
            throw new IllegalArgumentException("A page cannot have moved to \"" + target + "\". " + problem);
        });
        String url = url(target);
        return (BEFORE + url + "\"><link rel=\"canonical\" href=\"" + url + "\"></head><body><p><a href=\"" + url
                        + "\">" + url + "</a></p></body></html>\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Where such a page leads: an absolute path, percent-encoded, ready for a Location header; empty for other bytes. */
    public static Optional<String> target(byte[] page) {
        String html = new String(page, StandardCharsets.UTF_8);
        int end = html.startsWith(BEFORE) ? html.indexOf('"', BEFORE.length()) : -1;
        if (end < 0) {
            return Optional.empty();
        }
        String url = html.substring(BEFORE.length(), end);
        boolean fits =
                url.startsWith("/") && !url.startsWith("//") && url.chars().allMatch(c -> c == '%' || isSafe(c));
        return fits ? Optional.of(url) : Optional.empty();
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

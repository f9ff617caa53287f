package press.stet.delivery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.stet.format.CspClass;

/**
 * The headers every answer carries, by what it is. All of them in one place; the policies themselves are fixed by the
 * edition's format ({@link CspClass}).
 */
final class PageHeaders {

    /** A door that moves to https stays there for a year. */
    private static final String HSTS = "max-age=31536000";

    private static final String NO_SENSORS = "camera=(), microphone=(), geolocation=(), browsing-topics=()";
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String FOR_A_MINUTE = "public, max-age=60, must-revalidate";

    private PageHeaders() {}

    /** Security headers, names and values in turn. */
    static List<String> security(CspClass csp, boolean https) {
        return security(csp, null, https);
    }

    /** @param own the page's own policy, if it has one that is narrower than that of its class */
    static List<String> security(CspClass csp, @Nullable String own, boolean https) {
        List<String> headers = new ArrayList<>(List.of(
                "Content-Security-Policy", own == null ? csp.policy() : own,
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer"));
        if (csp == CspClass.ASSET) {
            // Photos and feeds are shown by feed readers, mail programs and other doors.
            headers.addAll(List.of("Cross-Origin-Resource-Policy", "cross-origin"));
        } else {
            headers.addAll(List.of(
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Permissions-Policy", NO_SENSORS));
        }
        if (https) {
            headers.addAll(List.of("Strict-Transport-Security", HSTS));
        }
        return headers;
    }

    /**
     * How long what lies at this path may be kept: assets and media carry the hash of their bytes in their names; of the worker
     * a browser must never keep an old one.
     */
    static String cacheControl(String path, CspClass csp) {
        if (csp == CspClass.WORKER) {
            return "no-cache";
        }
        return path.startsWith("/assets/") || path.startsWith("/media/") ? FOR_GOOD : FOR_A_MINUTE;
    }
}

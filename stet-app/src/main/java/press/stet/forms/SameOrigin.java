package press.stet.forms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Takes forms from this site's own pages only: what the browser says itself in {@code Sec-Fetch-Site} (Fetch Metadata), else in
 * {@code Origin}. Browsers too old for both, and mail programs, send neither.
 */
final class SameOrigin implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        boolean anywhere = handler instanceof HandlerMethod method && method.hasMethodAnnotation(FromAnywhere.class);
        if (!request.getMethod().equals("POST") || anywhere || !isForeign(request)) {
            return true;
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
        return false;
    }

    /** Whether a browser says that another site's page sent this. */
    static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        // The site's pages send no referrer, and browsers then write the origin of a form as null.
        return origin != null && !origin.equals("null") && !isHost(origin, request.getHeader("Host"));
    }

    /** Whether a browser vouches that a page of this very site sent this. */
    static boolean isOwn(HttpServletRequest request) {
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private static boolean isHost(String origin, @Nullable String host) {
        try {
            String named = URI.create(origin).getAuthority();
            return named != null
                    && host != null
                    && named.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package press.stet.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * What somebody gets who is not signed in: a page leads to the sign-in page and back again; a script gets status 401 and a
 * sentence, so that what is typed stays where it is.
 */
class SignedOutAnswer implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        String accept = request.getHeader("Accept");
        boolean page = request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && accept != null
                && accept.contains("text/html");
        if (page) {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            String here = request.getRequestURI() + query;
            response.sendRedirect(
                    here.equals("/") ? "/sign-in" : "/sign-in?then=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream()
                .write("You are signed out. Sign in again in another tab; what you typed here stays.\n"
                        .getBytes(StandardCharsets.UTF_8));
    }
}

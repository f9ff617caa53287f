package press.stet.forms;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.stet.delivery.FormDoor;

/**
 * Stands before everything the framework does with a reader's request: few at a time, short, without cookies; and whatever fails
 * behind it is answered with one sentence, never with a page of the framework or the desk. Logs no request.
 */
final class DoorFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(DoorFilter.class);

    /** Readers' forms and the desk share the database's connections; readers get no more than these. */
    static final int AT_ONCE = 6;

    private static final int SECONDS_TO_WAIT = 2;
    static final int MAX_FORM = 16 * 1024;
    /** Payment providers deliver their news below this path; it is longer than any form. */
    static final String RAILS = FormDoor.PREFIX + "rails/";

    static final int MAX_NEWS = 512 * 1024;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private final Semaphore room = new Semaphore(AT_ONCE, true);

    static boolean cameThrough(ServletRequest request) {
        return request.getAttribute(FormDoor.CAME_THROUGH) != null;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (cameThrough(request)
                && request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answer) {
            admit(asked, answer, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD, POST");
            refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (request.getContentLengthLong() > longest(request) || isOpenEndedMultipart(request)) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (!tookRoom()) {
            response.setHeader("Retry-After", "60");
            refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            try {
                chain.doFilter(new WithoutCookies(request), new Plain(response));
            } catch (ServletException | RuntimeException e) {
                failed(e, response);
            } finally {
                room.release();
            }
        }
    }

    private static boolean isOpenEndedMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getContentLengthLong() < 0
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static int longest(HttpServletRequest request) {
        return request.getRequestURI().startsWith(RAILS) ? MAX_NEWS : MAX_FORM;
    }

    private boolean tookRoom() {
        try {
            return room.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The message may hold what a reader typed, so only the kind of failure and its place are logged. */
    private static void failed(Exception failure, HttpServletResponse response) throws IOException {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (failure instanceof InvalidParameterException || failure.getCause() instanceof InvalidParameterException) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        StackTraceElement[] trace = cause.getStackTrace();
        LOG.warn(
                "A reader's form could not be answered: {} at {}",
                cause.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0]);
        if (!response.isCommitted()) {
            response.resetBuffer();
            refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static void refuse(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write(sentence(status).getBytes(StandardCharsets.UTF_8));
    }

    private static String sentence(int status) {
        return switch (status) {
            case 403 ->
                "This form was sent from another place. Open it on the newsroom's own page and send it there.\n";
            case 404 -> "There is no page at this address. The front page is at /\n";
            case 405 -> "This address takes GET, HEAD and POST requests only.\n";
            case 413 -> "This is longer than any form here.\n";
            case 503 -> "This cannot be answered just now. Nothing was changed. Please try again in a minute.\n";
            default -> "This request cannot be understood.\n";
        };
    }

    /** A colleague's browser sends the desk's cookies to this port too; nothing behind may read them. */
    private static final class WithoutCookies extends HttpServletRequestWrapper {

        WithoutCookies(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Cookie @Nullable [] getCookies() {
            return null;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isCookie(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isCookie(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        private static boolean isCookie(String name) {
            return name.equalsIgnoreCase("Cookie") || name.equalsIgnoreCase("Authorization");
        }
    }

    /** Errors are sentences here, not a dispatch to an error page. */
    private static final class Plain extends HttpServletResponseWrapper {

        Plain(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            resetBuffer();
            refuse((HttpServletResponse) getResponse(), status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }

        @Override
        public void addCookie(Cookie cookie) {
            throw new IllegalStateException("Readers get no cookies.");
        }
    }
}

package press.stet.delivery;

import static press.stet.delivery.Answer.sentence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.stet.format.CspClass;
import press.stet.format.MovedPage;
import press.stet.storage.Encoding;

/**
 * Answers readers from the current edition. Computes nothing, knows nobody, and logs no request.
 *
 * <p>A page that is not in the edition is looked for with a slash at its end; else the edition's own page for missing ones
 * answers, that of the language in the path before the common one.
 */
final class Site {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    /** The page of an edition that stands in for missing ones, at the root and at the root of each language. */
    private static final String NOT_FOUND_PAGE = "404.html";

    private static final String[] PLAIN_HEADERS = headers("Cache-Control", "no-cache");
    private static final Answer NOT_A_PATH =
            sentence(400, "This address is not spelled the way addresses are. Please check it.", PLAIN_HEADERS);
    private static final Answer ONLY_READING = sentence(
            405,
            "This site can only be read: it takes GET and HEAD requests.",
            headers("Allow", "GET, HEAD", "Cache-Control", "no-cache"));
    static final Answer NOT_FOUND =
            sentence(404, "There is no page at this address. The front page is at /", PLAIN_HEADERS);
    static final Answer UNREADABLE = sentence(
            503,
            "This page cannot be read just now. Please try again in a minute.",
            headers("Retry-After", "60", "Cache-Control", "no-store"));
    private static final Answer BEING_PRINTED = new Answer(
            503,
            "text/html; charset=utf-8",
            headers("Retry-After", "5", "Cache-Control", "no-store"),
            Answer.Bytes.of("""
                    <!doctype html>
                    <html lang="en">
                    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                    <meta http-equiv="refresh" content="5"><title>The first edition is being printed</title>
                    <style>:root{color-scheme:light dark}body{font:1.2rem/1.5 Georgia,serif;max-width:30em;margin:20vh auto 0;padding:0 1em}</style></head>
                    <body><h1>The first edition is being printed</h1><p>This page turns into the front page by itself.</p></body>
                    </html>
                    """.getBytes(StandardCharsets.UTF_8)));

    private final CurrentEdition current;
    private final StoreFiles store;

    Site(CurrentEdition current, StoreFiles store) {
        this.current = current;
        this.store = store;
    }

    Answer answer(SiteRequest request) {
        if (!request.method().equals("GET") && !request.isHead()) {
            return ONLY_READING;
        }
        if (request.path().startsWith(StoreFiles.BASE)) {
            return store.answer(request);
        }
        EditionView edition = current.view();
        if (edition == null) {
            return BEING_PRINTED;
        }
        String path = RequestPath.decode(request.path());
        if (path == null) {
            return NOT_A_PATH;
        }
        try {
            Page page = edition.find(path);
            if (page != null) {
                return show(page, request, path);
            }
            if (!path.endsWith("/") && edition.find(path + "/") != null) {
                return moved(MovedPage.url(path + "/"));
            }
            return missing(edition, path, request);
        } catch (IOException e) {
            LOG.error("Edition {} is not whole. Print it again in full. {}", edition.number(), e.getMessage());
            return UNREADABLE;
        }
    }

    /** The answer to a request that broke the rules of HTTP. */
    static Answer refusal(int status) {
        return sentence(status, "This request cannot be understood.", PLAIN_HEADERS);
    }

    private static Answer show(Page page, SiteRequest request, String path) throws IOException {
        return switch (page.mark()) {
            case MOVED -> MovedPage.target(page.bytes(), path).map(Site::moved).orElse(NOT_FOUND);
            case WITHDRAWN -> whole(410, page, request);
            case NONE -> isNotFoundPage(path) ? whole(404, page, request) : conditional(page, request);
        };
    }

    private static Answer conditional(Page page, SiteRequest request) throws IOException {
        Encoding encoding = page.choose(AcceptEncoding.of(request.acceptEncoding()));
        Page.Form form = page.form(encoding);
        if (matches(request.ifNoneMatch(), form.etag())) {
            return new Answer(304, null, form.headers(), Answer.Body.NONE);
        }
        boolean sameAsBefore = request.ifRange() == null || request.ifRange().equals(form.etag());
        ByteRange range = sameAsBefore ? ByteRange.of(request.range(), page.length(encoding)) : null;
        if (range == null) {
            return new Answer(200, page.contentType(), form.headers(), page.body(encoding));
        }
        if (range == ByteRange.UNSATISFIABLE) {
            return sentence(
                    416,
                    "The page is shorter than that: it has " + page.length(encoding) + " bytes.",
                    headers("Content-Range", "bytes */" + page.length(encoding), "Cache-Control", "no-cache"));
        }
        return new Answer(
                206,
                page.contentType(),
                with(form.headers(), "Content-Range", range.contentRange(page.length(encoding))),
                page.body(encoding, range));
    }

    /** Pages that say something is not here are not kept by those who asked and not answered in parts. */
    private static Answer whole(int status, Page page, SiteRequest request) throws IOException {
        Encoding encoding = page.choose(AcceptEncoding.of(request.acceptEncoding()));
        return new Answer(status, page.contentType(), page.form(encoding).headers(), page.body(encoding));
    }

    private static Answer missing(EditionView edition, String path, SiteRequest request) throws IOException {
        int end = path.indexOf('/', 1);
        Page page = end > 0 ? edition.find(path.substring(0, end + 1) + NOT_FOUND_PAGE) : null;
        if (page == null) {
            page = edition.find("/" + NOT_FOUND_PAGE);
        }
        return page == null ? NOT_FOUND : whole(404, page, request);
    }

    private static boolean isNotFoundPage(String path) {
        return path.endsWith("/" + NOT_FOUND_PAGE);
    }

    private static Answer moved(String target) {
        return new Answer(
                301,
                "text/plain; charset=utf-8",
                with(headers("Cache-Control", PageHeaders.cacheControl("/", CspClass.PAGE)), "Location", target),
                Answer.Bytes.of(("This page is at " + target + " now.\n").getBytes(StandardCharsets.US_ASCII)));
    }

    /** RFC 9110, section 13.1.2: weak comparison, and any of a list. */
    static boolean matches(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        return ifNoneMatch.equals(etag)
                || Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    private static String[] headers(String... more) {
        List<String> security = PageHeaders.security(CspClass.PAGE, false);
        return with(security.toArray(String[]::new), more);
    }

    private static String[] with(String[] headers, String... more) {
        String[] all = Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return all;
    }
}

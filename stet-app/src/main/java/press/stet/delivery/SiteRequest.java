package press.stet.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What the site looks at in a request; nothing else of it is read. Header values are as they were sent, null where there was
 * none.
 *
 * @param path the path of the request target, still percent-encoded
 */
record SiteRequest(
        String method,
        String path,
        @Nullable String acceptEncoding,
        @Nullable String ifNoneMatch,
        @Nullable String range,
        @Nullable String ifRange) {

    boolean isHead() {
        return method.equals("HEAD");
    }
}

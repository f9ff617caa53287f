package press.stet.edition;

import press.stet.format.CspClass;

/**
 * A rendered page.
 *
 * @param path with a leading slash
 */
record Page(String path, String mediaType, CspClass csp, byte[] bytes) {

    static final String HTML = "text/html; charset=utf-8";

    static Page html(String path, String html) {
        return new Page(path, HTML, CspClass.PAGE, html.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static Page text(String path, String mediaType, String text) {
        return new Page(path, mediaType, CspClass.ASSET, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}

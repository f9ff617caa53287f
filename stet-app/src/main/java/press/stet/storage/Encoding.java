package press.stet.storage;

/** The content codings an object may be kept in (RFC 9110, section 8.4.1), best first. */
public enum Encoding {
    BROTLI("br"),
    ZSTD("zstd"),
    GZIP("gzip"),
    /** The bytes as they are: what the object's hash names. Always there. */
    IDENTITY("identity");

    private final String token;

    Encoding(String token) {
        this.token = token;
    }

    /** The name in the Accept-Encoding and Content-Encoding headers. */
    public String token() {
        return token;
    }
}

package press.stet.format;

/**
 * What a page says of itself beside its words, told in a parameter of its media type. A host that knows nothing of it serves
 * a plain page of HTML that says the same to the reader.
 */
public enum PageMark {
    /** A page to be shown. */
    NONE(""),
    /** A {@link MovedPage}: what was here is elsewhere now. HTTP says 301. */
    MOVED("; stet=moved"),
    /** The newsroom took back what was here; the page says so. HTTP says 410. */
    WITHDRAWN("; stet=withdrawn");

    private static final String HTML = "text/html; charset=utf-8";

    private final String parameter;

    PageMark(String parameter) {
        this.parameter = parameter;
    }

    /** The media type of an HTML page with this mark. */
    public String mediaType() {
        return HTML + parameter;
    }

    /** The mark of a page with this media type. */
    public static PageMark of(String mediaType) {
        if (mediaType.equals(MOVED.mediaType())) {
            return MOVED;
        }
        return mediaType.equals(WITHDRAWN.mediaType()) ? WITHDRAWN : NONE;
    }
}

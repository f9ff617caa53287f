package press.stet.theme;

/**
 * A feed that a reader's program can find from the page.
 *
 * @param title what the reader's program shows
 * @param path path from the edition's root
 * @param type media type, e.g. {@code application/atom+xml}
 */
public record FeedLink(String title, String path, String type) {}

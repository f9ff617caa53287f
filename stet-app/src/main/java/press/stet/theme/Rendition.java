package press.stet.theme;

/**
 * One file of a photo.
 *
 * @param path path from the edition's root
 * @param width in pixels
 * @param type media type, e.g. {@code image/webp}
 */
public record Rendition(String path, int width, String type) {}

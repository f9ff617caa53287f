package press.stet.media;

/**
 * One printed size and kind of a photo.
 *
 * @param width in pixels
 * @param height in pixels
 * @param hash SHA-256 of the file, 64 hexadecimal digits
 * @param length of the file in bytes
 */
public record Rendition(ImageType type, int width, int height, String hash, int length) {}

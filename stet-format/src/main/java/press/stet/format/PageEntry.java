package press.stet.format;

/**
 * What the table says about one page (a page is any file with a path: HTML, image, style, feed).
 *
 * @param hash SHA-256 of the bytes, or of the chunk list where {@code form} is {@link Form#CHUNKED}
 * @param length of the whole file in bytes
 * @param mediaType value of the Content-Type header: 1 to 120 characters of printable ASCII
 * @param csp policy class
 * @param form how the bytes are kept
 */
public record PageEntry(ObjectHash hash, long length, String mediaType, CspClass csp, Form form) {

    /** How a page's bytes are kept. */
    public enum Form {
        /** One object. */
        WHOLE,
        /** A {@link ChunkList} and its chunks. */
        CHUNKED
    }

    /** The largest object, in bytes (2 MiB). */
    public static final int MAX_OBJECT_LENGTH = 2 * 1024 * 1024;

    static final int MAX_MEDIA_TYPE_LENGTH = 120;

    public PageEntry {
        long least = form == Form.WHOLE ? 0 : 1;
        long most = form == Form.WHOLE ? MAX_OBJECT_LENGTH : ChunkList.MAX_FILE_LENGTH;
        if (length < least || length > most) {
            throw new IllegalArgumentException("A file kept " + (form == Form.WHOLE ? "whole" : "in chunks") + " has "
                    + least + " to " + most + " bytes.");
        }
        if (mediaType.isEmpty()
                || mediaType.length() > MAX_MEDIA_TYPE_LENGTH
                || !mediaType.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("A media type has 1 to 120 printable ASCII characters.");
        }
    }

    /** An entry for a file kept as one object. */
    public static PageEntry of(byte[] content, String mediaType, CspClass csp) {
        return new PageEntry(ObjectHash.of(content), content.length, mediaType, csp, Form.WHOLE);
    }

    /** An entry for a file kept in chunks. */
    public static PageEntry of(ChunkList chunks, String mediaType, CspClass csp) {
        return new PageEntry(ObjectHash.of(chunks.encoded()), chunks.length(), mediaType, csp, Form.CHUNKED);
    }
}

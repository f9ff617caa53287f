package press.stet.media;

/** The kinds of picture that are printed, from the one everybody reads to the smallest. */
public enum ImageType {
    JPEG("image/jpeg", "jpg"),
    WEBP("image/webp", "webp"),
    AVIF("image/avif", "avif");

    private final String mediaType;
    private final String extension;

    ImageType(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** As registered with IANA, for instance {@code image/jpeg}. */
    public String mediaType() {
        return mediaType;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }
}

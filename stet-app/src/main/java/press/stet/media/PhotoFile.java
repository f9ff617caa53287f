package press.stet.media;

import java.util.Locale;
import java.util.Optional;

/**
 * A foreign picture file, looked at before anything decodes it: recognised by its content, measured, and cut down to
 * what the pixels need. Camera data, names, places, comments, previews and whatever hangs after the end are gone from
 * {@link #bytes()} without re-encoding, so that the original can be kept without keeping what it could betray.
 *
 * @param width of the stored pixels, before the orientation is applied
 * @param height of the stored pixels, before the orientation is applied
 * @param orientation 1 to 8 as EXIF numbers it (CIPA DC-008, tag 0x0112)
 * @param bytesPerPixel what one decoded pixel costs in memory while it is read
 * @param readsInSteps whether a reader can skip pixels while it decodes, so that memory stays small for a large picture
 * @param profile the ICC colour profile where the reader of this format does not apply it itself
 */
record PhotoFile(
        Format format,
        int width,
        int height,
        int orientation,
        int bytesPerPixel,
        boolean readsInSteps,
        Optional<byte[]> profile,
        byte[] bytes) {

    enum Format {
        JPEG,
        PNG,
        WEBP,
        GIF
    }

    static final int MOST_BYTES = 50 * 1024 * 1024;
    static final long MOST_PIXELS = 100_000_000;

    /** What decoding one picture may cost in memory, in bytes. */
    static final long MOST_DECODED = 80L * 1024 * 1024;

    static final int LEAST_SIDE = 16;
    static final int STEEPEST = 12;
    private static final int MOST_PROFILE = 4 * 1024 * 1024;

    /**
     * Recognises, measures and cleans a picture.
     *
     * @throws PhotoRefused when it is no picture we take, is cut short, or is too large to decode safely
     */
    static PhotoFile read(byte[] foreign) {
        if (foreign.length == 0) {
            throw new PhotoRefused("This file is empty. Please choose the picture again.");
        }
        if (foreign.length > MOST_BYTES) {
            throw new PhotoRefused(String.format(
                    Locale.ROOT,
                    "This file has %d MB; a photo may have up to %d MB. Please save it smaller.",
                    foreign.length / (1024 * 1024),
                    MOST_BYTES / (1024 * 1024)));
        }
        try {
            return recognised(new Bytes(foreign)).measured();
        } catch (IndexOutOfBoundsException e) {
            throw PhotoRefused.brokenOff();
        }
    }

    private static PhotoFile recognised(Bytes in) {
        if (in.has(0, 0xFF, 0xD8, 0xFF)) {
            return JpegFile.read(in);
        }
        if (in.has(0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return PngFile.read(in);
        }
        if (in.hasText(0, "RIFF") && in.hasText(8, "WEBP")) {
            return WebpFile.read(in);
        }
        if (in.hasText(0, "GIF87a") || in.hasText(0, "GIF89a")) {
            return GifFile.read(in);
        }
        throw new PhotoRefused(unknown(in));
    }

    private static String unknown(Bytes in) {
        String start = in.text(0, Math.min(in.length(), 1024)).toLowerCase(Locale.ROOT);
        if (start.contains("<svg")) {
            return "SVG drawings can carry scripts and are not taken. Please save it as PNG and add that.";
        }
        if (start.startsWith("<") || start.startsWith("\u00EF\u00BB\u00BF<")) {
            return "This is a web page, not a picture. Please save the picture itself and add that.";
        }
        if (start.startsWith("ftypheic", 4) || start.startsWith("ftypheix", 4) || start.startsWith("ftypmif1", 4)) {
            return "HEIC photos are not taken yet. Please save it as JPEG and add that.";
        }
        if (start.startsWith("ftypavif", 4)) {
            return "AVIF pictures are not taken yet. Please save it as JPEG or PNG and add that.";
        }
        if (in.has(0, 'I', 'I', 42, 0) || in.has(0, 'M', 'M', 0, 42)) {
            return "TIFF and raw camera files are not taken. Please save it as JPEG and add that.";
        }
        return "This file is not a picture we know. JPEG, PNG, WebP and GIF are taken.";
    }

    private PhotoFile measured() {
        if (width < LEAST_SIDE || height < LEAST_SIDE) {
            throw new PhotoRefused(String.format(
                    Locale.ROOT,
                    "This picture is %d by %d pixels; a photo needs at least %d on each side.",
                    width,
                    height,
                    LEAST_SIDE));
        }
        if ((long) width * height > MOST_PIXELS || (!readsInSteps && decodedSize() > MOST_DECODED)) {
            long most = readsInSteps ? MOST_PIXELS : MOST_DECODED / bytesPerPixel;
            throw new PhotoRefused(String.format(
                    Locale.ROOT,
                    "This picture has %d megapixels (%d by %d); up to %d are taken in this kind of file. Please save it smaller.",
                    (long) width * height / 1_000_000,
                    width,
                    height,
                    most / 1_000_000));
        }
        if (width > (long) height * STEEPEST || height > (long) width * STEEPEST) {
            throw new PhotoRefused(String.format(
                    Locale.ROOT,
                    "This picture is %d by %d pixels, too narrow a strip for a page. Please crop it.",
                    width,
                    height));
        }
        return this;
    }

    private long decodedSize() {
        return (long) width * height * bytesPerPixel;
    }

    /** Every how many pixels a reader has to take one, so that the decoded picture stays within memory: 1 for all. */
    int step() {
        int step = 1;
        while (decodedSize() / ((long) step * step) > MOST_DECODED) {
            step++;
        }
        return step;
    }

    boolean liesOnItsSide() {
        return orientation >= 5;
    }

    int uprightWidth() {
        return liesOnItsSide() ? height : width;
    }

    int uprightHeight() {
        return liesOnItsSide() ? width : height;
    }

    /** Whether a colour profile is small enough to be looked at. */
    static boolean fits(long profileLength) {
        return profileLength <= MOST_PROFILE;
    }
}

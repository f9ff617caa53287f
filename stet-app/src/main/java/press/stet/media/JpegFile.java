package press.stet.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A JPEG file (ITU-T T.81 annex B), segment by segment: measured, and without everything that is not picture. */
final class JpegFile {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int COM = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final String ICC = "ICC_PROFILE\0";
    private static final String EXIF = "Exif\0\0";

    /** Every scan of a progressive file costs a pass over the whole picture; encoders write about ten. */
    private static final int MOST_SCANS = 64;

    private static final byte[] PLAIN_JFIF = {
        (byte) 0xFF, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    private final Bytes in;
    private final ByteArrayOutputStream kept;
    private int width;
    private int height;
    private int components;
    private boolean progressive;
    private int orientation = 1;
    private int scans;
    private long profileLength;

    private JpegFile(Bytes in) {
        this.in = in;
        this.kept = new ByteArrayOutputStream(in.length());
    }

    static PhotoFile read(Bytes in) {
        return new JpegFile(in).file();
    }

    private PhotoFile file() {
        keepMarker(SOI);
        int at = 2;
        while (true) {
            at = nextMarker(at);
            int marker = in.u8(at - 1);
            if (marker == EOI) {
                break;
            }
            int size = in.u16(at);
            if (size < 2) {
                throw PhotoRefused.broken();
            }
            segment(marker, at, size);
            at += size;
            if (marker == SOS) {
                at = keepScan(at);
            }
        }
        keepMarker(EOI);
        if (scans == 0) {
            throw PhotoRefused.broken();
        }
        // A progressive picture's coefficients stay in memory whole, whatever is skipped.
        return new PhotoFile(
                PhotoFile.Format.JPEG,
                width,
                height,
                orientation,
                components == 4 ? 8 : components,
                !progressive,
                Optional.empty(),
                turned(kept.toByteArray()));
    }

    /** The file with its orientation noted again, behind the first mark. */
    private byte[] turned(byte[] file) {
        if (orientation == 1) {
            return file;
        }
        byte[] note = Exif.only(orientation);
        int size = 2 + EXIF.length() + note.length;
        var turned = new ByteArrayOutputStream(file.length + size + 2);
        turned.write(file, 0, 2);
        turned.write(0xFF);
        turned.write(APP1);
        turned.write(0);
        turned.write(size);
        turned.writeBytes(EXIF.getBytes(StandardCharsets.US_ASCII));
        turned.writeBytes(note);
        turned.write(file, 2, file.length - 2);
        return turned.toByteArray();
    }

    /** Where the byte after the next marker is; fill bytes before it are skipped (B.1.1.2). */
    private int nextMarker(int from) {
        int at = from;
        if (in.u8(at) != 0xFF) {
            throw PhotoRefused.broken();
        }
        while (in.u8(at) == 0xFF) {
            at++;
        }
        return at + 1;
    }

    private void segment(int marker, int at, int size) {
        switch (marker) {
            case 0xC0, 0xC1, 0xC2 -> frame(marker, at);
            case 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF ->
                throw new PhotoRefused(
                        "This is a rare kind of JPEG that browsers do not show. Please save it as an ordinary JPEG.");
            case APP0 -> {
                if (in.hasText(at + 2, "JFIF\0")) {
                    kept.writeBytes(PLAIN_JFIF);
                }
            }
            case APP1 -> {
                if (in.hasText(at + 2, EXIF)) {
                    orientation = Exif.orientation(in.part(at + 2 + EXIF.length(), size - 2 - EXIF.length()));
                }
            }
            case APP2 -> {
                profileLength += size;
                if (in.hasText(at + 2, ICC) && PhotoFile.fits(profileLength)) {
                    keepSegment(marker, at, size);
                }
            }
            case APP14 -> {
                if (in.hasText(at + 2, "Adobe")) {
                    keepSegment(marker, at, size);
                }
            }
            case SOS -> {
                if (width == 0 || ++scans > MOST_SCANS) {
                    throw PhotoRefused.broken();
                }
                keepSegment(marker, at, size);
            }
            default -> {
                if (marker != COM && (marker < APP0 || marker > APP15)) {
                    keepSegment(marker, at, size);
                }
            }
        }
    }

    private void frame(int marker, int at) {
        int bits = in.u8(at + 2);
        int frameHeight = in.u16(at + 3);
        int frameWidth = in.u16(at + 5);
        int frameComponents = in.u8(at + 7);
        if (bits != 8) {
            throw new PhotoRefused(
                    "This JPEG has " + bits + " bits a colour, which browsers do not show. Please save it with 8.");
        }
        if (width != 0 || frameComponents == 0 || frameComponents > 4) {
            throw PhotoRefused.broken();
        }
        if (frameWidth == 0 || frameHeight == 0) {
            throw PhotoRefused.noSize();
        }
        width = frameWidth;
        height = frameHeight;
        components = frameComponents;
        progressive = marker == 0xC2;
        keepSegment(marker, at, in.u16(at));
    }

    private int keepScan(int from) {
        int at = from;
        while (in.u8(at) != 0xFF || in.u8(at + 1) == 0 || (in.u8(at + 1) >= 0xD0 && in.u8(at + 1) <= 0xD7)) {
            at++;
        }
        kept.write(in.array(), in.index(from, at - from), at - from);
        return at;
    }

    private void keepSegment(int marker, int at, int size) {
        keepMarker(marker);
        kept.write(in.array(), in.index(at, size), size);
    }

    private void keepMarker(int marker) {
        kept.write(0xFF);
        kept.write(marker);
    }
}

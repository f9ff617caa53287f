package press.stet.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A WebP file (RFC 9649): its first picture as a still, without EXIF, XMP and unknown chunks. */
final class WebpFile {
    private static final int HAS_PROFILE = 0x20;
    private static final int HAS_ALPHA = 0x10;
    private static final int HAS_EXIF = 0x08;
    private static final int FRAME_HEADER = 16;

    private Optional<Bytes> profile = Optional.empty();
    private Optional<Bytes> alpha = Optional.empty();
    private Optional<Bytes> pixels = Optional.empty();
    private String pixelType = "";
    private int width;
    private int height;
    private int orientation = 1;

    private WebpFile() {}

    static PhotoFile read(Bytes in) {
        long length = in.u32le(4);
        if (length < 4 || length > in.length() - 8L) {
            throw PhotoRefused.brokenOff();
        }
        var file = new WebpFile();
        file.chunks(in.part(12, (int) length - 4));
        // The reader decodes whole and keeps its planes beside the picture.
        return new PhotoFile(
                PhotoFile.Format.WEBP,
                file.width,
                file.height,
                file.orientation,
                4,
                false,
                Optional.empty(),
                file.still());
    }

    private void chunks(Bytes in) {
        int at = 0;
        while (at + 8 <= in.length()) {
            String type = in.text(at, 4);
            long length = in.u32le(at + 4);
            if (length > in.length() - at - 8L) {
                throw PhotoRefused.brokenOff();
            }
            Bytes data = in.part(at + 8, (int) length);
            switch (type) {
                case "VP8 ", "VP8L" -> picture(type, data);
                case "ANMF" -> {
                    if (pixels.isEmpty()) {
                        chunks(data.part(FRAME_HEADER, data.length() - FRAME_HEADER));
                    }
                }
                case "ICCP" -> profile = Optional.of(data).filter(d -> PhotoFile.fits(d.length()));
                case "ALPH" -> alpha = pixels.isEmpty() ? Optional.of(data) : alpha;
                case "EXIF" -> orientation = Exif.orientation(afterExifMark(data));
                default -> {}
            }
            at += 8 + data.length() + (data.length() & 1);
        }
    }

    private static Bytes afterExifMark(Bytes data) {
        return data.hasText(0, "Exif\0\0") ? data.part(6, data.length() - 6) : data;
    }

    private void picture(String type, Bytes data) {
        if (pixels.isPresent()) {
            return;
        }
        if (type.equals("VP8 ")) {
            if (!data.has(3, 0x9D, 0x01, 0x2A)) {
                throw PhotoRefused.broken();
            }
            width = data.u16le(6) & 0x3FFF;
            height = data.u16le(8) & 0x3FFF;
        } else {
            if (data.u8(0) != 0x2F) {
                throw PhotoRefused.broken();
            }
            long sides = data.u32le(1);
            width = (int) (sides & 0x3FFF) + 1;
            height = (int) (sides >> 14 & 0x3FFF) + 1;
        }
        pixelType = type;
        pixels = Optional.of(data);
    }

    private byte[] still() {
        var chunks = new ByteArrayOutputStream();
        int flags = (profile.isPresent() ? HAS_PROFILE : 0)
                | (alpha.isPresent() ? HAS_ALPHA : 0)
                | (orientation == 1 ? 0 : HAS_EXIF);
        if (flags != 0) {
            var header = new ByteArrayOutputStream();
            number(header, flags, 4);
            number(header, width - 1, 3);
            number(header, height - 1, 3);
            keep(chunks, "VP8X", new Bytes(header.toByteArray()));
        }
        profile.ifPresent(data -> keep(chunks, "ICCP", data));
        alpha.ifPresent(data -> keep(chunks, "ALPH", data));
        keep(chunks, pixelType, pixels.orElseThrow(PhotoRefused::broken));
        if (orientation != 1) {
            keep(chunks, "EXIF", new Bytes(Exif.only(orientation)));
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        number(file, chunks.size() + 4, 4);
        file.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(chunks.toByteArray());
        return file.toByteArray();
    }

    private static void keep(ByteArrayOutputStream out, String type, Bytes data) {
        out.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        number(out, data.length(), 4);
        out.write(data.array(), data.index(0, data.length()), data.length());
        if ((data.length() & 1) == 1) {
            out.write(0);
        }
    }

    private static void number(ByteArrayOutputStream out, int value, int size) {
        for (int i = 0; i < size; i++) {
            out.write(value >> 8 * i);
        }
    }
}

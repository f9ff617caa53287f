package press.stet.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A PNG file (W3C PNG, third edition), chunk by chunk: measured, and without text, times, EXIF and animation. */
final class PngFile {
    private static final int SIGNATURE = 8;

    private PngFile() {}

    static PhotoFile read(Bytes in) {
        if (!in.hasText(12, "IHDR") || in.u32(8) != 13) {
            throw PhotoRefused.broken();
        }
        int width = size(in.u32(16));
        int height = size(in.u32(20));
        int bits = in.u8(24);
        int colours = in.u8(25);
        var kept = new ByteArrayOutputStream(in.length());
        kept.write(in.array(), in.index(0, SIGNATURE), SIGNATURE);
        int orientation = 1;
        boolean pixels = false;
        Optional<byte[]> profile = Optional.empty();
        int at = SIGNATURE;
        while (true) {
            long length = in.u32(at);
            String type = in.text(at + 4, 4);
            if (length > in.length() - at - 12) {
                throw PhotoRefused.brokenOff();
            }
            Bytes data = in.part(at + 8, (int) length);
            switch (type) {
                case "IHDR", "PLTE", "tRNS", "IDAT", "IEND" ->
                    kept.write(in.array(), in.index(at, (int) length + 12), (int) length + 12);
                case "iCCP" -> {
                    profile = profile(data);
                    if (profile.isPresent()) {
                        kept.write(in.array(), in.index(at, (int) length + 12), (int) length + 12);
                    }
                }
                case "eXIf" -> {
                    orientation = Exif.orientation(data);
                    if (orientation != 1) {
                        kept.writeBytes(chunk("eXIf", Exif.only(orientation)));
                    }
                }
                default -> {}
            }
            pixels |= type.equals("IDAT");
            at += (int) length + 12;
            if (type.equals("IEND")) {
                break;
            }
        }
        if (!pixels) {
            throw PhotoRefused.broken();
        }
        return new PhotoFile(
                PhotoFile.Format.PNG,
                width,
                height,
                orientation,
                samples(colours) * (bits == 16 ? 2 : 1),
                true,
                profile,
                kept.toByteArray());
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    private static int samples(int colours) {
        return switch (colours) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> throw PhotoRefused.broken();
        };
    }

    private static int size(long side) {
        if (side == 0) {
            throw PhotoRefused.noSize();
        }
        return (int) Math.min(side, Integer.MAX_VALUE);
    }

    /** The colour profile: a name, a zero, the method 0, then a zlib stream (11.3.2.3). A damaged one is left out. */
    private static Optional<byte[]> profile(Bytes data) {
        int name = 0;
        while (name < data.length() && data.u8(name) != 0) {
            name++;
        }
        int start = name + 2;
        if (start >= data.length()) {
            return Optional.empty();
        }
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(data.array(), data.index(start, 0), data.length() - start);
            var inflated = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                inflated.write(buffer, 0, read);
                if (read == 0 || !PhotoFile.fits(inflated.size())) {
                    return Optional.empty();
                }
            }
            return Optional.of(inflated.toByteArray());
        } catch (DataFormatException damaged) {
            return Optional.empty();
        }
    }
}

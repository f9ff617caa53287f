package press.stet.media;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** A GIF file (GIF89a): its first picture only, without comments and other extensions. */
final class GifFile {
    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;

    private GifFile() {}

    static PhotoFile read(Bytes in) {
        var kept = new ByteArrayOutputStream(in.length());
        int at = 13 + colourTable(in.u8(10));
        kept.write(in.array(), in.index(0, at), at);
        while (true) {
            int block = in.u8(at);
            if (block == EXTENSION) {
                int end = afterSubBlocks(in, at + 2);
                if (in.u8(at + 1) == GRAPHIC_CONTROL) {
                    kept.write(in.array(), in.index(at, end - at), end - at);
                }
                at = end;
            } else if (block == PICTURE) {
                int end = afterSubBlocks(in, at + 10 + colourTable(in.u8(at + 9)) + 1);
                kept.write(in.array(), in.index(at, end - at), end - at);
                kept.write(TRAILER);
                int width = in.u16le(at + 5);
                int height = in.u16le(at + 7);
                return new PhotoFile(
                        PhotoFile.Format.GIF, width, height, 1, 1, true, Optional.empty(), kept.toByteArray());
            } else {
                throw PhotoRefused.broken();
            }
        }
    }

    private static int colourTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int afterSubBlocks(Bytes in, int from) {
        int at = from;
        while (in.u8(at) != 0) {
            at += in.u8(at) + 1;
        }
        return at + 1;
    }
}

package press.stet.media;

/** The one thing we read from a camera's notes: how the picture is to be turned. */
final class Exif {
    private static final int ORIENTATION = 0x0112;

    private Exif() {}

    /** A TIFF block that says how the picture is to be turned, and nothing else. */
    static byte[] only(int orientation) {
        return new byte[] {
            'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte) orientation, 0, 0, 0, 0, 0, 0, 0
        };
    }

    /** The orientation, 1 to 8, from a TIFF block (CIPA DC-008 4.5); 1 when there is none or the block is damaged. */
    static int orientation(Bytes tiff) {
        boolean little = tiff.has(0, 'I', 'I', 42, 0);
        if (!little && !tiff.has(0, 'M', 'M', 0, 42)) {
            return 1;
        }
        try {
            int directory = Math.toIntExact(little ? tiff.u32le(4) : tiff.u32(4));
            int entries = little ? tiff.u16le(directory) : tiff.u16(directory);
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * 12;
                if ((little ? tiff.u16le(entry) : tiff.u16(entry)) == ORIENTATION) {
                    int turned = little ? tiff.u16le(entry + 8) : tiff.u16(entry + 8);
                    return turned >= 1 && turned <= 8 ? turned : 1;
                }
            }
            return 1;
        } catch (IndexOutOfBoundsException | ArithmeticException damaged) {
            return 1;
        }
    }
}

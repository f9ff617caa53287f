package press.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoFileTest {

    private static BufferedImage decoded(byte[] foreign) {
        return PhotoDecoder.decode(PhotoFile.read(foreign));
    }

    private static void assertRefused(byte[] foreign, String sentence) {
        assertThatThrownBy(() -> decoded(foreign))
                .isInstanceOf(PhotoRefused.class)
                .hasMessageContaining(sentence);
    }

    private static void assertColour(BufferedImage image, int x, int y, Color expected, int within) {
        var found = new Color(image.getRGB(x, y));
        assertThat(new int[] {found.getRed(), found.getGreen(), found.getBlue()})
                .usingElementComparator((a, b) -> Math.abs(a - b) <= within ? 0 : 1)
                .containsExactly(expected.getRed(), expected.getGreen(), expected.getBlue());
    }

    @Test
    void a_picture_is_known_by_its_content() {
        assertThat(PhotoFile.read(Pictures.jpeg(40, 30)).format()).isEqualTo(PhotoFile.Format.JPEG);
        assertThat(PhotoFile.read(Pictures.png(40, 30)).format()).isEqualTo(PhotoFile.Format.PNG);
        assertThat(PhotoFile.read(Pictures.webp(40, 30)).format()).isEqualTo(PhotoFile.Format.WEBP);
        assertThat(PhotoFile.read(Pictures.encoded(Pictures.landscape(40, 30), "gif"))
                        .format())
                .isEqualTo(PhotoFile.Format.GIF);
    }

    @Test
    void every_kind_decodes_to_the_same_picture() {
        for (byte[] file : new byte[][] {
            Pictures.jpeg(80, 60),
            Pictures.png(80, 60),
            Pictures.webp(80, 60),
            Pictures.encoded(Pictures.landscape(80, 60), "gif")
        }) {
            BufferedImage image = decoded(file);
            assertThat(image.getWidth()).isEqualTo(80);
            assertThat(image.getHeight()).isEqualTo(60);
            assertColour(image, 10, 7, Color.RED, 40);
            assertColour(image, 40, 55, new Color(60, 90, 50), 20);
        }
    }

    @Test
    void a_drawing_that_may_carry_scripts_is_refused() {
        assertRefused("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(), "SVG");
    }

    @Test
    void what_is_not_a_picture_is_refused_with_what_would_be_taken() {
        assertRefused("<!doctype html><p>hello".getBytes(), "web page");
        assertRefused("just words, just words".getBytes(), "JPEG, PNG, WebP and GIF");
        assertRefused("\0\0\0\30ftypheic____".getBytes(StandardCharsets.ISO_8859_1), "HEIC");
        assertRefused("\0\0\0\30ftypavif____".getBytes(StandardCharsets.ISO_8859_1), "AVIF");
        assertRefused("II*\0________".getBytes(StandardCharsets.ISO_8859_1), "TIFF");
        assertRefused(new byte[0], "empty");
    }

    @Test
    void a_file_over_the_limit_is_refused_unread() {
        assertRefused(new byte[PhotoFile.MOST_BYTES + 1], "50 MB");
    }

    @Test
    void a_decompression_bomb_is_refused_by_its_header() {
        assertRefused(Pictures.emptyPng(60_000, 60_000, 1, 0), "megapixels");
        assertRefused(Pictures.emptyPng(Integer.MAX_VALUE, 20, 8, 6), "megapixels");
        byte[] jpeg = Pictures.jpeg(40, 30);
        int frame = indexOf(jpeg, new byte[] {(byte) 0xFF, (byte) 0xC0});
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 65_500).putShort(frame + 7, (short) 65_500);
        assertRefused(jpeg, "megapixels");
    }

    @Test
    void a_large_picture_is_read_in_steps_that_fit_in_memory() {
        byte[] large = Pictures.emptyPng(9_000, 9_000, 16, 6);
        PhotoFile file = PhotoFile.read(large);
        assertThat(file.step()).isGreaterThan(1);
        assertThat((long) file.width() * file.height() * file.bytesPerPixel() / file.step() / file.step())
                .isLessThanOrEqualTo(PhotoFile.MOST_DECODED);
    }

    @Test
    void text_that_unpacks_to_gigabytes_is_never_unpacked() {
        byte[] bomb = Pictures.deflated(new byte[64 << 20]);
        byte[] name = "c\0\0".getBytes(StandardCharsets.US_ASCII);
        byte[] png = Pictures.pngWith(
                Pictures.png(40, 30),
                Pictures.chunk("zTXt", Pictures.joined(name, bomb)),
                Pictures.chunk("iCCP", Pictures.joined(name, bomb)));
        assertThat(decoded(png).getWidth()).isEqualTo(40);
        assertThat(PhotoFile.read(png).profile()).isEmpty();
    }

    @Test
    void a_picture_of_no_size_is_refused() {
        assertRefused(Pictures.emptyPng(0, 100, 8, 2), "0 pixels");
        byte[] jpeg = Pictures.jpeg(40, 30);
        int frame = indexOf(jpeg, new byte[] {(byte) 0xFF, (byte) 0xC0});
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 0);
        assertRefused(jpeg, "0 pixels");
        assertRefused(Pictures.png(8, 8), "at least 16");
        assertRefused(Pictures.png(16, 400), "too narrow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "webp"})
    void a_file_cut_short_is_refused(String kind) {
        byte[] whole = kind.equals("webp") ? Pictures.webp(80, 60) : Pictures.encoded(Pictures.landscape(80, 60), kind);
        for (int left : new int[] {13, 40, whole.length / 2, whole.length - 3}) {
            byte[] cut = Arrays.copyOf(whole, left);
            assertThatThrownBy(() -> decoded(cut))
                    .as("%s cut to %d of %d bytes", kind, left, whole.length)
                    .isInstanceOf(PhotoRefused.class);
        }
    }

    @Test
    void a_picture_that_is_also_something_else_is_kept_as_a_picture_only() {
        byte[] script = "<script>alert('hello')</script>PK\3\4".getBytes(StandardCharsets.US_ASCII);
        for (byte[] carrier : new byte[][] {Pictures.jpeg(40, 30), Pictures.png(40, 30), Pictures.webp(40, 30)}) {
            PhotoFile file = PhotoFile.read(Pictures.joined(carrier, script));
            assertThat(indexOf(file.bytes(), script)).isNegative();
            assertThat(PhotoDecoder.decode(file).getWidth()).isEqualTo(40);
        }
        assertRefused("GIF89a/*\0\0\0\0*/=1;alert('hello')//".getBytes(StandardCharsets.US_ASCII), "");
    }

    @Test
    void a_picture_in_printing_inks_becomes_screen_colours() {
        BufferedImage red = decoded(Pictures.cmykJpeg(40, 30, 0, 255, 255, 0));
        var colour = new Color(red.getRGB(20, 15));
        assertThat(colour.getRed()).isGreaterThan(180);
        assertThat(colour.getGreen()).isLessThan(90);
        assertThat(colour.getBlue()).isLessThan(90);
    }

    @Test
    void sixteen_bits_a_colour_become_eight() {
        BufferedImage image = decoded(Pictures.sixteenBitPng(80, 60));
        assertColour(image, 10, 7, Color.RED, 3);
        assertColour(image, 40, 55, new Color(60, 90, 50), 3);
    }

    @Test
    void transparency_is_laid_on_white() {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00FF0000);
        assertColour(decoded(Pictures.encoded(image, "png")), 0, 0, Color.WHITE, 0);
    }

    @Test
    void grey_stays_as_dark_as_it_was() {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                image.getRaster().setSample(x, y, 0, 100);
            }
        }
        assertColour(decoded(Pictures.encoded(image, "png")), 9, 9, new Color(100, 100, 100), 1);
        assertColour(decoded(Pictures.encoded(image, "jpeg")), 9, 9, new Color(100, 100, 100), 2);
    }

    @Test
    void of_a_moving_picture_the_first_one_is_taken() throws IOException {
        BufferedImage first = decoded(animatedGif());
        assertThat(first.getWidth()).isEqualTo(80);
        assertColour(first, 10, 7, Color.RED, 40);
        var blue = new BufferedImage(80, 60, BufferedImage.TYPE_3BYTE_BGR);
        byte[] webp = Pictures.animatedWebp(80, 60, Pictures.webp(80, 60), Pictures.webp(blue));
        assertColour(decoded(webp), 10, 7, Color.RED, 40);
    }

    private static byte[] animatedGif() throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(Pictures.landscape(80, 60), null, null), null);
            writer.writeToSequence(
                    new IIOImage(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), null, null), null);
            writer.endWriteSequence();
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_camera_held_any_way_gives_an_upright_picture(int orientation) {
        BufferedImage upright = Pictures.landscape(120, 80);
        int undo = orientation == 6 ? 8 : orientation == 8 ? 6 : orientation;
        BufferedImage asStored = Orientation.upright(upright, undo);
        for (byte[] file : new byte[][] {
            Pictures.withMetadata(Pictures.encoded(asStored, "jpeg"), orientation),
            Pictures.pngWith(Pictures.encoded(asStored, "png"), Pictures.chunk("eXIf", Pictures.exif(orientation)))
        }) {
            BufferedImage seen = decoded(file);
            assertThat(seen.getWidth()).isEqualTo(120);
            assertThat(seen.getHeight()).isEqualTo(80);
            assertColour(seen, 12, 8, Color.RED, 40);
            assertColour(seen, 60, 75, new Color(60, 90, 50), 20);
        }
    }

    @Test
    void the_orientation_of_a_webp_counts_too() {
        byte[] lying = Pictures.webpWithMetadata(Pictures.webp(80, 60), 80, 60, 6);
        BufferedImage seen = decoded(lying);
        assertThat(seen.getWidth()).isEqualTo(60);
        assertColour(seen, 55, 5, Color.RED, 40);
    }

    @Test
    void a_foreign_colour_space_becomes_srgb() throws IOException {
        // A profile whose red and green are exchanged is impossible to miss.
        byte[] profile = java.awt.color.ICC_Profile.getInstance(java.awt.color.ColorSpace.CS_sRGB)
                .getData();
        byte[] swapped = profile.clone();
        int red = tag(profile, "rXYZ");
        int green = tag(profile, "gXYZ");
        ByteBuffer.wrap(swapped).put(red, profile, green, 20).put(green, profile, red, 20);
        byte[] png = Pictures.pngWith(
                Pictures.png(80, 60),
                Pictures.chunk("iCCP", Pictures.joined("x\0\0".getBytes(), Pictures.deflated(swapped))));
        assertColour(decoded(png), 10, 7, Color.GREEN, 40);
        byte[] jpeg = Pictures.jpeg(80, 60);
        byte[] icc = Pictures.segment(
                0xE2, Pictures.joined("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1), swapped));
        byte[] tagged = Pictures.joined(Arrays.copyOf(jpeg, 2), icc, Arrays.copyOfRange(jpeg, 2, jpeg.length));
        assertColour(decoded(tagged), 10, 7, Color.GREEN, 40);
    }

    private static int tag(byte[] profile, String name) {
        var in = ByteBuffer.wrap(profile);
        for (int i = 0; i < in.getInt(128); i++) {
            if (new String(profile, 132 + i * 12, 4, StandardCharsets.US_ASCII).equals(name)) {
                return in.getInt(132 + i * 12 + 4);
            }
        }
        throw new IllegalArgumentException(name);
    }

    @Test
    void a_photo_of_thirty_megapixels_is_printed_within_memory() {
        BufferedImage image = decoded(Pictures.jpeg(6_600, 4_600));
        assertThat(image.getWidth()).isEqualTo(1920);
        assertColour(image, 100, 100, Color.RED, 40);
        assertColour(image, 1900, 1300, new Color(60, 90, 50), 20);
    }

    @Test
    void a_jpeg_with_thousands_of_scans_is_refused() {
        byte[] jpeg = Pictures.jpeg(40, 30);
        int scan = indexOf(jpeg, new byte[] {(byte) 0xFF, (byte) 0xDA});
        byte[] again = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
        var many = new ByteArrayOutputStream();
        many.writeBytes(Arrays.copyOf(jpeg, jpeg.length - 2));
        for (int i = 0; i < 1000; i++) {
            many.writeBytes(again);
        }
        many.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        assertRefused(many.toByteArray(), "damaged");
    }

    static int indexOf(byte[] in, byte[] what) {
        for (int i = 0; i <= in.length - what.length; i++) {
            if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }
}

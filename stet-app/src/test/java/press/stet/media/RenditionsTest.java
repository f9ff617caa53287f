package press.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenditionsTest {

    static Stream<ImageEngine> engines() {
        return Stream.concat(Stream.of(new JavaEngine()), VipsEngine.find().stream());
    }

    private static List<Renditions.Printed> printed(ImageEngine engine, BufferedImage picture) {
        var prints = new ArrayList<Renditions.Printed>();
        new Renditions(engine).print(picture, prints::add);
        return prints;
    }

    private static List<Renditions.Printed> printed(ImageEngine engine, byte[] foreign) {
        return printed(engine, PhotoDecoder.decode(PhotoFile.read(foreign)));
    }

    @Test
    void a_photo_is_never_blown_up() {
        assertThat(Renditions.widths(200)).containsExactly(200);
        assertThat(Renditions.widths(330)).containsExactly(320);
        assertThat(Renditions.widths(1000)).containsExactly(320, 640, 960);
        assertThat(Renditions.widths(1500)).containsExactly(320, 640, 960, 1280, 1500);
        assertThat(Renditions.widths(1920)).containsExactly(320, 640, 960, 1280, 1920);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void every_size_and_kind_opens_with_the_size_it_claims(ImageEngine engine) throws IOException {
        List<Renditions.Printed> prints = printed(engine, Pictures.jpeg(1500, 1000));
        assertThat(prints).hasSize(5 * engine.writes().size());
        for (var print : prints) {
            assertThat(print.height()).isEqualTo(Math.round(print.width() / 1.5f));
            if (print.type() != ImageType.AVIF) {
                BufferedImage read = ImageIO.read(new ByteArrayInputStream(print.bytes()));
                assertThat(read.getWidth()).isEqualTo(print.width());
                assertThat(read.getHeight()).isEqualTo(print.height());
                assertThat(new java.awt.Color(read.getRGB(10, 10)).getRed()).isGreaterThan(200);
            } else {
                assertThat(new String(print.bytes(), 4, 8, StandardCharsets.US_ASCII))
                        .isEqualTo("ftypavif");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void the_busiest_photo_stays_within_60_kilobytes_at_640_pixels(ImageEngine engine) {
        BufferedImage noise = Pictures.landscape(640, 500);
        var random = new Random(1);
        for (int y = 0; y < 500; y++) {
            for (int x = 0; x < 640; x++) {
                noise.setRGB(x, y, noise.getRGB(x, y) ^ random.nextInt() & 0x3F3F3F);
            }
        }
        assertThat(printed(engine, noise))
                .filteredOn(print -> print.width() == 640)
                .isNotEmpty()
                .allSatisfy(print -> assertThat(print.bytes().length).isLessThanOrEqualTo(60_000));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void printing_twice_gives_the_same_bytes(ImageEngine engine) {
        var once = printed(engine, Pictures.jpeg(400, 300));
        var twice = printed(engine, Pictures.jpeg(400, 300));
        for (int i = 0; i < once.size(); i++) {
            assertThat(once.get(i).bytes()).isEqualTo(twice.get(i).bytes());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void nothing_the_camera_or_the_picture_desk_wrote_is_printed_or_kept(ImageEngine engine) throws Exception {
        byte[] jpeg = Pictures.withMetadata(Pictures.jpeg(400, 300), 1);
        byte[] png = Pictures.pngWith(
                Pictures.png(400, 300),
                Pictures.chunk("eXIf", Pictures.exif(1)),
                Pictures.chunk("tEXt", ("Author\0" + Pictures.PHOTOGRAPHER).getBytes(StandardCharsets.US_ASCII)),
                Pictures.chunk(
                        "iTXt",
                        Pictures.joined(
                                "XML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII), Pictures.xmp())));
        byte[] webp = Pictures.webpWithMetadata(Pictures.webp(400, 300), 400, 300, 1);
        for (byte[] foreign : List.of(jpeg, png, webp)) {
            assertThat(betrayed(foreign))
                    .as("the file that goes in does betray")
                    .isNotEmpty();
            PhotoFile file = PhotoFile.read(foreign);
            assertThat(betrayed(file.bytes())).isEmpty();
            assertThat(text(file.bytes())).doesNotContain(Pictures.PHOTOGRAPHER, Pictures.SERIAL);
            for (var print : printed(engine, PhotoDecoder.decode(file))) {
                assertThat(betrayed(print.bytes()))
                        .as("%s %d", print.type(), print.width())
                        .isEmpty();
                assertThat(text(print.bytes()))
                        .doesNotContain(Pictures.PHOTOGRAPHER, Pictures.SERIAL, "Exif", "xmpmeta", "8BIM");
            }
        }
        assertThat(betrayed(jpeg)).contains("GPS", "serial", "IPTC", "XMP", "comment");
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    /** What an independent reader finds in a file that is not about its pixels. */
    private static List<String> betrayed(byte[] file) throws ImageProcessingException, IOException {
        Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
        var found = new ArrayList<String>();
        for (Directory directory : metadata.getDirectories()) {
            if (directory instanceof GpsDirectory gps && gps.getGeoLocation() != null) {
                found.add("GPS");
            } else if (directory instanceof IptcDirectory) {
                found.add("IPTC");
            } else if (directory instanceof XmpDirectory) {
                found.add("XMP");
            } else if (directory.getName().equals("JpegComment")) {
                found.add("comment");
            } else if (directory instanceof ExifDirectoryBase) {
                found.add(directory.hasTagName(0xA431) && directory.containsTag(0xA431) ? "serial" : "EXIF");
            }
            for (Tag tag : directory.getTags()) {
                if (String.valueOf(tag.getDescription()).contains(Pictures.PHOTOGRAPHER)) {
                    found.add("name in " + directory.getName());
                }
            }
        }
        return found;
    }

    @Test
    void the_engine_of_this_machine_says_what_it_is() {
        assertThat(ImageEngine.ofThisMachine().name())
                .containsAnyOf("libvips 8.", "plain Java")
                .contains("JPEG");
    }

    @Test
    void libvips_writes_avif_where_it_is_installed() {
        var vips = VipsEngine.find();
        assumeTrue(vips.isPresent(), "libvips is not installed here");
        assertThat(vips.get().writes()).contains(ImageType.JPEG, ImageType.WEBP, ImageType.AVIF);
    }

    @Test
    void a_fine_pattern_scales_to_an_even_grey() {
        var stripes = new BufferedImage(1000, 1000, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 1000; y++) {
            for (int x = 0; x < 1000; x++) {
                stripes.setRGB(x, y, (x + y) % 2 == 0 ? 0xFFFFFF : 0);
            }
        }
        BufferedImage small = Scaler.scale(stripes, 137, 137);
        for (int i = 10; i < 127; i++) {
            assertThat(small.getRGB(i, i) & 0xFF).isBetween(118, 137);
        }
    }
}

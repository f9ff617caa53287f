package press.stet.media;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Picture files for tests: honest ones, and ones that were tampered with. */
public final class Pictures {
    static final String PHOTOGRAPHER = "Vera Invented";
    static final String SERIAL = "SN-99887766";

    private Pictures() {}

    /** A sky over a field with a red mark in the upper left corner: tells which way is up. */
    static BufferedImage landscape(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(90, 140, 200), 0, height, new Color(240, 220, 180)));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(60, 90, 50));
        pen.fillRect(0, height * 2 / 3, width, height / 3 + 1);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 4, height / 4);
        pen.dispose();
        return image;
    }

    public static byte[] jpeg(int width, int height) {
        return encoded(landscape(width, height), "jpeg");
    }

    static byte[] png(int width, int height) {
        return encoded(landscape(width, height), "png");
    }

    static byte[] encoded(BufferedImage image, String format) {
        try {
            var out = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] webp(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        image.createGraphics().drawImage(landscape(width, height), 0, 0, null);
        return webp(image);
    }

    static byte[] webp(BufferedImage image) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = new MemoryCacheImageOutputStream(bytes)) {
                var writer = new WebPImageWriterSpi().createWriterInstance();
                writer.setOutput(out);
                writer.write(image);
                writer.dispose();
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** EXIF with an orientation, the photographer, a body serial number and a place on earth. */
    static byte[] exif(int orientation) {
        byte[] artist = (PHOTOGRAPHER + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] serial = (SERIAL + "\0").getBytes(StandardCharsets.US_ASCII);
        int ifd = 8;
        int exifIfd = ifd + 2 + 4 * 12 + 4;
        int gpsIfd = exifIfd + 2 + 12 + 4;
        int data = gpsIfd + 2 + 4 * 12 + 4;
        int artistAt = data;
        int serialAt = artistAt + artist.length;
        int latitudeAt = serialAt + serial.length;
        var tiff = ByteBuffer.allocate(latitudeAt + 48).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(ifd);
        tiff.putShort((short) 4);
        entry(tiff, 0x0112, 3, 1, orientation);
        entry(tiff, 0x013B, 2, artist.length, artistAt);
        entry(tiff, 0x8769, 4, 1, exifIfd);
        entry(tiff, 0x8825, 4, 1, gpsIfd);
        tiff.putInt(0);
        tiff.putShort((short) 1);
        entry(tiff, 0xA431, 2, serial.length, serialAt);
        tiff.putInt(0);
        tiff.putShort((short) 4);
        entry(tiff, 1, 2, 2, 'N');
        entry(tiff, 2, 5, 3, latitudeAt);
        entry(tiff, 3, 2, 2, 'E');
        entry(tiff, 4, 5, 3, latitudeAt + 24);
        tiff.putInt(0);
        tiff.put(artist).put(serial);
        for (int part : new int[] {55, 45, 21, 37, 37, 3}) {
            tiff.putInt(part).putInt(1);
        }
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    static byte[] xmp() {
        return ("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                        + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator><rdf:Seq><rdf:li>"
                        + PHOTOGRAPHER + "</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Photoshop's block 0x0404 with IPTC's By-line (2:80). */
    static byte[] iptc() {
        byte[] name = PHOTOGRAPHER.getBytes(StandardCharsets.US_ASCII);
        var record = ByteBuffer.allocate(5 + name.length);
        record.put((byte) 0x1C)
                .put((byte) 2)
                .put((byte) 80)
                .putShort((short) name.length)
                .put(name);
        var block = ByteBuffer.allocate(14 + 12 + record.capacity() + (record.capacity() & 1));
        block.put("Photoshop 3.0\0".getBytes(StandardCharsets.US_ASCII));
        block.put("8BIM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 0x0404)
                .putShort((short) 0);
        block.putInt(record.capacity()).put(record.array());
        return block.array();
    }

    /** The JPEG with everything a camera and a picture desk would write into it. */
    static byte[] withMetadata(byte[] jpeg, int orientation) {
        return joined(
                Arrays.copyOf(jpeg, 2),
                segment(0xE1, joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(orientation))),
                segment(0xE1, joined("http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII), xmp())),
                segment(0xED, iptc()),
                segment(0xFE, ("taken by " + PHOTOGRAPHER).getBytes(StandardCharsets.US_ASCII)),
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] segment(int marker, byte[] data) {
        var segment = ByteBuffer.allocate(4 + data.length);
        segment.put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (data.length + 2))
                .put(data);
        return segment.array();
    }

    /** The PNG with chunks put in behind its header. */
    static byte[] pngWith(byte[] png, byte[]... chunks) {
        int headerEnd = 8 + 25;
        return joined(Arrays.copyOf(png, headerEnd), joined(chunks), Arrays.copyOfRange(png, headerEnd, png.length));
    }

    static byte[] chunk(String type, byte[] data) {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        var chunk = ByteBuffer.allocate(12 + data.length);
        chunk.putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .putInt((int) crc.getValue());
        return chunk.array();
    }

    /** A PNG of the given size whose pixels are all zero: tiny on disk, huge when unpacked. */
    static byte[] emptyPng(int width, int height, int bits, int colours) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) bits).put((byte) colours);
        return joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10},
                chunk("IHDR", header.array()),
                chunk("IDAT", deflated(new byte[1 << 20])),
                chunk("IEND", new byte[0]));
    }

    static byte[] deflated(byte[] plain) {
        try (var deflater = new Deflater(9)) {
            deflater.setInput(plain);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    /** An extended WebP (VP8X) with EXIF and XMP around the pixels of a simple one. */
    static byte[] webpWithMetadata(byte[] simple, int width, int height, int orientation) {
        var header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0x0C);
        header.put((byte) (width - 1)).put((byte) ((width - 1) >> 8)).put((byte) 0);
        header.put((byte) (height - 1)).put((byte) ((height - 1) >> 8)).put((byte) 0);
        return riff(
                webpChunk("VP8X", header.array()),
                Arrays.copyOfRange(simple, 12, simple.length),
                webpChunk("EXIF", exif(orientation)),
                webpChunk("XMP ", xmp()));
    }

    /** An animated WebP whose frames are simple ones of the same size. */
    static byte[] animatedWebp(int width, int height, byte[]... frames) {
        var header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0x02);
        header.put((byte) (width - 1)).put((byte) ((width - 1) >> 8)).put((byte) 0);
        header.put((byte) (height - 1)).put((byte) ((height - 1) >> 8)).put((byte) 0);
        byte[] body = joined(webpChunk("VP8X", header.array()), webpChunk("ANIM", new byte[6]));
        for (byte[] frame : frames) {
            var place = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            place.put(new byte[6]);
            place.put((byte) (width - 1)).put((byte) ((width - 1) >> 8)).put((byte) 0);
            place.put((byte) (height - 1)).put((byte) ((height - 1) >> 8)).put((byte) 0);
            body = joined(body, webpChunk("ANMF", joined(place.array(), Arrays.copyOfRange(frame, 12, frame.length))));
        }
        return riff(body);
    }

    static byte[] webpChunk(String type, byte[] data) {
        var chunk = ByteBuffer.allocate(8 + data.length + (data.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data);
        return chunk.array();
    }

    private static byte[] riff(byte[]... chunks) {
        byte[] body = joined(chunks);
        var file = ByteBuffer.allocate(12 + body.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(body.length + 4);
        file.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(body);
        return file.array();
    }

    /** A JPEG of four inks with Adobe's mark: inverted CMYK without further transform, as Photoshop writes it. */
    static byte[] cmykJpeg(int width, int height, int cyan, int magenta, int yellow, int black) {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, new int[] {255 - cyan, 255 - magenta, 255 - yellow, 255 - black});
            }
        }
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = new MemoryCacheImageOutputStream(bytes)) {
                var writers = ImageIO.getImageWritersByFormatName("jpeg");
                var writer = writers.next();
                while (writer.getClass().getModule().getName() == null) {
                    writer = writers.next();
                }
                writer.setOutput(out);
                writer.write(null, new javax.imageio.IIOImage(raster, null, null), null);
                writer.dispose();
            }
            byte[] plain = bytes.toByteArray();
            byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
            return joined(Arrays.copyOf(plain, 2), segment(0xEE, adobe), Arrays.copyOfRange(plain, 2, plain.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] sixteenBitPng(int width, int height) {
        var space = java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB);
        var model = new ComponentColorModel(space, false, false, 1, DataBuffer.TYPE_USHORT);
        var image = new BufferedImage(model, model.createCompatibleWritableRaster(width, height), false, null);
        image.createGraphics().drawImage(landscape(width, height), 0, 0, null);
        return encoded(image, "png");
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

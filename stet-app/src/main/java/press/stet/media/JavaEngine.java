package press.stet.media;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What Java brings along: the JDK's JPEG writer, and a bundled WebP writer where its native part fits the machine. */
final class JavaEngine implements ImageEngine {
    private final Set<ImageType> writes;

    JavaEngine() {
        this.writes = webpWorks() ? EnumSet.of(ImageType.JPEG, ImageType.WEBP) : EnumSet.of(ImageType.JPEG);
    }

    @Override
    public String name() {
        return writes.contains(ImageType.WEBP) ? "plain Java (JPEG, WebP)" : "plain Java (JPEG)";
    }

    @Override
    public Set<ImageType> writes() {
        return Set.copyOf(writes);
    }

    @Override
    public byte[] encode(BufferedImage picture, ImageType type, int quality) {
        try {
            return switch (type) {
                case JPEG -> jpeg(picture, quality);
                case WEBP -> webp(picture, quality);
                case AVIF -> throw new IllegalArgumentException("plain Java writes no AVIF");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] jpeg(BufferedImage picture, int quality) throws IOException {
        ImageWriter writer = jdkJpegWriter();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality / 100f);
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return write(writer, param, picture);
    }

    /** The JDK's own writer, by its module: others stand in front of it when they happen to be registered. */
    private static ImageWriter jdkJpegWriter() {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getModule().getName() != null) {
                return writer;
            }
        }
        throw new IllegalStateException("This Java has no JPEG writer; please use a full JDK.");
    }

    private static byte[] webp(BufferedImage picture, int quality) throws IOException {
        var param = new WebPWriteParam(Locale.ROOT);
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType("Lossy");
        param.setCompressionQuality(quality / 100f);
        var bytesInOrder = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = bytesInOrder.createGraphics();
        pen.drawImage(picture, 0, 0, null);
        pen.dispose();
        return write(new WebPImageWriterSpi().createWriterInstance(), param, bytesInOrder);
    }

    private static byte[] write(ImageWriter writer, ImageWriteParam param, BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The native part exists for 64-bit Intel machines; elsewhere loading it fails in one way or another. */
    private static boolean webpWorks() {
        try {
            return webp(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), 50).length > 0;
        } catch (IOException | RuntimeException | LinkageError notHere) {
            return false;
        }
    }
}

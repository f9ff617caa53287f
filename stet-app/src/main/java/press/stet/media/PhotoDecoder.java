package press.stet.media;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a measured and cleaned picture file into pixels: upright, in sRGB, without transparency, at most
 * {@link #WIDEST} pixels wide. Foreign bytes are read by Java and the JDK's own code only, whichever engine prints the
 * result; one picture at a time is in memory.
 */
final class PhotoDecoder {
    static final int WIDEST = 1920;

    /** The most pixels a print may have: bounds the height of tall pictures. */
    private static final long MOST_PRINTED = 6_000_000;

    /** Bounds memory for the whole program, hence static. */
    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1);

    private PhotoDecoder() {}

    /**
     * Decodes a picture for print.
     *
     * @return an image of type RGB
     * @throws PhotoRefused when the picture is damaged
     */
    static BufferedImage decode(PhotoFile file) {
        ONE_AT_A_TIME.acquireUninterruptibly();
        try {
            BufferedImage foreign = pixels(file);
            Size print = print(file);
            BufferedImage scaled = Scaler.scale(foreign, print.width, print.height);
            BufferedImage coloured = toSrgb(scaled, profile(file, foreign));
            return Orientation.upright(coloured, file.orientation());
        } catch (IOException | RuntimeException | LinkageError damaged) {
            // Readers answer damaged files with every kind of exception.
            throw new PhotoRefused(PhotoRefused.broken().sentence(), damaged);
        } finally {
            ONE_AT_A_TIME.release();
        }
    }

    private static BufferedImage pixels(PhotoFile file) throws IOException {
        ImageReader reader = reader(file.format()).createReaderInstance();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file.bytes()))) {
            reader.setInput(in, true, false);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(file.step(), file.step(), 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    /** Named readers, never whichever happens to be registered: the WebP writer brings a native reader along. */
    private static ImageReaderSpi reader(PhotoFile.Format format) {
        return switch (format) {
            case JPEG -> registered(JPEGImageReaderSpi.class);
            case WEBP -> registered(WebPImageReaderSpi.class);
            case PNG -> ofTheJdk("png");
            case GIF -> ofTheJdk("gif");
        };
    }

    private static ImageReaderSpi registered(Class<? extends ImageReaderSpi> type) {
        return IIORegistry.getDefaultInstance().getServiceProviderByClass(type);
    }

    private static ImageReaderSpi ofTheJdk(String format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReaderSpi spi = readers.next().getOriginatingProvider();
            if (spi.getClass().getModule().getName() != null) {
                return spi;
            }
        }
        throw new IllegalStateException("This Java has no " + format + " reader; please use a full JDK.");
    }

    /** The size of the largest print in the file's own orientation. */
    private static Size print(PhotoFile file) {
        double scale = Math.min(1, (double) WIDEST / file.uprightWidth());
        double pixels = (double) file.width() * file.height() * scale * scale;
        if (pixels > MOST_PRINTED) {
            scale *= Math.sqrt(MOST_PRINTED / pixels);
        }
        return new Size(Math.max(1, (int) Math.round(file.width() * scale)), Math.max(1, (int)
                Math.round(file.height() * scale)));
    }

    private record Size(int width, int height) {}

    private static @Nullable ColorSpace profile(PhotoFile file, BufferedImage foreign) {
        Optional<byte[]> own = file.profile();
        ColorSpace space = foreign.getColorModel().getColorSpace();
        if (own.isPresent()) {
            try {
                space = new ICC_ColorSpace(ICC_Profile.getInstance(own.get()));
            } catch (IllegalArgumentException damaged) {
                return null;
            }
        }
        return space.isCS_sRGB() || space.getType() != ColorSpace.TYPE_RGB ? null : space;
    }

    private static BufferedImage toSrgb(BufferedImage image, @Nullable ColorSpace space) {
        if (space == null) {
            return image;
        }
        var foreign = new ComponentColorModel(space, false, false, ComponentColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, image.getWidth(), image.getHeight(), 3, null);
        int[] row = new int[image.getWidth() * 3];
        for (int y = 0; y < image.getHeight(); y++) {
            Arrays.fill(row, 0);
            raster.setPixels(0, y, image.getWidth(), 1, image.getRaster().getPixels(0, y, image.getWidth(), 1, row));
        }
        try {
            var converted = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
            return new ColorConvertOp(null).filter(new BufferedImage(foreign, raster, false, null), converted);
        } catch (CMMException | IllegalArgumentException damagedProfile) {
            return image;
        }
    }
}

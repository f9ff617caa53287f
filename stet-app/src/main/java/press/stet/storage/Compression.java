package press.stet.storage;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import press.stet.format.ObjectHash;

/**
 * Compresses once, at print. The same bytes always give the same bytes.
 *
 * <p>Pages: brotli 6 with the smallest window that holds them, and gzip 9. Measured on 1,500 story pages of 6.7 KB, CPU
 * per page on a busy machine: brotli 6 in a 64 KB window 0.26 ms, 2,961 bytes; brotli 9 in the same window 0.44 ms, 2,959
 * bytes; brotli 9 in the default window 9.5 ms (it clears 32 MB of tables for every page); brotli 11 10.6 ms, 2,681
 * bytes; gzip 9 0.17 ms, 3,112 bytes; zstd 6 0.14 ms, 3,120 bytes. Whoever takes zstd takes brotli, which is smaller: so
 * zstd, like brotli 11, is for assets alone, which are few and made once.
 */
public final class Compression {

    private static final Set<String> ASSETS = Set.of(
            "text/css",
            "text/javascript",
            "application/javascript",
            "application/wasm",
            "image/svg+xml",
            "font/ttf",
            "font/otf");
    private static final Set<String> OTHER_TEXTS =
            Set.of("application/json", "application/xml", "application/manifest+json", "image/x-icon");

    private static final int PAGE_QUALITY = 6;
    private static final int ASSET_QUALITY = 11;
    private static final int SMALLEST_WINDOW = 16;
    private static final int LARGEST_WINDOW = 22;
    private static final int GZIP_LEVEL = 9;
    private static final int ZSTD_LEVEL = 19;
    /** Below this many bytes compressing saves less than the header that announces it. */
    private static final int WORTH_IT = 200;

    private static final boolean BROTLI = Brotli4jLoader.isAvailable();

    private Compression() {}

    /** The object with every coding that suits its media type and is shorter than the bytes themselves. */
    public static EncodedObject encode(ObjectHash hash, byte[] content, String mediaType) {
        Map<Encoding, byte[]> bodies = new EnumMap<>(Encoding.class);
        bodies.put(Encoding.IDENTITY, content);
        String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (content.length >= WORTH_IT && isCompressible(type)) {
            boolean asset = ASSETS.contains(type);
            if (BROTLI) {
                keepIfShorter(bodies, content, Encoding.BROTLI, brotli(content, asset ? ASSET_QUALITY : PAGE_QUALITY));
            }
            keepIfShorter(bodies, content, Encoding.GZIP, gzip(content));
            if (asset) {
                keepIfShorter(bodies, content, Encoding.ZSTD, Zstd.compress(content, ZSTD_LEVEL));
            }
        }
        return new EncodedObject(hash, bodies);
    }

    private static boolean isCompressible(String type) {
        return type.startsWith("text/")
                || ASSETS.contains(type)
                || OTHER_TEXTS.contains(type)
                || type.endsWith("+xml")
                || type.endsWith("+json");
    }

    private static void keepIfShorter(Map<Encoding, byte[]> bodies, byte[] content, Encoding encoding, byte[] body) {
        if (body.length < content.length) {
            bodies.put(encoding, body);
        }
    }

    private static byte[] brotli(byte[] content, int quality) {
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(content.length - 1, 1));
        int window = Math.clamp(bits, SMALLEST_WINDOW, LARGEST_WINDOW);
        try {
            return Encoder.compress(
                    content,
                    new Encoder.Parameters()
                            .setQuality(quality)
                            .setWindow(window)
                            .setMode(Encoder.Mode.TEXT));
        } catch (IOException e) {
            throw new UncheckedIOException("Brotli could not compress " + content.length + " bytes.", e);
        }
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2 + 64);
        try (BestGzip gzip = new BestGzip(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written.", e);
        }
        return out.toByteArray();
    }

    /** The JDK writes no time into the header, so the bytes depend on the content alone. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(GZIP_LEVEL);
        }
    }
}

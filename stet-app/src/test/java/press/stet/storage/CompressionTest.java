package press.stet.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import press.stet.format.ObjectHash;

class CompressionTest {

    @Property(tries = 60)
    void what_is_compressed_comes_back_and_is_never_longer(
            @ForAll @IntRange(max = 40_000) int length,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 256) int letters)
            throws IOException {
        byte[] content = new byte[length];
        Random random = new Random(seed);
        for (int i = 0; i < length; i++) {
            content[i] = (byte) random.nextInt(letters);
        }
        for (String type : new String[] {"text/html; charset=utf-8", "text/css"}) {
            Map<Encoding, byte[]> bodies = encode(content, type).bodies();
            assertThat(bodies.get(Encoding.IDENTITY)).isEqualTo(content);
            for (var body : bodies.entrySet()) {
                assertThat(decode(body.getKey(), body.getValue(), length)).isEqualTo(content);
                assertThat(body.getValue().length).isLessThanOrEqualTo(length);
            }
            assertThat(encode(content, type).bodies())
                    .usingRecursiveComparison()
                    .isEqualTo(bodies);
        }
    }

    @Test
    void a_page_is_kept_in_brotli_and_gzip_an_asset_in_zstd_too_and_a_photo_as_it_is() {
        byte[] content = "In the evening the ministry said nothing. ".repeat(50).getBytes(UTF_8);

        assertThat(encode(content, "text/html").bodies())
                .containsOnlyKeys(Encoding.IDENTITY, Encoding.BROTLI, Encoding.GZIP);
        assertThat(encode(content, "application/feed+json").bodies()).containsKey(Encoding.BROTLI);
        assertThat(encode(content, "text/css").bodies()).containsOnlyKeys(Encoding.values());
        assertThat(encode(content, "image/webp").bodies()).containsOnlyKeys(Encoding.IDENTITY);
        assertThat(encode(Arrays.copyOf(content, 60), "text/html").bodies()).containsOnlyKeys(Encoding.IDENTITY);
    }

    private static EncodedObject encode(byte[] content, String type) {
        return Compression.encode(ObjectHash.of(content), content, type);
    }

    private static byte[] decode(Encoding encoding, byte[] body, int length) throws IOException {
        return switch (encoding) {
            case IDENTITY -> body;
            case BROTLI -> Decoder.decompress(body).getDecompressedData();
            case ZSTD -> Zstd.decompress(body, length);
            case GZIP -> new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        };
    }
}

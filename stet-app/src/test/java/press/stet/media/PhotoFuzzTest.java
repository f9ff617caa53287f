package press.stet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a stranger sends is either a picture or refused in a sentence. */
class PhotoFuzzTest {

    private static final List<byte[]> HONEST = List.of(
            Pictures.withMetadata(Pictures.jpeg(64, 48), 6),
            Pictures.pngWith(Pictures.png(64, 48), Pictures.chunk("eXIf", Pictures.exif(3))),
            Pictures.webpWithMetadata(Pictures.webp(64, 48), 64, 48, 8),
            Pictures.encoded(Pictures.landscape(64, 48), "gif"),
            Pictures.cmykJpeg(32, 32, 10, 20, 30, 40),
            Pictures.sixteenBitPng(32, 32));

    record Change(int at, int how, byte value) {}

    @Provide
    Arbitrary<byte[]> tampered() {
        Arbitrary<Change> change = Combinators.combine(
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.bytes())
                .as(Change::new);
        return Combinators.combine(
                        Arbitraries.of(HONEST), change.list().ofMinSize(1).ofMaxSize(12))
                .as(PhotoFuzzTest::tamper);
    }

    private static byte[] tamper(byte[] honest, List<Change> changes) {
        byte[] bytes = honest.clone();
        for (Change change : changes) {
            // Half of the changes go to the first bytes, where the headers are.
            int reach = change.how % 2 == 0 ? bytes.length : Math.min(bytes.length, 700);
            if (reach == 0) {
                return bytes;
            }
            int at = change.at % reach;
            switch (change.how / 2) {
                case 0 -> bytes[at] = change.value;
                case 1 -> bytes[at] ^= (byte) (1 << (change.value & 7));
                default -> bytes = change.value > 100 ? Arrays.copyOf(bytes, at) : without(bytes, at);
            }
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int at) {
        return Pictures.joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length));
    }

    @Property(tries = 3000)
    void a_tampered_picture_is_a_picture_or_refused(@ForAll("tampered") byte[] foreign) {
        try {
            PhotoFile file = PhotoFile.read(foreign);
            PhotoFile again = PhotoFile.read(file.bytes());
            assertThat(again.bytes()).as("what is kept is read again as it was").isEqualTo(file.bytes());
            assertThat(again.orientation()).isEqualTo(file.orientation());
            var image = PhotoDecoder.decode(file);
            assertThat(image.getWidth()).isBetween(1, PhotoDecoder.WIDEST);
        } catch (PhotoRefused refused) {
            assertThat(refused.sentence()).endsWith(".");
        }
    }

    @Property(tries = 500)
    void any_bytes_are_a_picture_or_refused(@ForAll byte[] foreign, @ForAll("marks") byte[] mark) {
        try {
            PhotoDecoder.decode(PhotoFile.read(Pictures.joined(mark, foreign)));
        } catch (PhotoRefused refused) {
            assertThat(refused.sentence()).endsWith(".");
        }
    }

    @Provide
    Arbitrary<byte[]> marks() {
        return Arbitraries.of(HONEST).map(honest -> Arrays.copyOf(honest, 16));
    }
}

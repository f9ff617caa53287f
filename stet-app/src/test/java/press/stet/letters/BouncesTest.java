package press.stet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Fingerprints;

class BouncesTest {

    @TempDir
    Path data;

    @Test
    void an_address_names_its_recipient_and_no_changed_one_names_anybody() {
        Bounces bounces = new Bounces(new Fingerprints(new DataFolder(data)));
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            int issue = random.nextInt(Integer.MAX_VALUE);
            int seq = random.nextInt(Integer.MAX_VALUE);
            String word = bounces.word(issue, seq);
            assertThat(word.length()).isLessThanOrEqualTo(64);
            assertThat(bounces.read(word.toUpperCase(Locale.ROOT))).hasValue(new Bounces.Of(issue, seq));
            int at = random.nextInt(1, word.length() - 1);
            char other = word.charAt(at) == 'a' ? 'b' : 'a';
            assertThat(bounces.read(word.substring(0, at) + other + word.substring(at + 1)))
                    .isEmpty();
        }
        for (String foreign : new String[] {"", "b", "postmaster", "-x", "b!!", "b" + "a".repeat(29), "bounce"}) {
            assertThat(bounces.read(foreign)).as(foreign).isEmpty();
        }
    }
}

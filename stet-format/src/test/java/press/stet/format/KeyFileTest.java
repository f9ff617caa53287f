package press.stet.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeyFileTest {
    private final KeyFile file = new KeyFile(
            "meadow.example",
            Role.ROOT,
            Signer.fromSeed(
                    "meadow.example/root-a",
                    ObjectHash.of("not secret".getBytes(StandardCharsets.UTF_8)).bytes()));

    @Property(tries = 50)
    void a_printed_key_is_the_same_key_when_typed_in_again(@ForAll @Size(32) byte[] secret) throws RefusedException {
        KeyFile printed = new KeyFile("meadow.example", Role.EDITION, Signer.fromSeed("k", secret));
        KeyFile typed = KeyFile.parse(printed.text());
        assertThat(typed.text()).isEqualTo(printed.text());
        assertThat(typed.signer().key()).isEqualTo(printed.signer().key());
    }

    @Test
    void people_may_type_it_in_their_own_way() throws RefusedException {
        String[] lines = file.text().split("\n");
        StringBuilder typed = new StringBuilder("# kept in the blue folder\n\n");
        for (String line : lines) {
            boolean secret = line.startsWith("secret");
            String shown = secret
                    ? line.substring(0, 9)
                            + line.substring(9)
                                    .toUpperCase(Locale.ROOT)
                                    .replace('0', 'O')
                                    .replace('1', 'l')
                                    .replace(' ', '-')
                    : line;
            typed.append("  ").append(shown).append(" \r\n");
        }
        assertThat(KeyFile.parse(typed.toString()).text()).isEqualTo(file.text());
    }

    @Property(tries = 60)
    void a_wrong_digit_is_found_in_its_line(
            @ForAll @IntRange(min = 1, max = 4) int line, @ForAll @IntRange(max = 18) int position) {
        String marker = "secret " + line + " ";
        int at = file.text().indexOf(marker) + marker.length() + position;
        StringBuilder wrong = new StringBuilder(file.text());
        if (wrong.charAt(at) != ' ') {
            wrong.setCharAt(at, wrong.charAt(at) == 'z' ? 'y' : 'z');
            assertThatThrownBy(() -> KeyFile.parse(wrong.toString()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("Line " + line + " of the secret has a typing mistake.");
        }
    }

    @Test
    void lines_of_two_keys_do_not_make_a_third() {
        KeyFile other =
                new KeyFile("meadow.example", Role.ROOT, Signer.generate("meadow.example/root-a", new SecureRandom()));
        String mixed = file.text().substring(0, file.text().indexOf("secret 4"))
                + other.text().substring(other.text().indexOf("secret 4"));
        assertThatThrownBy(() -> KeyFile.parse(mixed))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("does not belong to the key");
    }

    @Test
    void the_secret_is_in_the_file_alone_and_in_no_message() {
        String secret =
                file.text().substring(file.text().indexOf("secret 1") + 9).substring(0, 19);
        assertThat(file.toString() + file.signer()).doesNotContain(secret).contains("meadow.example/root-a");
    }
}

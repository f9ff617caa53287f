package press.stet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SplicedTest {

    @Property(tries = 300)
    void what_is_read_is_what_was_written_but_for_blanks_at_the_seams(
            @ForAll("texts") String before, @ForAll("texts") String inside, @ForAll("texts") String after) {
        String text = before + Spliced.OPEN + "<a href=\"/x/" + Spliced.SLOT + "word" + Spliced.SLOT_END + "\">"
                + inside + "</a>" + Spliced.SHUT + after;
        Spliced spliced = Spliced.of(text);
        String read = decoded(written(spliced, "AbC-_9"), spliced.encoding());

        assertThat(squeezed(read)).isEqualTo(squeezed(before + "<a href=\"/x/AbC-_9\">" + inside + "</a>" + after));
    }

    @Property(tries = 300)
    void every_line_is_short_plain_and_begins_with_no_dot(@ForAll("texts") String text) {
        String wire = written(Spliced.of(text + Spliced.OPEN + "." + Spliced.SHUT + ".\n.\n" + text), "");
        assertThat(wire).endsWith("\r\n");
        for (String line : wire.split("\r\n", -1)) {
            assertThat(line.length()).isLessThanOrEqualTo(76);
            assertThat(line).doesNotStartWith(".").doesNotContain("\r", "\n").doesNotEndWith(" ");
            assertThat(line.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == '\t'))
                    .isTrue();
        }
    }

    @Example
    void a_missing_value_or_an_open_piece_without_end_is_refused() {
        Spliced spliced = Spliced.of("a" + Spliced.OPEN + Spliced.SLOT + "x" + Spliced.SLOT_END + Spliced.SHUT);
        assertThatThrownBy(() -> spliced.writeTo(new ByteArrayOutputStream(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spliced.of("a" + Spliced.OPEN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void russian_travels_as_base64_and_english_as_quoted_printable() {
        assertThat(Spliced.of("Каждую пятницу.").encoding()).isEqualTo(Spliced.Encoding.BASE64);
        assertThat(Spliced.of("Every Friday – always.").encoding()).isEqualTo(Spliced.Encoding.QUOTED_PRINTABLE);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, Arbitraries.strings().ascii().ofMaxLength(300)),
                        net.jqwik.api.Tuple.of(
                                2,
                                Arbitraries.strings()
                                        .withCharRange('а', 'я')
                                        .withChars(" \n.")
                                        .ofMaxLength(300)),
                        net.jqwik.api.Tuple.of(2, Arbitraries.strings().all().ofMaxLength(200)),
                        net.jqwik.api.Tuple.of(
                                1, Arbitraries.of("x".repeat(5_000), ".\r\n.\r\n", "👩‍👩‍👧".repeat(40))))
                .map(text -> text.replaceAll("[" + Spliced.OPEN + "-" + Spliced.SLOT_END + "]", ""));
    }

    private static String written(Spliced spliced, String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        spliced.writeTo(out, Map.of("word", value));
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static String decoded(String wire, Spliced.Encoding encoding) {
        if (encoding == Spliced.Encoding.BASE64) {
            return new String(Base64.getMimeDecoder().decode(wire), StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < wire.length(); i++) {
            if (wire.charAt(i) != '=') {
                bytes.write(wire.charAt(i));
            } else if (wire.startsWith("\r\n", i + 1)) {
                i += 2;
            } else {
                bytes.write(Integer.parseInt(wire.substring(i + 1, i + 3), 16));
                i += 2;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Without blanks and ends of lines, which may differ, and without what may not stand in mail. */
    private static String squeezed(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(c -> c > ' ' && c != 0x7f && !(c >= 0xd800 && c <= 0xdfff))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}

package press.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import press.stet.desk.WordDiff.Kind;
import press.stet.desk.WordDiff.Piece;

class WordDiffTest {

    @Property
    void the_pieces_give_both_texts_back(@ForAll("texts") String before, @ForAll("texts") String after) {
        List<Piece> pieces = WordDiff.of(before, after);

        assertThat(joined(pieces, Kind.OUT)).isEqualTo(before);
        assertThat(joined(pieces, Kind.IN)).isEqualTo(after);
    }

    @Property
    void a_text_does_not_differ_from_itself(@ForAll("texts") String text) {
        assertThat(WordDiff.of(text, text)).allMatch(piece -> piece.kind() == Kind.SAME);
    }

    @Example
    void only_the_words_that_differ_are_shown() {
        assertThat(WordDiff.of("The harbour closed on Monday.", "The harbour closed on Tuesday."))
                .containsExactly(
                        new Piece(Kind.SAME, "The harbour closed on "),
                        new Piece(Kind.OUT, "Monday."),
                        new Piece(Kind.IN, "Tuesday."));
    }

    @Example
    void a_word_put_in_takes_nothing_out() {
        assertThat(WordDiff.of("one two four", "one two three four"))
                .containsExactly(
                        new Piece(Kind.SAME, "one two "), new Piece(Kind.IN, "three "), new Piece(Kind.SAME, "four"));
    }

    @Example
    void two_long_texts_with_nothing_in_common_are_one_out_and_one_in() {
        List<Piece> pieces = WordDiff.of("old ".repeat(5000), "new ".repeat(5000));

        assertThat(pieces).extracting(Piece::kind).containsExactly(Kind.OUT, Kind.IN);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a ", "b ", "c", "\n", " ", "щ ", "سلام ", "a\n")
                .list()
                .ofMaxSize(40)
                .map(words -> String.join("", words));
    }

    private static String joined(List<Piece> pieces, Kind side) {
        return pieces.stream()
                .filter(piece -> piece.kind() == Kind.SAME || piece.kind() == side)
                .map(Piece::words)
                .collect(Collectors.joining());
    }
}

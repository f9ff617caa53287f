package press.stet.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
    /** The example of Go's golang.org/x/mod/sumdb/note, which signed-note was written down from. */
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String GO_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String GO_NOTE = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n"
            + "\n"
            + "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_note_signed_by_another_implementation_is_verified() throws RefusedException {
        VerifierKey key = VerifierKey.parse(GO_KEY);
        assertThat(SignedNote.parse(bytes(GO_NOTE)).signers(List.of(key))).containsExactly(key);
        assertThat(key.toString()).isEqualTo(GO_KEY);
    }

    @Test
    void the_same_key_signs_the_same_bytes_as_another_implementation() {
        byte[] secret = Base64.getDecoder().decode(GO_SECRET);
        Signer signer = Signer.fromSeed("PeterNeumann", Arrays.copyOfRange(secret, 1, 33));
        String text = GO_NOTE.substring(0, GO_NOTE.indexOf("\n\n") + 1);
        assertThat(SignedNote.sign(text, signer).encoded()).isEqualTo(bytes(GO_NOTE));
    }

    @Test
    void a_text_may_have_empty_lines_and_ends_at_the_last_one() throws RefusedException {
        Signer signer = Signer.fromSeed("a", new byte[32]);
        SignedNote note =
                SignedNote.parse(SignedNote.sign("one\n\ntwo\n", signer).encoded());
        assertThat(note.text()).isEqualTo("one\n\ntwo\n");
        assertThat(note.signers(List.of(signer.key()))).hasSize(1);
    }

    @Test
    void one_key_under_two_names_counts_once() throws RefusedException {
        Signer a = Signer.fromSeed("a", new byte[32]);
        Signer b = Signer.fromSeed("b", new byte[32]);
        SignedNote note = SignedNote.sign("text\n", a, b);
        assertThat(note.signers(List.of(a.key(), b.key()))).hasSize(1);
    }

    @Test
    void a_wrong_signature_by_a_known_key_spoils_the_note_even_beside_a_right_one() throws RefusedException {
        Signer a = Signer.fromSeed("a", new byte[32]);
        String right = new String(SignedNote.sign("text\n", a).encoded(), StandardCharsets.UTF_8);
        String wrong = new String(SignedNote.sign("other\n", a).encoded(), StandardCharsets.UTF_8);
        SignedNote both = SignedNote.parse(bytes(right + wrong.substring("other\n\n".length())));
        assertThatThrownBy(() -> both.signers(List.of(a.key())))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.verdict()).isEqualTo(Verdict.BAD_SIGNATURE));
    }

    @Test
    void what_is_not_written_as_the_specification_asks_is_refused() {
        String line = "\u2014 a AAAAAAAA\n";
        for (String note : List.of(
                "text\n" + line,
                "text\n\n",
                "text\n\n" + line.strip(),
                "te\txt\n\n" + line,
                "text\r\n\n" + line,
                "text\n\n" + line.replace("\u2014", "-"),
                "text\n\n" + line.replace(" a ", " a+b "),
                "text\n\n" + line.replace(" a ", " a\u00a0b "),
                "text\n\n" + line.replace(" a ", "  "),
                "text\n\n" + line.replace("AAAAAAAA", "AAAA"),
                "text\n\n" + line.replace("AAAAAAAA", "AAAAAAA"),
                "text\n\n" + line.replace("AAAAAAAA", "AAAAAAB="),
                "text\n\n" + line.repeat(17))) {
            assertThatThrownBy(() -> SignedNote.parse(bytes(note))).as(note).isInstanceOf(RefusedException.class);
        }
        byte[] latin1 = ("t\u00e9xt\n\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> SignedNote.parse(latin1)).isInstanceOf(RefusedException.class);
    }

    @Test
    void sixteen_signatures_of_post_quantum_size_fit() throws RefusedException {
        StringBuilder note = new StringBuilder("text\n\n");
        for (int i = 0; i < 16; i++) {
            note.append("\u2014 pq").append(i).append(' ');
            note.append(Base64.getEncoder().encodeToString(new byte[4 + 4627])).append('\n');
        }
        assertThat(SignedNote.parse(bytes(note.toString())).signers(List.of())).isEmpty();
    }
}

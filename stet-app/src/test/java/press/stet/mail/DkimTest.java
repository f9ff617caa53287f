package press.stet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signatures, checked by a reading of RFC 6376 that shares nothing with the signer. */
class DkimTest {

    private static final Instant AT = Instant.parse("2026-11-20T06:00:00Z");

    static DkimKey rsa;
    static DkimKey ed;

    @BeforeAll
    static void keys() {
        rsa = DkimKey.generate("newsroom.example", "r1", DkimKey.Algorithm.RSA);
        ed = DkimKey.generate("newsroom.example", "e1", DkimKey.Algorithm.ED25519);
    }

    @Test
    void both_signatures_hold_and_cover_both_headers_of_leaving_and_from_twice() throws Exception {
        String mail = mail("Good morning.\r\n\r\nTwo  blanks, \t tabs  \r\nand an end.\r\n\r\n\r\n");
        List<String> signatures = signatures(mail);
        assertThat(signatures).hasSize(2);
        for (String signature : signatures) {
            assertThat(verifies(mail, signature)).isTrue();
            List<String> covered = List.of(tag(signature, "h").split(":", -1));
            assertThat(covered).contains("list-unsubscribe", "list-unsubscribe-post", "to", "subject", "message-id");
            assertThat(Collections.frequency(covered, "from")).isEqualTo(2);
        }
        assertThat(signatures)
                .extracting(signature -> tag(signature, "a"))
                .containsExactly("rsa-sha256", "ed25519-sha256");
    }

    @ParameterizedTest
    @EnumSource
    void whichever_library_signs_anybody_can_check_it(Pen.Library library) throws Exception {
        assumeTrue(library == Pen.Library.JAVA || Pen.Library.fastest() == library, "not on this system");
        String mail = mail("Good morning.\r\n", library);
        assertThat(signatures(mail)).hasSize(2);
        for (String signature : signatures(mail)) {
            assertThat(verifies(mail, signature)).isTrue();
        }
    }

    @Test
    void on_the_systems_that_most_servers_run_the_fast_library_signs() {
        assumeTrue(System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64"));
        assertThat(Pen.Library.fastest()).isEqualTo(Pen.Library.NATIVE);
    }

    @Test
    void bodies_of_every_shape_verify() throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            StringBuilder body = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                body.append(List.of("a", " ", "\t", "\r\n", "  ", "word", "\r\n\r\n", ".")
                        .get(random.nextInt(8)));
            }
            String mail = mail(body.append("\r\n").toString());
            assertThat(verifies(mail, signatures(mail).getFirst()))
                    .as(body.toString())
                    .isTrue();
        }
    }

    @Test
    void a_changed_word_or_header_breaks_them() throws Exception {
        String mail = mail("Good morning.\r\n");
        for (String changed : List.of(
                mail.replace("morning", "evening"),
                mail.replace("one-click/abc", "one-click/abd"),
                mail.replace("Subject: Tidings", "Subject: Other"),
                mail.replace("From: The", "From: evil@elsewhere.example\r\nFrom: The"))) {
            assertThat(changed).isNotEqualTo(mail);
            for (String signature : signatures(changed)) {
                assertThat(verifies(changed, signature)).isFalse();
            }
        }
    }

    @Test
    void the_same_reader_gets_the_same_bytes_every_time() {
        assertThat(mail("Again.\r\n")).isEqualTo(mail("Again.\r\n"));
    }

    private static String mail(String body) {
        return mail(body, Pen.Library.fastest());
    }

    private static String mail(String body, Pen.Library library) {
        String headers = "To: ada@mail.example\r\nMessage-ID: <b1@newsroom.example>\r\n"
                + "List-Unsubscribe: <https://newsroom.example/one-click/abc>\r\n"
                + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
                + "From: The Courier\r\n\t <letters@newsroom.example>\r\nSubject: Tidings   of\r\n  the week\r\n";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new DkimSigner(List.of(rsa, ed), library).sign(headers, bytes, bytes.length, AT) + headers + "\r\n"
                + body;
    }

    private static List<String> signatures(String mail) {
        List<String> found = new ArrayList<>();
        headers(mail).stream()
                .filter(header -> header.startsWith("DKIM-Signature:"))
                .forEach(found::add);
        return found;
    }

    private static List<String> headers(String mail) {
        return List.of(mail.substring(0, mail.indexOf("\r\n\r\n")).split("\r\n(?![ \t])", -1));
    }

    private static String tag(String signature, String name) {
        Matcher tag = Pattern.compile("(?:;|:)\\s*" + name + "=([^;]*)").matcher(signature);
        assertThat(tag.find()).isTrue();
        return tag.group(1).replaceAll("\\s", "");
    }

    private static boolean verifies(String mail, String signature) throws Exception {
        String body = mail.substring(mail.indexOf("\r\n\r\n") + 4);
        String canonical = (body + "\n")
                .replaceAll("[ \t]+", " ")
                .replaceAll(" \r\n", "\r\n")
                .replaceAll("(\r\n)*\n$", "\r\n");
        canonical = canonical.equals("\r\n") ? "" : canonical;
        String hash = Base64.getEncoder()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        if (!hash.equals(tag(signature, "bh"))) {
            return false;
        }
        List<String> left = new ArrayList<>(headers(mail));
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        for (String name : tag(signature, "h").split(":", -1)) {
            for (int i = left.size() - 1; i >= 0; i--) {
                if (left.get(i).toLowerCase(java.util.Locale.ROOT).startsWith(name + ":")) {
                    signed.writeBytes((relaxed(left.remove(i)) + "\r\n").getBytes(StandardCharsets.UTF_8));
                    break;
                }
            }
        }
        signed.writeBytes(relaxed(signature.replaceAll("(?s)\\bb=[^;]*$", "b=")).getBytes(StandardCharsets.UTF_8));
        byte[] words = signed.toByteArray();
        boolean isRsa = tag(signature, "a").equals("rsa-sha256");
        Signature check = Signature.getInstance(isRsa ? "SHA256withRSA" : "Ed25519");
        check.initVerify(isRsa ? rsaKey() : edKey());
        check.update(isRsa ? words : MessageDigest.getInstance("SHA-256").digest(words));
        return check.verify(Base64.getDecoder().decode(tag(signature, "b")));
    }

    private static String relaxed(String header) {
        int colon = header.indexOf(':');
        return header.substring(0, colon).strip().toLowerCase(java.util.Locale.ROOT) + ":"
                + header.substring(colon + 1)
                        .replace("\r\n", "")
                        .replaceAll("[ \t]+", " ")
                        .strip();
    }

    private static PublicKey rsaKey() throws Exception {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(rsa.publicKey())));
    }

    private static PublicKey edKey() throws Exception {
        byte[] raw = Base64.getDecoder().decode(ed.publicKey());
        boolean odd = (raw[31] & 0x80) != 0;
        raw[31] &= 0x7f;
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = raw[31 - i];
        }
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(
                        NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, bigEndian))));
    }
}

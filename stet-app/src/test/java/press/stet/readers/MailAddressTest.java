package press.stet.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@mail.example,ada@mail.example",
        "' Ada@MAIL.example ',Ada@mail.example",
        "ada@почта.рф,ada@xn--80a1acny.xn--p1ai",
        "a.b+c@mail.example,a.b+c@mail.example",
        "-leading@mail.example,-leading@mail.example"
    })
    void what_people_type_is_read(String typed, String read) throws MailAddress.Bad {
        assertThat(MailAddress.parse(typed).text()).isEqualTo(read);
    }

    @Test
    void invisible_marks_that_come_with_a_paste_are_dropped() throws MailAddress.Bad {
        assertThat(MailAddress.parse("\u200fada\u200b@mail.example\ufeff").text())
                .isEqualTo("ada@mail.example");
    }

    @ParameterizedTest
    @CsvSource({
        "'',EMPTY",
        "ada,NO_AT",
        "a@b@mail.example,NOT_ONE",
        "'a@mail.example,b@mail.example',NOT_ONE",
        "'Ada <ada@mail.example>',NOT_ONE",
        "'\"a b\"@x.example',NOT_ONE",
        "'\"ab\"@x.example',BAD_LOCAL",
        "ада@mail.example,FOREIGN_LOCAL",
        "a..b@mail.example,BAD_LOCAL",
        ".a@mail.example,BAD_LOCAL",
        "a@mail,BAD_DOMAIN",
        "a@mail.example.,BAD_DOMAIN",
        "a@-mail.example,BAD_DOMAIN",
        "a@[127.0.0.1],BAD_DOMAIN",
        "a@127.0.0.1,BAD_DOMAIN"
    })
    void what_cannot_be_written_to_says_why(String typed, MailAddress.Problem problem) {
        assertThatThrownBy(() -> MailAddress.parse(typed))
                .isInstanceOfSatisfying(
                        MailAddress.Bad.class, bad -> assertThat(bad.problem()).isEqualTo(problem));
    }

    @Test
    void too_long_is_too_long() {
        assertThatThrownBy(() -> MailAddress.parse("a".repeat(65) + "@mail.example"))
                .isInstanceOf(MailAddress.Bad.class);
        assertThatThrownBy(() -> MailAddress.parse("a@" + "b.".repeat(150) + "example"))
                .isInstanceOf(MailAddress.Bad.class);
    }

    @Test
    void no_bytes_break_the_reading_and_what_is_read_is_harmless_in_an_envelope() {
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder typed = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                typed.appendCodePoint(
                        random.nextInt(4) == 0
                                ? random.nextInt(0x3000)
                                : "ab@.\r\n <>+\"".codePointAt(random.nextInt(11)));
            }
            try {
                assertThat(MailAddress.parse(typed.toString()).text())
                        .matches("[!-~]+@[a-z0-9.-]+")
                        .doesNotContain("<", ">");
            } catch (MailAddress.Bad e) {
                assertThat(e.problem()).isNotNull();
            }
        }
    }
}

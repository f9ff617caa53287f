package press.stet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MimeTest {

    @Property(tries = 500)
    void nothing_typed_can_add_a_header_or_make_a_line_too_long(@ForAll String words) {
        String header = Mime.header("Subject", words);
        assertThat(header).startsWith("Subject: ").endsWith("\r\n");
        String[] lines = header.substring(0, header.length() - 2).split("\r\n", -1);
        for (int i = 1; i < lines.length; i++) {
            assertThat(lines[i]).startsWith(" ");
        }
        assertThat(header.chars().allMatch(c -> c == '\r' || c == '\n' || (c >= ' ' && c < 0x7f)))
                .isTrue();
        assertThat(header.replace("\r\n ", "").replaceAll("\r\n$", "")).doesNotContain("\r", "\n");
    }

    @Property(tries = 300)
    void a_name_beside_an_address_stays_a_name(@ForAll String name) {
        String mailbox = Mime.mailbox(name, "letters@courier.example");
        assertThat(mailbox).endsWith("letters@courier.example" + (mailbox.contains("<") ? ">" : ""));
        assertThat(mailbox.replace("\r\n ", "").chars().allMatch(c -> c >= ' ' && c < 0x7f))
                .isTrue();
    }

    @Example
    void a_subject_of_300_russian_letters_folds_into_encoded_words() {
        for (String line : Mime.header("Subject", "Ж".repeat(300)).split("\r\n")) {
            assertThat(line.length()).isLessThanOrEqualTo(78);
        }
    }
}

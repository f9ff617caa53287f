package press.stet.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.TestClock;
import press.stet.audit.Audit;
import press.stet.kernel.Refusal;
import press.stet.readers.Intake.Reason;

@StetTest
@TestPropertySource(properties = "stet.worker=false")
@Import(TestClock.class)
class IntakeTest {

    @Autowired
    Intake intake;

    @Autowired
    Subscribers subscribers;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Offers offers;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    Letter letter;
    final Map<Integer, Reason> rejected = new LinkedHashMap<>();

    @BeforeEach
    void a_letter_without_readers() {
        jdbc.sql("delete from readers.suppression").update();
        jdbc.sql("delete from readers.subscriber").update();
        letter = letter("i" + UUID.randomUUID().toString().substring(0, 8));
    }

    private Letter letter(String slug) {
        return offers.add("en", slug, "The week", "Fridays.", Letter.Rhythm.WEEKLY, null);
    }

    private Intake.Sums read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Intake.Sums read(byte[] bytes) throws IOException {
        rejected.clear();
        return intake.read(Files.write(folder.resolve("list.csv"), bytes), letter, rejected::put, null);
    }

    private List<String> addresses() {
        return subscribers.lines(new Segment(letter.id(), "", "", null), new UUID(0, 0), 1_000).stream()
                .map(line -> line.address().text())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,','",
        "UTF-8,;",
        "UTF-16LE,'\t'",
        "UTF-16BE,;",
        "windows-1251,;",
        "windows-1252,','",
        "windows-1251,'\t'"
    })
    void every_usual_encoding_and_separator_is_read(String encoding, char separator) throws IOException {
        String name = encoding.equals("windows-1252") ? "Zoë Müller" : "Ольга Сергеевна";
        String head = encoding.equals("windows-1252") ? "E-Mail" : "Электронная почта";
        String text = String.join(String.valueOf(separator), "Имя".equals(name) ? "" : "x", head, "y") + "\r\n"
                + String.join(String.valueOf(separator), name, "ada@mail.example", "1") + "\r\n"
                + String.join(String.valueOf(separator), '"' + name + separator + '"', "bob@mail.example", "\"a\nb\"");
        Intake.Sums sums = read(text.getBytes(Charset.forName(encoding)));
        assertThat(sums.rejected()).isEmpty();
        assertThat(addresses()).containsExactly("ada@mail.example", "bob@mail.example");
    }

    @Test
    void marks_at_the_beginning_are_no_letters_even_where_they_lie() throws IOException {
        read("\uFEFFemail\nada@mail.example\n");
        byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
        byte[] cyrillic = "почта;имя\r\nbob@mail.example;Ольга\r\n".getBytes(Charset.forName("windows-1251"));
        byte[] both = java.util.Arrays.copyOf(mark, 3 + cyrillic.length);
        System.arraycopy(cyrillic, 0, both, 3, cyrillic.length);
        assertThat(read(both).fresh()).isOne();
        read("sep=;\nname;email\nCy;cyn@mail.example\n");
        assertThat(addresses()).containsExactly("ada@mail.example", "bob@mail.example", "cyn@mail.example");
    }

    @Test
    void a_list_without_names_above_its_columns_is_read_from_its_first_row() throws IOException {
        assertThat(read("ada@mail.example\nbob@mail.example").fresh()).isEqualTo(2);
        assertThatThrownBy(() -> read("name,city\nAda,Riga\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Write “email” above the one that does");
        assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> read("email\n\"ada@mail.example\ncyn@mail.example\n" + "x".repeat(70_000)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("begins in line 2")
                .hasMessageContaining("never closed");
    }

    @Test
    void the_exports_of_others_are_understood() throws IOException {
        assertThat(
                        read("id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers\r\n"
                                        + "1,ghost1@mail.example,Ada,\"a, b\",true,false,,2024-01-15T10:00:00.000Z,,,\r\n"
                                        + "2,ghost2@mail.example,Bob,,false,false,,2024-01-15T10:00:00.000Z,,,\r\n")
                                .rejected())
                .isEqualTo(Map.of(Reason.LEFT_THERE, 1L));
        assertThat(read("uuid,email,name,attributes,status,created_at,updated_at\n"
                                + "u,monk1@mail.example,A,\"{\"\"a\"\": \"\"b\"\"}\",enabled,2023-05-01 10:00:00.123+00,\n"
                                + "u,monk2@mail.example,B,{},disabled,,\nu,monk3@mail.example,C,{},blocklisted,,\n")
                        .rejected())
                .isEqualTo(Map.of(Reason.SWITCHED_OFF_THERE, 1L, Reason.COMPLAINED_THERE, 1L));
        assertThat(read("Email Address,First Name,OPTIN_TIME,CONFIRM_TIME,UNSUB_TIME\n"
                                + "chimp1@mail.example,A,,2022-03-04 05:06:07,\nchimp2@mail.example,B,,,2023-01-01 00:00:00\n")
                        .rejected())
                .isEqualTo(Map.of(Reason.LEFT_THERE, 1L));
        assertThat(read("email,active_subscription,expiry,plan,email_disabled,created_at\n"
                                + "stack1@mail.example,false,,free,false,2021-01-01T00:00:00.000Z\n"
                                + "stack2@mail.example,false,,free,true,2021-01-01T00:00:00.000Z\n")
                        .fresh())
                .isOne();
        assertThat(addresses())
                .containsExactly(
                        "chimp1@mail.example", "ghost1@mail.example", "monk1@mail.example", "stack1@mail.example");
        assertThat(subscribers.count(new Segment(letter.id(), "", "", Instant.parse("2022-03-04T05:06:07Z"))))
                .as("the days came along")
                .isEqualTo(3);
    }

    @Test
    void each_row_that_is_not_taken_is_named_by_its_line_with_the_reason() throws IOException {
        Intake.Sums sums = read(
                "email,status,letter,language\n" // line 1
                        + "ada@mail.example,active,,\n,active,,\n\"not\nan address\",,,\na@b@mail.example,,,\n"
                        + "\"x@mail.example, y@mail.example\",,,\n" + "x".repeat(65) + "@mail.example,,,\n"
                        + "имя@mail.example,,,\nbob@mail.example,pending,,\nbob@mail.example,quantum,,\n"
                        + "bob@mail.example,active,other,en\nADA@mail.example,active,,\n");
        assertThat(rejected)
                .isEqualTo(Map.of(
                        3, Reason.NO_ADDRESS,
                        4, Reason.NOT_AN_ADDRESS,
                        6, Reason.SEVERAL,
                        7, Reason.SEVERAL,
                        8, Reason.TOO_LONG,
                        9, Reason.FOREIGN_LETTERS,
                        10, Reason.UNCONFIRMED_THERE,
                        11, Reason.UNKNOWN_THERE,
                        12, Reason.OTHER_LETTER));
        assertThat(sums.fresh()).isOne();
        assertThat(sums.known()).as("the same address in capitals").isOne();
    }

    @Test
    void whoever_left_stays_out_though_erased_and_imported_again() throws Exception {
        String list = "email\nada@mail.example\nbob@mail.example\ncyn@mail.example\n";
        assertThat(read(list).fresh()).isEqualTo(3);
        assertThat(read(list)).isEqualTo(new Intake.Sums(0, 3, Map.of()));

        UUID ada = subscriber("ada@mail.example");
        subscriptions.erase(ada, Subscriptions.Erasure.FORGET);
        subscriptions.suppress(subscriber("bob@mail.example"), Suppression.BOUNCED);
        subscriptions.erase(subscriber("cyn@mail.example"), Subscriptions.Erasure.NEVER_WRITE);
        assertThat(read(list))
                .isEqualTo(new Intake.Sums(
                        0, 0, Map.of(Reason.LEFT_HERE, 1L, Reason.BOUNCED_HERE, 1L, Reason.NEVER_HERE, 1L)));
        assertThat(rejected).containsOnlyKeys(2, 3, 4);
        assertThat(addresses()).isEmpty();
        assertThat(jdbc.sql("select count(*) from readers.subscriber")
                        .query(Long.class)
                        .single())
                .as("nobody's address is kept for nothing but the bounced one's, who did not leave")
                .isOne();
    }

    @Test
    void who_left_elsewhere_is_noted_unless_signed_up_here_since() throws Exception {
        subscriptions.ask(MailAddress.parse("ada@mail.example"), List.of(letter), new Consent("en", "Yes."));
        int confirmed = subscriptions.confirm(subscriber("ada@mail.example"));
        assertThat(confirmed).isOne();
        read("email,status\nada@mail.example,unsubscribed\nbob@mail.example,unsubscribed\ncyn@mail.example,cleaned\n");
        assertThat(addresses()).containsExactly("ada@mail.example");
        read("email\nada@mail.example\nbob@mail.example\ncyn@mail.example\n");
        assertThat(rejected).isEqualTo(Map.of(3, Reason.LEFT_HERE, 4, Reason.BOUNCED_HERE));
        letter = letter("o" + UUID.randomUUID().toString().substring(0, 8));
        assertThat(read("email\nbob@mail.example\ncyn@mail.example\n").fresh())
                .as("who left one letter may get another, who cannot be reached none")
                .isOne();
    }

    @Test
    void what_is_written_out_is_read_in_again_and_nobody_takes_it_along_unseen() throws IOException {
        read("email,created_at\nada@mail.example,2024-02-03\n=1+1@mail.example,\nbob@elsewhere.example,2020-01-01\n");
        StringWriter out = new StringWriter();
        Segment atMail = new Segment(letter.id(), "en", "mail.example", null);
        assertThat(subscribers.export(atMail, out, null)).isEqualTo(2);
        assertThat(out.toString())
                .contains("\"ada@mail.example\"," + letter.slug() + ",en,active,import,2024-02-03T00:00:00Z")
                .contains("\" =1+1@mail.example\"")
                .doesNotContain("bob@");
        assertThat(audit.newest(1).getFirst().what()).isEqualTo("subscribers.exported");
        assertThat(read(out.toString())).isEqualTo(new Intake.Sums(0, 2, Map.of()));
        assertThat(subscribers.hosts(new Segment(letter.id(), "", "", null), 1))
                .containsExactly(new Subscribers.Host("mail.example", 2));
    }

    @Test
    void more_rows_than_fit_at_once_are_all_taken() throws IOException {
        StringBuilder list = new StringBuilder("email\r");
        for (int n = 0; n < 4_500; n++) {
            list.append("r").append(n).append("@mail.example\r");
        }
        assertThat(read(list.toString()).fresh()).isEqualTo(4_500);
        assertThat(subscriptions.count(letter.id())).isEqualTo(4_500);
    }

    private UUID subscriber(String address) throws MailAddress.Bad {
        return jdbc.sql("select id from readers.subscriber where fingerprint = :print")
                .param("print", fingerprints.fingerprint(MailAddress.parse(address)))
                .query(UUID.class)
                .single();
    }

    @Autowired
    Addresses fingerprints;
}

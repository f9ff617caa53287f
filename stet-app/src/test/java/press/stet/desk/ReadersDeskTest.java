package press.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import press.stet.identity.OneTimeLinks;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.readers.Letter;
import press.stet.readers.Offers;

/** The readers of letters on the desk: taken over from a file, looked at by segment, taken along. */
@DeskTest
class ReadersDeskTest {

    @LocalServerPort
    int port;

    @Autowired
    OneTimeLinks links;

    @Autowired
    Houses houses;

    @Autowired
    Offers offers;

    @Test
    void readers_are_taken_over_looked_at_by_segment_and_taken_along() {
        houses.save(new House(
                "The Courier", "", "https://courier.example", ZoneId.of("Europe/Riga"), List.of("en"), "{}", true));
        Letter letter = offers.add(
                "en",
                "r" + UUID.randomUUID().toString().substring(0, 8),
                "The week",
                "Fridays.",
                Letter.Rhythm.WEEKLY,
                null);
        Visitor vera = Visitor.signedIn(port, links.forFirstPublisher());
        vera.get("/letters/readers");
        String to = letter.id().toString();

        assertThat(vera.upload("/letters/readers/import", "file", "", new byte[0], "to", to)
                        .page()
                        .select("#file-refusal")
                        .text())
                .isEqualTo("Choose the file with the readers.");
        byte[] list = "Почта;Имя\nada@mail.example;Ада\nbob@else.example;Боб\nnobody;Никто\n"
                .getBytes(Charset.forName("windows-1251"));
        String taken = vera.upload("/letters/readers/import", "file", "list.csv", list, "to", to)
                .text();
        assertThat(taken)
                .contains("2 get “The week” from now on, 0 got it already, 1 rows were not taken.")
                .contains("Line 4: what stands for the address is none that can be written to");

        var some = vera.get("/letters/readers?letter=" + to + "&domain=Mail.example&since=2000-01-01");
        assertThat(some.text()).contains("1 subscriptions", "ada@mail.example").doesNotContain("bob@");
        assertThat(vera.get("/letters/readers?letter=" + to + "&since=2999-01-01")
                        .text())
                .contains("0 subscriptions");
        assertThat(vera.get("/letters/readers?since=yesterday").text()).contains("Choose a day.");
        assertThat(vera.get("/letters").page().select("a[href=/letters/readers]"))
                .hasSize(1);

        var file = vera.post("/letters/readers/export", "letter", to, "domain", "else.example");
        assertThat(file.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/csv");
        assertThat(file.body().getBytes(StandardCharsets.UTF_8).length).isPositive();
        assertThat(file.body()).contains("\"bob@else.example\"").doesNotContain("ada@");
    }
}

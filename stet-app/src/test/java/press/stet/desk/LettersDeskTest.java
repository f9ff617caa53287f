package press.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import press.stet.identity.OneTimeLinks;
import press.stet.identity.Staff;
import press.stet.letters.Draft;
import press.stet.letters.Issue;
import press.stet.letters.Issues;
import press.stet.mail.HouseRelay;
import press.stet.newsroom.Document;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.Workflow;
import press.stet.newsroom.Writing;
import press.stet.readers.Consent;
import press.stet.readers.Letter;
import press.stet.readers.MailAddress;
import press.stet.readers.Offers;
import press.stet.readers.Subscriptions;

/** A letter from its first form on the desk to the mailbox, by forms alone, through the relay in the house. */
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
@DeskTest
class LettersDeskTest {

    @LocalServerPort
    int port;

    @Autowired
    OneTimeLinks links;

    @Autowired
    Staff staff;

    @Autowired
    Houses houses;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    Writing writing;

    @Autowired
    Workflow workflow;

    @Autowired
    Offers offers;

    @Autowired
    Issues issues;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    HouseRelay relay;

    @Test
    void a_letter_is_made_put_together_looked_at_tested_sent_and_followed() throws Exception {
        houses.save(new House(
                "The Courier", "", "https://courier.example", ZoneId.of("Europe/Riga"), List.of("en"), "{}", true));
        Visitor vera = Visitor.signedIn(port, links.forFirstPublisher());
        SectionId world = taxonomy.section("en", "World");
        publish(world, "The river rises");
        publish(world, "The bridge holds");

        assertThat(vera.post("/letters", "name", "The week", "promise", "", "slug", "weekly", "language", "en")
                        .page()
                        .select("#promise-refusal")
                        .text())
                .contains("one sentence");
        vera.post("/letters", "name", "The week", "promise", "Every Friday.", "slug", "weekly", "language", "en");
        Letter letter = offers.open("en").getFirst();
        confirmed(letter, "ada@mail.example");

        var composing = vera.post("/letters/" + letter.id() + "/issue");
        assertThat(composing.text()).contains("It goes to 1 readers.").contains("The river rises");
        Issue issue = issues.newest(1).getFirst();
        String path = "/letters/issues/" + issue.id();
        assertThat(issue.picks()).hasSize(2);
        String first = issue.picks().getFirst().toString();
        String second = issue.picks().getLast().toString();
        vera.post(
                path,
                "saves",
                "0",
                "subject",
                "What mattered",
                "preheader",
                "Two stories",
                "intro",
                "Good <morning>.",
                "form",
                "WHOLE",
                "order",
                first,
                "order",
                second,
                "move",
                "up:" + second);
        assertThat(issues.get(issue.id()).picks().getFirst().toString()).isEqualTo(second);
        vera.post(path + "/order", "order", first, "order", second);
        assertThat(issues.get(issue.id()).picks().getFirst().toString()).isEqualTo(first);
        assertThat(vera.post(path, "saves", "0", "subject", "Stale", "form", "WHOLE")
                        .text())
                .contains("Somebody else saved this issue meanwhile");

        var html = vera.get(path + "/preview");
        assertThat(html.page().select("h2")).hasSize(2);
        assertThat(html.body()).contains("Good &lt;morning&gt;.").doesNotContain("<img", "<script", "http://");
        assertThat(html.response()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .startsWith("default-src 'none'; style-src 'unsafe-inline'");
        assertThat(html.body()).contains("@media (prefers-color-scheme: dark)");
        assertThat(vera.get(path + "/preview?look=dark").body()).contains("@media all {");
        assertThat(vera.get(path).page().select("iframe.phone")).hasSize(2);
        assertThat(vera.get(path + "/preview.txt").body()).contains("* The bridge holds", "Good <morning>.");

        vera.post(path + "/test", "address", "editor@desk.example");
        until(() -> relay.taken().stream().anyMatch(mail -> mail.to().equals("editor@desk.example")));

        vera.post(path + "/send");
        until(() -> issues.get(issue.id()).state() == Issue.State.SENT);
        HouseRelay.Taken mail = relay.taken().stream()
                .filter(one -> one.to().equals("ada@mail.example")
                        && one.header("Subject").equals("What mattered"))
                .findFirst()
                .orElseThrow();
        assertThat(mail.header("List-Unsubscribe")).startsWith("<https://courier.example/-/letters/leave/");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.readable()).contains("Water stands high in The bridge holds.");
        assertThat(mail.content().indexOf("DKIM-Signature")).isZero();

        var record = vera.get(path);
        assertThat(record.text()).contains("1 readers in all", "Accepted 1", "mail.example 1 1 0 0 0");
        assertThat(vera.get(path + "/who?mark=ACCEPTED").text()).contains("ada@mail.example", "250 2.0.0 Kept as");
        String shown = vera.get("/letters/mail").text();
        assertThat(shown)
                .contains("nothing leaves this machine", "What mattered", "stet-r1._domainkey.stet.invalid TXT");
        assertThat(vera.get("/letters/mail/" + mail.number()).text()).contains("Message-ID", "The bridge holds");
    }

    @Test
    void an_issue_too_long_for_one_mail_goes_out_in_parts_each_recorded_once() throws Exception {
        houses.save(new House(
                "The Courier",
                "",
                "https://courier.example",
                ZoneId.of("Europe/Riga"),
                List.of("en", "ru"),
                "{}",
                true));
        Visitor vera = Visitor.signedIn(port, links.forFirstPublisher());
        SectionId world = taxonomy.section("ru", "Мир");
        Letter letter = offers.add("ru", "long", "At length", "Sundays.", Letter.Rhythm.WEEKLY, null);
        for (String headline : List.of("First things", "Second things", "Third things")) {
            publish("ru", world, headline, "Many words stand here. ".repeat(1_800));
        }
        subscriptions.ask(MailAddress.parse("bob@mail.example"), List.of(letter), new Consent("en", "Yes."));
        confirmAll();
        Issue issue = issues.begin(letter.id(), null);
        Draft draft = new Draft(
                "Long reads",
                "",
                "Good day.",
                Issue.Form.WHOLE,
                issue.picks().stream().limit(3).toList());
        issues.save(issue.id(), issue.saves(), draft);
        String path = "/letters/issues/" + issue.id();
        assertThat(vera.get(path).text()).contains("goes out in 2 mails");

        vera.post(path + "/send");
        until(() -> issues.newest(10).stream()
                        .filter(one -> one.letter().equals(letter.id()) && one.state() == Issue.State.SENT)
                        .count()
                == 2);
        List<HouseRelay.Taken> mails = relay.taken().stream()
                .filter(one -> one.to().equals("bob@mail.example")
                        && one.header("Subject").startsWith("Long reads"))
                .toList();
        assertThat(mails)
                .extracting(mail -> mail.header("Subject"))
                .containsExactlyInAnyOrder("Long reads (1/2)", "Long reads (2/2)");
        assertThat(mails).extracting(mail -> mail.header("Message-ID")).doesNotHaveDuplicates();
        assertThat(mails.stream().filter(mail -> mail.readable().contains("Good day.")))
                .as("what stands above the stories stands there once")
                .hasSize(1);
        assertThat(mails.stream()
                        .mapToLong(mail -> mail.readable()
                                .lines()
                                .filter(line -> line.startsWith("* ") && line.endsWith(" things"))
                                .count())
                        .sum())
                .as("every story once")
                .isEqualTo(3);
        assertThat(issues.newest(10).stream().filter(one -> one.letter().equals(letter.id())))
                .allSatisfy(one -> assertThat(
                                vera.get("/letters/issues/" + one.id()).text())
                        .contains("Accepted 1"));
    }

    private void confirmed(Letter letter, String address) throws MailAddress.Bad {
        subscriptions.ask(MailAddress.parse(address), List.of(letter), new Consent("en", "Yes."));
        until(() -> relay.taken().stream().anyMatch(mail -> mail.to().equals(address)));
        String text = relay.taken().getFirst().readable();
        String word = text.substring(text.indexOf("/confirm/") + 9).strip().split("\\s", -1)[0];
        Visitor reader = new Visitor(port);
        assertThat(reader.get("/-/letters/confirm/" + word).status())
                .as("never at the desk")
                .isEqualTo(404);
        subscriptions.after(letter.id(), new java.util.UUID(0, 0), 1).forEach(none -> assertThat(none)
                .isNull());
        confirmAll();
    }

    @Autowired
    org.springframework.jdbc.core.simple.JdbcClient jdbc;

    private void confirmAll() {
        jdbc.sql("select id from readers.subscriber")
                .query(java.util.UUID.class)
                .list()
                .forEach(subscriptions::confirm);
    }

    private void publish(SectionId section, String headline) {
        publish("en", section, headline, "Water stands high in " + headline + ".");
    }

    private void publish(String language, SectionId section, String headline, String words) {
        var editor = staff.all().getFirst().id().value();
        Story story = writing.begin(language, editor);
        writing.save(
                story.id(),
                story.lock().token(),
                story.saves(),
                new StoryContent(
                        headline,
                        "A standfirst.",
                        "",
                        "",
                        section,
                        List.of(),
                        List.of(),
                        null,
                        new Document(
                                List.of(new Document.Paragraph(List.of(new Document.Text(words, List.of())))),
                                List.of())));
        workflow.publish(story.id(), editor);
    }

    private static void until(BooleanSupplier reached) {
        Instant end = Instant.now().plusSeconds(60);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("patience is over").isBefore(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

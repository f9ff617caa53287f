package press.stet.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.TestClock;
import press.stet.delivery.SiteServer;
import press.stet.edition.Printer;
import press.stet.edition.Progress;
import press.stet.jobs.TestJobs;
import press.stet.mail.HouseRelay;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.readers.Letter;
import press.stet.readers.Links;
import press.stet.readers.Offers;
import press.stet.readers.Subscriptions;

/** From the box in a page to the confirmed subscription and out again, over the wire, without script. */
@FormsTest
@Import({TestClock.class, TestJobs.class})
class SignUpTest {

    @Autowired
    SiteServer server;

    @Autowired
    Printer printer;

    @Autowired
    Houses houses;

    @Autowired
    Offers offers;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Links links;

    @Autowired
    HouseRelay relay;

    @Autowired
    TestClock clock;

    @Autowired
    TestJobs jobs;

    @Autowired
    JdbcClient jdbc;

    Reader reader;
    Letter weekly;
    Letter daily;
    String ada;

    @BeforeEach
    void a_newsroom_with_two_letters() {
        houses.save(new House("The Courier", "", null, ZoneId.of("Europe/Riga"), List.of("en", "ru"), "{}", true));
        if (offers.all().isEmpty()) {
            offers.add("en", "weekly", "The week", "What mattered, every Friday.", Letter.Rhythm.WEEKLY, null);
            offers.add("en", "daily", "The morning", "Five stories at six.", Letter.Rhythm.DAILY, null);
            offers.add("ru", "weekly", "Неделя", "Каждую пятницу.", Letter.Rhythm.WEEKLY, null);
        }
        weekly = offers.open("en").get(0);
        daily = offers.open("en").get(1);
        jdbc.sql("delete from readers.subscriber").update();
        jdbc.sql("delete from readers.suppression").update();
        jdbc.sql("delete from readers.pace").update();
        printer.printAll(Progress.NONE);
        reader = new Reader(server.port());
        ada = "ada." + UUID.randomUUID() + "@mail.example";
    }

    @Test
    void a_reader_signs_up_on_the_front_page_confirms_and_leaves_again() {
        var box = reader.get("/").page().selectFirst("section.letter form");
        Reader.Answer answer = reader.fill(box, "email", ada);
        assertThat(answer.page().select("h1").text()).isEqualTo("Check your mail");
        assertThat(subscriptions.count(weekly.id()))
                .as("nothing before the confirmation")
                .isZero();

        deliver();
        String confirm = linkIn(mailTo(ada));
        Reader.Answer asked = reader.get(confirm);
        assertThat(asked.text()).contains("The week");
        assertThat(subscriptions.count(weekly.id()))
                .as("opening a link changes nothing")
                .isZero();
        Reader.Answer done = reader.fill(asked.page().selectFirst("main form"));
        assertThat(done.page().select("h1").text()).isEqualTo("You are in");
        assertThat(subscriptions.count(weekly.id())).isEqualTo(1);
        assertThat(reader.fill(asked.page().selectFirst("main form")).text())
                .as("a second press is harmless")
                .contains("You are in");

        String leave = "/-/letters/leave/" + links.word(Links.Kind.LEAVE, onlySubscription());
        assertThat(reader.get(leave).page().select("h1").text()).isEqualTo("Leave “The week”?");
        assertThat(subscriptions.count(weekly.id())).isEqualTo(1);
        assertThat(reader.post(leave, List.of(), "List-Unsubscribe", "One-Click")
                        .status())
                .isEqualTo(200);
        assertThat(subscriptions.count(weekly.id())).isZero();
        assertThat(jdbc.sql("select count(*) from readers.subscriber")
                        .query(Long.class)
                        .single())
                .as("the address goes with its last letter")
                .isZero();
        assertThat(reader.post(leave, List.of(), "List-Unsubscribe", "One-Click")
                        .status())
                .as("replayed")
                .isEqualTo(200);
    }

    @Test
    void the_answer_is_the_same_for_a_known_and_an_unknown_address_and_one_mail_a_day_is_sent() {
        String first = join(ada).response().body();
        String second = join(ada).response().body();
        String other = join("other." + ada).response().body();
        assertThat(second).isEqualTo(first).isEqualTo(other);
        deliver();
        assertThat(mailsTo(ada)).isEqualTo(1);

        confirmed(ada);
        clock.pass(Duration.ofHours(25));
        assertThat(join(ada).response().body()).isEqualTo(first);
        deliver();
        assertThat(mailsTo(ada)).as("told that it is signed up").isEqualTo(2);
        assertThat(mailTo(ada).content()).contains("/-/letters/mine/");
        erase(ada);
    }

    @Test
    void a_box_on_a_mirror_or_filled_in_by_a_program_leads_to_a_page_that_asks_once_more() {
        Reader.Answer asked = reader.post(
                "/-/letters", List.of("Origin", "https://mirror.example"), "email", ada, "letter", "weekly");
        assertThat(asked.page().select("h1").text()).isEqualTo("Sign up for our letters");
        assertThat(asked.page().select("#mail").attr("value")).isEqualTo(ada);
        assertThat(reader.post("/-/letters", "email", ada, "letter", "weekly", "website", "http://spam.example")
                        .page()
                        .select("h1")
                        .text())
                .isEqualTo("Sign up for our letters");

        var form = asked.page().selectFirst("main form");
        assertThat(reader.fill(form).page().select("h1").text())
                .as("faster than a person")
                .isEqualTo("Sign up for our letters");
        clock.pass(Duration.ofSeconds(5));
        assertThat(reader.fill(form, "website", "x").page().select("h1").text()).isEqualTo("Sign up for our letters");
        assertThat(reader.fill(form, "token", "forged").page().select("h1").text())
                .isEqualTo("Sign up for our letters");
        clock.pass(Duration.ofHours(13));
        assertThat(reader.fill(form).text()).contains("open for a long time");
        assertThat(subscribers()).isZero();

        form = reader.get("/-/letters?language=en").page().selectFirst("main form");
        clock.pass(Duration.ofSeconds(5));
        assertThat(reader.fill(form, "email", ada).page().select("h1").text()).isEqualTo("Check your mail");
        clock.pass(Duration.ofHours(100));
        deliver();
        assertThat(subscribers()).as("forgotten when nobody confirms").isZero();
    }

    @Test
    void a_confirmation_after_three_days_does_nothing() {
        join(ada);
        deliver();
        String link = linkIn(mailTo(ada));
        clock.pass(Duration.ofHours(73));
        assertThat(reader.post(link).text()).contains("This link is spent");
        assertThat(subscriptions.count(weekly.id())).isZero();
        clock.pass(Duration.ofHours(48));
        deliver();
        assertThat(reader.get(link).text()).contains("This link is spent");
    }

    @Test
    void a_reader_sees_what_is_held_and_erases_it_for_good() {
        join(ada);
        confirmed(ada);
        UUID subscriber = onlySubscriber();
        String mine = "/-/letters/mine/" + links.word(Links.Kind.MINE, subscriber);
        Reader.Answer seen = reader.get(mine);
        assertThat(seen.text()).contains(ada, "The week", "You agreed to this:", "The Courier may send me");

        assertThat(reader.post(mine, "erase", "never").text()).contains("It is erased");
        assertThat(subscribers()).isZero();
        assertThat(reader.get(mine).text()).contains("We hold nothing about you");
        clock.pass(Duration.ofHours(25));
        assertThat(join(ada).text()).contains("Check your mail");
        deliver();
        assertThat(subscribers()).as("never again").isZero();
    }

    @Test
    void a_flood_of_foreign_addresses_is_spread_over_hours_and_then_refused() {
        jdbc.sql("insert into readers.pace values ('mail.example', cast(:at as timestamptz))")
                .param("at", clock.instant().plus(Duration.ofHours(2)).toString())
                .update();
        join(ada);
        deliver();
        assertThat(mailsTo(ada)).isZero();
        clock.pass(Duration.ofHours(3));
        deliver();
        assertThat(mailsTo(ada)).isEqualTo(1);
        erase(ada);

        jdbc.sql("insert into readers.pace values ('mail.example', now()) on conflict do nothing")
                .update();
        jdbc.sql("update readers.pace set next_at = cast(:at as timestamptz) where domain = 'mail.example'")
                .param("at", clock.instant().plus(Duration.ofHours(7)).toString())
                .update();
        Reader.Answer refused = join("late." + ada);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text()).contains("So many people");
        assertThat(subscribers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ada", "ada@", "@mail.example", "a@b@mail.example", "ada@mail.example,bob@mail.example"})
    void an_address_that_is_none_is_answered_beside_the_form_with_what_was_typed(String typed) {
        Reader.Answer answer = reader.post("/-/letters", "email", typed, "letter", "weekly", "language", "en");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("#mail").attr("value")).isEqualTo(typed);
        assertThat(answer.page().select("[role=alert]").text()).isNotEmpty();
    }

    @Test
    void a_link_of_one_kind_is_worth_nothing_as_another_and_a_changed_one_nothing_at_all() {
        join(ada);
        confirmed(ada);
        String leave = links.word(Links.Kind.LEAVE, onlySubscription());
        assertThat(reader.get("/-/letters/mine/" + leave).text()).contains("We hold nothing");
        for (int i = 0; i < leave.length(); i++) {
            String changed = leave.substring(0, i) + (leave.charAt(i) == 'A' ? 'B' : 'A') + leave.substring(i + 1);
            reader.post("/-/letters/leave/" + changed);
        }
        assertThat(subscriptions.count(weekly.id())).isEqualTo(1);
        erase(ada);
    }

    @Test
    void an_address_within_reach_of_those_in_power_is_told_so_known_or_not() {
        assertThat(join(ada).text()).doesNotContain("authorities");
        String near = "ada." + UUID.randomUUID() + "@Mail.RU";
        assertThat(join(near).text())
                .contains("Your mailbox is with mail.ru, which can be made to tell the authorities");
        assertThat(join(near).text()).as("the same the second time").contains("Your mailbox is with mail.ru");
        assertThat(join("a@notmail.ru").text()).doesNotContain("authorities");
        houses.save(new House(
                "The Courier", "", "https://courier.example", ZoneId.of("UTC"), List.of("en", "ru"), "{}", true));
        printer.printAll(Progress.NONE);
        assertThat(reader.get("/").page().select("section.letter .fine a").eachAttr("href"))
                .as("whoever reads on a mirror")
                .contains("https://courier.example/-/letters");
        erase(ada);
    }

    @Test
    void a_confirmation_speaks_the_language_of_the_letter() {
        var box = reader.get("/ru/").page().selectFirst("section.letter form");
        assertThat(reader.fill(box, "email", ada).page().select("h1").text()).isEqualTo("Проверьте почту");
        deliver();
        assertThat(reader.get(linkIn(mailTo(ada))).page().select("html").attr("lang"))
                .isEqualTo("ru");
        erase(ada);
    }

    /** Mails to addresses nobody vouched for leave one after the other. */
    private void deliver() {
        clock.pass(Duration.ofMinutes(1));
        jobs.run();
    }

    private Reader.Answer join(String address) {
        return reader.post("/-/letters", "email", address, "letter", "weekly", "language", "en");
    }

    private void confirmed(String address) {
        deliver();
        reader.post(linkIn(mailTo(address)));
    }

    private void erase(String address) {
        jdbc.sql("select id from readers.subscriber")
                .query(UUID.class)
                .list()
                .forEach(id -> subscriptions.erase(id, Subscriptions.Erasure.FORGET));
        assertThat(subscribers()).as(address).isZero();
    }

    private long subscribers() {
        return jdbc.sql("select count(*) from readers.subscriber")
                .query(Long.class)
                .single();
    }

    private UUID onlySubscriber() {
        return jdbc.sql("select id from readers.subscriber").query(UUID.class).single();
    }

    private UUID onlySubscription() {
        return jdbc.sql("select id from readers.subscription").query(UUID.class).single();
    }

    private long mailsTo(String address) {
        return relay.taken().stream().filter(mail -> mail.to().equals(address)).count();
    }

    private HouseRelay.Taken mailTo(String address) {
        return relay.taken().stream()
                .filter(mail -> mail.to().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static String linkIn(HouseRelay.Taken mail) {
        String text = MailText.of(mail.content());
        Matcher link = Pattern.compile("https?://[^\\s\"<>]+/-/[^\\s\"<>]+").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return URI.create(link.group()).getPath();
    }
}

package press.stet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.TestClock;
import press.stet.jobs.TestJobs;
import press.stet.mail.HouseRelay;
import press.stet.mirrors.Carries;
import press.stet.mirrors.Channels;
import press.stet.mirrors.Mirrors;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.readers.Consent;
import press.stet.readers.Letter;
import press.stet.readers.MailAddress;
import press.stet.readers.Offers;
import press.stet.readers.Subscriptions;

/** What readers ask for by mail, and the doors that stand in mails to them. */
@StetTest
@TestPropertySource(properties = {"stet.worker=false", "stet.site-port=8080"})
@Import({TestClock.class, TestJobs.class, ReadersAtHand.class})
class RequestsTest {

    private static final String DOOR = "https://door.example/";

    @Autowired
    Issues issues;

    @Autowired
    Offers offers;

    @Autowired
    Houses houses;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    ReadersAtHand readers;

    @Autowired
    Requests requests;

    @Autowired
    LetterReaders letterReaders;

    @Autowired
    Mirrors mirrors;

    @Autowired
    Channels channels;

    @Autowired
    HouseRelay relay;

    @Autowired
    TestClock clock;

    @Autowired
    TestJobs jobs;

    @TempDir
    Path folder;

    Letter letter;
    String ada;

    @BeforeEach
    void a_letter_with_a_door_for_its_readers() {
        houses.save(new House(
                "The Courier", "", "https://courier.example", ZoneId.of("Europe/Riga"), List.of("en"), "{}", true));
        letter = offers.add(
                "en",
                "q" + UUID.randomUUID().toString().substring(0, 8),
                "The week",
                "Fridays.",
                Letter.Rhythm.WEEKLY,
                null);
        mirrors.addFolder("front", folder, Carries.DOOR, DOOR, null);
        channels.allot("front", LetterReaders.CHANNEL, null);
        ada = "ada." + UUID.randomUUID() + "@mail.example";
    }

    @AfterEach
    void no_door() {
        mirrors.remove("front", null);
    }

    private List<HouseRelay.Taken> mailsToAda() {
        clock.pass(Duration.ofMinutes(1));
        jobs.run();
        return relay.taken().stream().filter(mail -> mail.to().equals(ada)).toList();
    }

    @Test
    void whoever_signs_up_is_told_of_a_door_of_her_own_bucket_and_counts_for_it() throws Exception {
        subscriptions.ask(MailAddress.parse(ada), List.of(letter), new Consent("en", "Yes."));
        assertThat(mailsToAda()).singleElement().satisfies(mail -> assertThat(mail.readable())
                .contains("If our site does not open where you are, this address shows the same: " + DOOR));
        List<String> counted = new ArrayList<>();
        letterReaders.each(counted::add);
        int before = counted.size();
        readers.sign(letter, 0);
        counted.clear();
        letterReaders.each(counted::add);
        assertThat(counted).as("once she has confirmed").hasSize(before + 1).doesNotHaveDuplicates();
        assertThat(letterReaders.channel()).isEqualTo("letter");
    }

    @Test
    void whoever_asks_gets_the_addresses_once_a_day_and_whoever_leaves_by_mail_has_left() throws Exception {
        subscriptions.ask(MailAddress.parse(ada), List.of(letter), new Consent("en", "Yes."));
        readers.sign(letter, 0);
        Issue draft = issues.begin(letter.id(), null);
        issues.save(draft.id(), draft.saves(), new Draft("Sent", "", "Words.", Issue.Form.WHOLE, List.of()));
        issues.send(draft.id(), null);
        Bounces.Of hers = new Bounces.Of(draft.number(), 0);

        requests.answer(new Returned.Asked(hers, new Returned.Request.Addresses()));
        requests.answer(new Returned.Asked(hers, new Returned.Request.Addresses()));
        assertThat(mailsToAda()).singleElement().satisfies(mail -> {
            assertThat(mail.header("Subject")).isEqualTo("The Courier: where our site opens");
            assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-replied");
            assertThat(mail.readable()).contains("https://courier.example", DOOR);
        });

        assertThat(subscriptions.count(letter.id())).isOne();
        requests.answer(new Returned.Asked(hers, new Returned.Request.Leave()));
        requests.answer(new Returned.Asked(hers, new Returned.Request.Leave()));
        assertThat(subscriptions.count(letter.id())).isZero();
        requests.answer(new Returned.Asked(hers, new Returned.Request.Addresses()));
        assertThat(mailsToAda()).as("nobody is left to write to").hasSize(1);
        issues.cancel(draft.id(), null);
    }
}

package press.stet.support;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.DataFolder;
import press.stet.mail.HouseRelay;
import press.stet.mail.Outbox;

/** A newsroom on the practice rail, with a clock and a letterbox that tests hold in their hands; jobs are run by the tests. */
abstract class PracticeCase {

    @TestConfiguration
    static class Fakes {

        @Bean
        @Primary
        SmallPartsTest.Moving movingClock() {
            return new SmallPartsTest.Moving();
        }

        @Bean
        Letterbox post(HouseRelay relay) {
            return new Letterbox(relay);
        }
    }

    /** The mails that came out of the relay in the house, oldest first. */
    static class Letterbox {

        record Came(String to, String subject, String text) {}

        final List<Came> mails = new ArrayList<>();
        private final HouseRelay relay;
        private long seen;

        Letterbox(HouseRelay relay) {
            this.relay = relay;
        }

        void empty() {
            look();
            mails.clear();
        }

        void look() {
            for (HouseRelay.Taken taken : relay.taken().reversed()) {
                if (taken.number() > seen) {
                    seen = taken.number();
                    String words = taken.readable();
                    mails.add(
                            new Came(taken.to(), taken.header("Subject"), words.substring(words.indexOf("\n\n") + 2)));
                }
            }
        }
    }

    @Autowired
    Giving giving;

    @Autowired
    Managing managing;

    @Autowired
    Reminders reminders;

    @Autowired
    Interlock interlock;

    @Autowired
    PracticeRail practice;

    @Autowired
    Retention retention;

    @Autowired
    Looking looking;

    @Autowired
    Ordering ordering;

    @Autowired
    BookRows books;

    @Autowired
    LedgerRows ledger;

    @Autowired
    SupportMails mails;

    @Autowired
    Outbox outbox;

    @Autowired
    RailRack rails;

    @Autowired
    Meter meter;

    @Autowired
    SupportHouse house;

    @Autowired
    ManageLinks links;

    @Autowired
    Letterbox post;

    @Autowired
    SmallPartsTest.Moving clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataFolder data;

    @BeforeEach
    void nothing_is_blocked_and_nothing_waits() {
        interlock.countries().forEach(country -> interlock.unblock(country.code(), null));
        work();
        post.empty();
    }

    static Giving.Form form(String rhythm, String amount, PracticeRail.Card card, String country, String mail) {
        return new Giving.Form(
                UUID.randomUUID(),
                "practice",
                PracticeRail.token(card, country),
                rhythm,
                amount,
                "USD",
                "en",
                "LV",
                true,
                mail);
    }

    UUID given(Giving.Form form) {
        return ((Giving.Outcome.Begun) giving.give(form)).contribution();
    }

    /** What the queue would do. */
    void work() {
        jdbc.sql("select key from support.rail_order where answered_at is null")
                .query(String.class)
                .list()
                .forEach(ordering::carryOut);
        books.waiting(null).forEach(news -> looking.newsOf(news.about()));
        jdbc.sql("select ref from support.plan where ref is not null")
                .query(String.class)
                .list()
                .forEach(plan -> looking.look(new RailObject(PracticeRail.ACCOUNT, RailObject.Kind.PLAN, plan)));
        jdbc.sql("select id from support.mail where state = 'DUE'")
                .query(UUID.class)
                .list()
                .forEach(id -> mails.run(new BookRows.Send(id)));
        jdbc.sql("select id from mail.outbox where state = 'WAITING' and key like 'support:%'")
                .query(UUID.class)
                .list()
                .forEach(id -> outbox.run(new Outbox.Call(id, 0)));
        post.look();
    }
}

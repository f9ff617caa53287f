package press.stet.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import press.stet.readers.Consent;
import press.stet.readers.Letter;
import press.stet.readers.MailAddress;
import press.stet.readers.Subscriptions;

/** Signs invented readers up, all at once. */
@TestComponent
class ReadersAtHand {

    private static final Consent CONSENT = new Consent("en", "You may send me this.");

    private final Subscriptions subscriptions;
    private final JdbcClient jdbc;

    ReadersAtHand(Subscriptions subscriptions, JdbcClient jdbc) {
        this.subscriptions = subscriptions;
        this.jdbc = jdbc;
    }

    @Transactional
    void sign(Letter letter, int count) {
        sign(letter, count, "mail.example");
    }

    @Transactional
    void sign(Letter letter, int count, String domain) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < count; i++) {
            String address = "r" + i + "." + run + "@" + domain;
            try {
                // The sign-ups of one domain are paced; these are taken for granted.
                jdbc.sql("delete from readers.pace").update();
                subscriptions.ask(MailAddress.parse(address), List.of(letter), CONSENT);
            } catch (MailAddress.Bad e) {
                throw new IllegalStateException(e);
            }
        }
        jdbc.sql("select subscriber from readers.subscription where letter = :letter")
                .param("letter", letter.id())
                .query(UUID.class)
                .list()
                .forEach(subscriptions::confirm);
        jdbc.sql("delete from mail.outbox").update();
        jdbc.sql("delete from jobs.scheduled_tasks where task_name = 'mail.send'")
                .update();
    }

    private record Seat(UUID id, UUID subscriber) {}

    /** Readers from one place in the record to another leave; answers with their addresses. */
    @Transactional
    List<String> leave(Letter letter, int from, int to) {
        List<String> left = new ArrayList<>();
        List<Seat> inOrder = jdbc.sql(
                        "select id, subscriber from readers.subscription where letter = :letter order by subscriber")
                .param("letter", letter.id())
                .query(Seat.class)
                .list();
        for (Seat seat : inOrder.subList(from, to + 1)) {
            left.add(subscriptions
                    .held(seat.subscriber())
                    .orElseThrow()
                    .address()
                    .text());
            subscriptions.leave(seat.id());
        }
        return left;
    }
}

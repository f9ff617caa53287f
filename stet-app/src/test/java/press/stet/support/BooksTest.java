package press.stet.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;

@StetTest
@TestPropertySource(properties = "stet.worker=false")
class BooksTest {

    private static final int HISTORIES = 120;

    @Autowired
    BookRows rows;

    @Autowired
    JdbcClient jdbc;

    @Test
    void the_database_answers_as_the_memory_does_in_every_history_and_breaks_no_invariant() {
        List<String> wrongs = new ArrayList<>();
        Map<String, Long> memory = new HashMap<>();
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = new History(1_000_000 + seed, "acct_" + seed, step -> new BothBooks(rows, step));
            history.run();
            HistoriesTest.judge(history, wrongs);
            history.books.entries.values().stream()
                    .flatMap(entry -> entry.postings().stream())
                    .forEach(posting -> memory.merge(
                            posting.account() + " " + posting.amount().getCurrencyUnit(),
                            posting.amount().getAmountMinorLong(),
                            Long::sum));
        }

        assertThat(wrongs).isEmpty();
        Map<String, Long> database = new HashMap<>();
        jdbc.sql(
                        "select p.account, p.currency, sum(p.minor) as minor from support.posting p join support.entry e on e.number = p.entry"
                                + " where e.rail = 'fake' and e.account like 'acct!_%' escape '!' group by 1, 2")
                .query(row -> {
                    database.put(row.getString("account") + " " + row.getString("currency"), row.getLong("minor"));
                });
        assertThat(database).isEqualTo(memory);
        assertThat(jdbc.sql(
                                "select count(*) from (select entry, currency from support.posting group by 1, 2 having sum(minor) <> 0) as wrong")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void the_ledger_takes_no_entry_that_does_not_balance_and_lets_none_be_changed() {
        jdbc.sql(
                        "insert into support.entry (rail, account, mode, key, at, entered_at) values ('fake', 'by-hand', 'TEST', 'x', now(), now())")
                .update();
        long entry = jdbc.sql("select number from support.entry where account = 'by-hand'")
                .query(Long.class)
                .single();

        assertThatThrownBy(() -> jdbc.sql("insert into support.posting values (" + entry + ", 'RAIL', 'USD', 200)")
                        .update())
                .hasMessageContaining("must sum to nothing");
        jdbc.sql("insert into support.posting values (" + entry + ", 'RAIL', 'USD', 200), (" + entry
                        + ", 'GIVEN', 'USD', -200)")
                .update();
        for (String change : List.of(
                "update support.posting set minor = minor + 1",
                "delete from support.posting",
                "delete from support.entry",
                "update support.entry set at = now()",
                "truncate support.posting")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).hasMessageContaining("append only");
        }
    }

    @Test
    void news_of_an_event_is_kept_once_and_its_body_is_sealed() {
        RailAccount account = new RailAccount("fake", "news", Mode.TEST);
        RailEvent event = new RailEvent(
                account,
                "evt_1",
                "payment.succeeded",
                new RailObject(account, RailObject.Kind.PAYMENT, "pi_1"),
                Instant.EPOCH,
                "{\"email\":\"ada@example.org\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(rows.receive(event)).isTrue();
        assertThat(rows.receive(event)).isFalse();
        byte[] raw = jdbc.sql("select raw from support.news where account = 'news'")
                .query((row, n) -> row.getBytes("raw"))
                .single();
        assertThat(new String(raw, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("ada@example.org");
    }
}

package press.stet.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import press.stet.jobs.Jobs;
import press.stet.kernel.Sealing;
import press.stet.kernel.Sql;

@Component
class NewsRows {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Sealing sealing;
    private final Jobs jobs;
    private final Clock clock;

    NewsRows(JdbcClient jdbc, TransactionTemplate transactions, Sealing sealing, Jobs jobs, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.sealing = sealing;
        this.jobs = jobs;
        this.clock = clock;
    }

    boolean receive(RailEvent event) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Long> number = BookRows.of(jdbc.sql("""
                                    insert into support.news (rail, account, mode, event, type, object_kind, object_ref, raw, happened_at, received_at)
                                    values (:rail, :account, :mode, :event, :type, :kind, :ref, :raw, :happened, :received)
                                    on conflict do nothing returning number"""), event.account())
                    .param("event", event.id())
                    .param("type", event.type())
                    .param("kind", event.about().kind().name())
                    .param("ref", event.about().ref())
                    .param(
                            "raw",
                            sealing.seal(
                                            new String(event.raw(), java.nio.charset.StandardCharsets.ISO_8859_1),
                                            "support.news.raw:" + event.id())
                                    .bytes())
                    .param("happened", Sql.at(event.at()))
                    .param("received", Sql.at(clock.instant()))
                    .query(Long.class)
                    .optional();
            number.ifPresent(added -> jobs.enqueue(
                    BookRows.ACT,
                    Long.toString(added),
                    new BookRows.Act(added, BookRows.look(event.about(), new UUID(0, added)))));
            return number.isPresent();
        }));
    }

    List<Books.Waiting> waiting(@Nullable RailObject about) {
        if (about == null) {
            return jdbc.sql("select * from support.news where done_at is null order by number")
                    .query(NewsRows::news)
                    .list();
        }
        return BookRows.of(jdbc.sql("""
                                select * from support.news where done_at is null and rail = :rail and account = :account
                                  and mode = :mode and object_kind = :kind and object_ref = :ref order by number"""), about.account())
                .param("kind", about.kind().name())
                .param("ref", about.ref())
                .query(NewsRows::news)
                .list();
    }

    void done(List<Books.Waiting> news) {
        if (news.isEmpty()) {
            return;
        }
        int unused = jdbc.sql(
                        "update support.news set done_at = :at, trouble = null where number = any(cast(:numbers as bigint[]))")
                .param("at", Sql.at(clock.instant()))
                .param(
                        "numbers",
                        "{"
                                + String.join(
                                        ",",
                                        news.stream()
                                                .map(each -> Long.toString(each.number()))
                                                .toList()) + "}")
                .update();
    }

    /** @return how often it has failed now */
    int trouble(long news, String sentence) {
        return jdbc.sql(
                        "update support.news set tries = tries + 1, trouble = :words where number = :number returning tries")
                .param("words", sentence)
                .param("number", news)
                .query(Integer.class)
                .single();
    }

    private static Books.Waiting news(ResultSet row, int number) throws SQLException {
        return new Books.Waiting(
                row.getLong("number"),
                new RailObject(
                        BookRows.account(row),
                        RailObject.Kind.valueOf(row.getString("object_kind")),
                        row.getString("object_ref")));
    }
}

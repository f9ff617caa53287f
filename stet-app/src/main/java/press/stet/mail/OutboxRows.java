package press.stet.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sql;

@Component
class OutboxRows {

    record Waiting(
            UUID id,
            String key,
            Outbox.State state,
            int attempts,
            @Nullable Sealed content) {}

    private final JdbcClient jdbc;

    OutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if there is a mail of this key already. */
    boolean insert(UUID id, String key, Sealed content, Instant at) {
        return jdbc.sql("insert into mail.outbox (id, key, content, state, put_at, changed_at)"
                                + " values (:id, :key, :content, 'WAITING', :at, :at) on conflict (key) do nothing")
                        .param("id", id)
                        .param("key", key)
                        .param("content", content.bytes())
                        .param("at", Sql.at(at))
                        .update()
                > 0;
    }

    Optional<Waiting> find(UUID id) {
        return jdbc.sql("select * from mail.outbox where id = :id")
                .param("id", id)
                .query((row, n) -> {
                    byte[] content = row.getBytes("content");
                    return new Waiting(
                            Sql.uuid(row, "id"),
                            row.getString("key"),
                            Outbox.State.valueOf(row.getString("state")),
                            row.getInt("attempts"),
                            content == null ? null : new Sealed(content));
                })
                .optional();
    }

    /** Writes down that the dot follows; false if somebody else did meanwhile. */
    boolean dotted(UUID id, Instant at) {
        return jdbc.sql(
                                "update mail.outbox set state = 'DOTTED', changed_at = :at where id = :id and state = 'WAITING'")
                        .param("id", id)
                        .param("at", Sql.at(at))
                        .update()
                > 0;
    }

    void waits(UUID id, int attempts, String reply, Instant at) {
        jdbc.sql("update mail.outbox set state = 'WAITING', attempts = :attempts, reply = :reply, changed_at = :at"
                        + " where id = :id")
                .param("id", id)
                .param("attempts", attempts)
                .param("reply", reply)
                .param("at", Sql.at(at))
                .update();
    }

    /** What is settled keeps its key and the relay's words, and nothing of what it said. */
    void settle(UUID id, Outbox.State state, String reply, Instant at) {
        jdbc.sql(
                        "update mail.outbox set state = :state, reply = :reply, changed_at = :at, content = null where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("reply", reply)
                .param("at", Sql.at(at))
                .update();
    }

    void forget(Instant settledBefore) {
        jdbc.sql("delete from mail.outbox where state in ('ACCEPTED', 'REFUSED') and changed_at < :before")
                .param("before", Sql.at(settledBefore))
                .update();
    }

    List<Outbox.Line> notAccepted(int count) {
        return jdbc.sql("select key, state, attempts, changed_at, reply from mail.outbox where state <> 'ACCEPTED'"
                        + " order by changed_at desc limit :count")
                .param("count", count)
                .query((row, n) -> new Outbox.Line(
                        row.getString("key"),
                        Outbox.State.valueOf(row.getString("state")),
                        row.getInt("attempts"),
                        Sql.instant(row, "changed_at"),
                        row.getString("reply")))
                .list();
    }
}

package press.stet.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;

@Component
class ReminderRows {

    record Row(byte[] mail, String language, LocalDate month) {}

    private final JdbcClient jdbc;

    ReminderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean insert(UUID id, byte[] mail, byte[] hash, LocalDate month, String language, Instant at) {
        return jdbc.sql("insert into support.reminder (id, mail, mail_hash, month, language, asked_at)"
                                + " values (:id, :mail, :hash, :month, :language, :at) on conflict do nothing")
                        .param("id", id)
                        .param("mail", mail)
                        .param("hash", hash)
                        .param("month", month)
                        .param("language", language)
                        .param("at", Sql.at(at))
                        .update()
                == 1;
    }

    Optional<LocalDate> confirm(UUID id, Instant at) {
        return jdbc.sql(
                        "update support.reminder set confirmed_at = coalesce(confirmed_at, :at) where id = :id returning month")
                .param("id", id)
                .param("at", Sql.at(at))
                .query(LocalDate.class)
                .optional();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("select mail, language, month from support.reminder where id = :id")
                .param("id", id)
                .query((row, n) -> new Row(
                        row.getBytes("mail"), row.getString("language"), row.getObject("month", LocalDate.class)))
                .optional();
    }

    List<UUID> due(LocalDate today) {
        return jdbc.sql("select id from support.reminder where confirmed_at is not null and month <= :today")
                .param("today", today)
                .query((row, n) -> Sql.uuid(row, "id"))
                .list();
    }

    void forgetUnconfirmed(Instant askedBefore) {
        int unused = jdbc.sql("delete from support.reminder where confirmed_at is null and asked_at < :before")
                .param("before", Sql.at(askedBefore))
                .update();
    }

    void delete(UUID id) {
        int unused = jdbc.sql("delete from support.reminder where id = :id")
                .param("id", id)
                .update();
    }
}

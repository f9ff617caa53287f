package press.stet.identity;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;

class OneTimeLinkRows {

    record Row(StaffId staff, Instant expiresAt, @Nullable Instant usedAt) {}

    private final JdbcClient jdbc;

    OneTimeLinkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(byte[] hash, StaffId staff, Instant madeAt, Instant expiresAt) {
        jdbc.sql("""
                        insert into identity.one_time_link (token_hash, staff, made_at, expires_at)
                        values (:hash, :staff, :made, :expires)""")
                .param("hash", hash)
                .param("staff", staff.value())
                .param("made", Sql.at(madeAt))
                .param("expires", Sql.at(expiresAt))
                .update();
    }

    Optional<Row> find(byte[] hash) {
        return jdbc.sql("select staff, expires_at, used_at from identity.one_time_link where token_hash = :hash")
                .param("hash", hash)
                .query((row, n) -> new Row(
                        new StaffId(Sql.uuid(row, "staff")),
                        Sql.instant(row, "expires_at"),
                        Sql.instantOrNull(row, "used_at")))
                .optional();
    }

    /** Uses the link up; of two attempts at once exactly one gets an answer. */
    Optional<Row> use(byte[] hash, Instant now) {
        return jdbc.sql("""
                        update identity.one_time_link set used_at = :now
                        where token_hash = :hash and used_at is null and expires_at > :now
                        returning staff, expires_at""")
                .param("hash", hash)
                .param("now", Sql.at(now))
                .query((row, n) -> new Row(new StaffId(Sql.uuid(row, "staff")), Sql.instant(row, "expires_at"), now))
                .optional();
    }

    void forget(Instant expiredBefore) {
        jdbc.sql("delete from identity.one_time_link where expires_at < :before")
                .param("before", Sql.at(expiredBefore))
                .update();
    }
}

package press.stet.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;

@Component
class WishRows {

    record Wish(@Nullable Instant takenUntil, @Nullable UUID contribution) {}

    private final JdbcClient jdbc;

    WishRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, byte[] hash, LocalDate day) {
        int unused = jdbc.sql("insert into support.wish (id, code_hash, asked_on) values (:id, :hash, :day)")
                .param("id", id)
                .param("hash", hash)
                .param("day", day)
                .update();
    }

    /** A wish for which a payment failed waits again. */
    Optional<UUID> take(Instant now, Instant until) {
        return jdbc.sql("""
                        update support.wish set taken_until = :until, contribution = null where id = (
                          select wish.id from support.wish left join support.contribution on contribution.id = wish.contribution
                          where (wish.contribution is null or contribution.state in ('FAILED', 'EXPIRED'))
                            and (wish.taken_until is null or wish.taken_until < :now)
                          order by wish.asked_on, wish.id limit 1 for update of wish skip locked)
                        returning id""")
                .param("now", Sql.at(now))
                .param("until", Sql.at(until))
                .query((row, n) -> Sql.uuid(row, "id"))
                .optional();
    }

    void given(UUID id, UUID contribution) {
        int unused = jdbc.sql(
                        "update support.wish set contribution = :contribution where id = :id and contribution is null and taken_until is not null")
                .param("contribution", contribution)
                .param("id", id)
                .update();
    }

    Optional<Wish> find(byte[] hash) {
        return jdbc.sql("select taken_until, contribution from support.wish where code_hash = :hash")
                .param("hash", hash)
                .query((row, n) ->
                        new Wish(Sql.instantOrNull(row, "taken_until"), row.getObject("contribution", UUID.class)))
                .optional();
    }

    long waiting() {
        return jdbc.sql("select count(*) from support.wish where contribution is null")
                .query(Long.class)
                .single();
    }

    void forget(LocalDate before) {
        int unused = jdbc.sql("delete from support.wish where asked_on < :before")
                .param("before", before)
                .update();
    }
}

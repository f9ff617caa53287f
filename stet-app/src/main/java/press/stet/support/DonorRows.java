package press.stet.support;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;

@Component
class DonorRows {

    record SealedRow(byte[] key, byte[] mail) {}

    private final JdbcClient jdbc;

    DonorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> byHash(byte[] hash) {
        return jdbc.sql("select id from support.donor where mail_hash = :hash")
                .param("hash", hash)
                .query((row, n) -> Sql.uuid(row, "id"))
                .optional();
    }

    boolean insert(UUID id, byte[] key, byte[] mail, byte[] hash, String language, Instant at) {
        return jdbc.sql("""
                                insert into support.donor (id, key, mail, mail_hash, language, created_at)
                                values (:id, :key, :mail, :hash, :language, :at) on conflict do nothing""")
                        .param("id", id)
                        .param("key", key)
                        .param("mail", mail)
                        .param("hash", hash)
                        .param("language", language)
                        .param("at", Sql.at(at))
                        .update()
                == 1;
    }

    Optional<SealedRow> sealed(UUID donor) {
        return jdbc.sql("select key, mail from support.donor where id = :id and key is not null")
                .param("id", donor)
                .query((row, n) -> new SealedRow(row.getBytes("key"), row.getBytes("mail")))
                .optional();
    }

    String language(UUID donor) {
        return jdbc.sql("select language from support.donor where id = :id")
                .param("id", donor)
                .query(String.class)
                .single();
    }

    void destroy(UUID donor, Instant at) {
        int unused = jdbc.sql(
                        "update support.donor set key = null, mail = null, mail_hash = null, destroyed_at = :at where id = :id")
                .param("id", donor)
                .param("at", Sql.at(at))
                .update();
    }

    void deleteIfNothingGiven(UUID donor) {
        int unused = jdbc.sql("""
                        delete from support.donor where id = :id
                          and not exists (select from support.plan where plan.donor = donor.id)
                          and not exists (select from support.contribution where contribution.donor = donor.id)""").param("id", donor).update();
    }

    int destroyUntil(Instant lastMoney, Instant at) {
        return jdbc.sql("""
                        update support.donor set key = null, mail = null, mail_hash = null, destroyed_at = :at
                        where destroyed_at is null and created_at < :until
                          and not exists (select from support.plan where plan.donor = donor.id
                            and (changed_at >= :until
                              or state in ('PENDING_FIRST', 'ACTIVE', 'ACTION_REQUIRED', 'PAST_DUE', 'PAUSED')))
                          and not exists (select from support.contribution where contribution.donor = donor.id
                            and (changed_at >= :until
                              or state in ('SUBMITTING', 'ACTION_REQUIRED', 'PROCESSING', 'RETRYING', 'UNKNOWN', 'DISPUTED')))""")
                .param("until", Sql.at(lastMoney))
                .param("at", Sql.at(at))
                .update();
    }
}

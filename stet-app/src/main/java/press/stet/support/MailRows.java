package press.stet.support;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.jobs.Jobs;
import press.stet.kernel.Ids;
import press.stet.kernel.Sql;

@Component
class MailRows {

    record Due(
            UUID id, MailKind kind, UUID subject, @Nullable UUID donor) {}

    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Ids ids;

    MailRows(JdbcClient jdbc, Jobs jobs, Ids ids) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.ids = ids;
    }

    /** @param donor to whom, where the subject does not say it */
    void due(MailDue mail, @Nullable UUID donor, Instant at) {
        UUID id = ids.next();
        int added = jdbc.sql(
                        "insert into support.mail (id, kind, subject, donor, due_at) values (:id, :kind, :subject, :donor, :at)"
                                + " on conflict do nothing")
                .param("id", id)
                .param("kind", mail.kind().name())
                .param("subject", mail.subject())
                .param("donor", donor)
                .param("at", Sql.at(at))
                .update();
        if (added == 1) {
            jobs.enqueue(BookRows.SEND, id.toString(), new BookRows.Send(id));
        }
    }

    /** Marks a mail as put out; empty when it is not due any more. */
    Optional<Due> take(UUID id, Instant at) {
        return jdbc.sql(
                        "update support.mail set state = 'SENT', sent_at = :at where id = :id and state = 'DUE' returning *")
                .param("id", id)
                .param("at", Sql.at(at))
                .query((row, n) -> new Due(
                        Sql.uuid(row, "id"),
                        MailKind.valueOf(row.getString("kind")),
                        Sql.uuid(row, "subject"),
                        row.getObject("donor", UUID.class)))
                .optional();
    }

    /** There was nobody to write to any more. */
    void drop(UUID id) {
        int unused = jdbc.sql("update support.mail set state = 'DROPPED', sent_at = null where id = :id")
                .param("id", id)
                .update();
    }
}

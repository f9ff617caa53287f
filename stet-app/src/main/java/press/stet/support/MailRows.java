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

    /** Marks a mail as being sent; empty when it is not due any more. */
    Optional<Due> take(UUID id) {
        return jdbc.sql("update support.mail set state = 'SENDING' where id = :id and state = 'DUE' returning *")
                .param("id", id)
                .query((row, n) -> new Due(
                        Sql.uuid(row, "id"),
                        MailKind.valueOf(row.getString("kind")),
                        Sql.uuid(row, "subject"),
                        row.getObject("donor", UUID.class)))
                .optional();
    }

    void mark(UUID id, String state, Instant at) {
        int unused = jdbc.sql("update support.mail set state = :state, sent_at = :at where id = :id")
                .param("state", state)
                .param("at", Sql.at(at))
                .param("id", id)
                .update();
    }

    int doubtful(Instant dueBefore) {
        return jdbc.sql("update support.mail set state = 'DOUBTFUL' where state = 'SENDING' and due_at < :before")
                .param("before", Sql.at(dueBefore))
                .update();
    }
}

package press.stet.support;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;

@Component
class RetentionRows {

    private final JdbcClient jdbc;

    RetentionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The bodies of news; that it came, and what it was about, stays, so that it cannot come again. */
    void forgetBodies(Instant receivedBefore) {
        int unused = jdbc.sql("update support.news set raw = null where raw is not null and received_at < :before")
                .param("before", Sql.at(receivedBefore))
                .update();
    }

    /** To whom a link was mailed; that a mail of a kind went out for its subject stays, so that it cannot go out again. */
    void forgetMails(Instant dueBefore) {
        int unused = jdbc.sql(
                        "update support.mail set donor = null where donor is not null and due_at < :before and state <> 'DUE'")
                .param("before", Sql.at(dueBefore))
                .update();
    }
}

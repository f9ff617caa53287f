package press.stet.letters;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sealing;
import press.stet.kernel.Secret;
import press.stet.kernel.Sql;
import press.stet.mail.Relay;

@Component
class MailboxRows {

    private static final String PLACE = "mailbox.password";

    private final JdbcClient jdbc;
    private final Sealing sealing;

    MailboxRows(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    Optional<Mailbox> find() {
        return jdbc.sql("select * from letters.mailbox")
                .query((row, n) -> new Mailbox(
                        row.getString("host"),
                        row.getInt("port"),
                        Relay.Security.valueOf(row.getString("security")),
                        row.getString("username"),
                        new Secret(sealing.open(new Sealed(row.getBytes("password")), PLACE)),
                        Sql.instantOrNull(row, "looked_at"),
                        row.getInt("unclear"),
                        row.getString("error")))
                .optional();
    }

    void save(Mailbox mailbox) {
        jdbc.sql("insert into letters.mailbox (host, port, security, username, password)"
                        + " values (:host, :port, :security, :username, :password) on conflict (only_row) do update"
                        + " set host = :host, port = :port, security = :security, username = :username,"
                        + " password = :password, error = null")
                .param("host", mailbox.host())
                .param("port", mailbox.port())
                .param("security", mailbox.security().name())
                .param("username", mailbox.username())
                .param(
                        "password",
                        sealing.seal(mailbox.password().value(), PLACE).bytes())
                .update();
    }

    void delete() {
        jdbc.sql("delete from letters.mailbox").update();
    }

    void looked(int unclear, @Nullable String error, Instant at) {
        jdbc.sql("update letters.mailbox set looked_at = :at, unclear = :unclear, error = :error")
                .param("at", Sql.at(at))
                .param("unclear", unclear)
                .param("error", error)
                .update();
    }
}

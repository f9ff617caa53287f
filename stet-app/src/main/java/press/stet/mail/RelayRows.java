package press.stet.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
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
class RelayRows {

    record RelayRow(Relay relay, @Nullable Sealed password) {}

    record KeyRow(String domain, String selector, DkimKey.Algorithm algorithm, Sealed privateKey, String publicKey) {}

    private final JdbcClient jdbc;

    RelayRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RelayRow> relays() {
        return jdbc.sql("select * from mail.relay order by name")
                .query(RelayRows::relay)
                .list();
    }

    void insert(Relay relay, @Nullable Sealed password) {
        jdbc.sql(
                        "insert into mail.relay (id, name, host, port, security, username, password, weight, connections, per_second)"
                                + " values (:id, :name, :host, :port, :security, :username, :password, :weight, :connections, :perSecond)")
                .param("id", relay.id())
                .param("name", relay.name())
                .param("host", relay.host())
                .param("port", relay.port())
                .param("security", relay.security().name())
                .param("username", relay.username())
                .param("password", password == null ? null : password.bytes())
                .param("weight", relay.weight())
                .param("connections", relay.connections())
                .param("perSecond", relay.perSecond())
                .update();
    }

    boolean deleteRelay(UUID id) {
        return jdbc.sql("delete from mail.relay where id = :id").param("id", id).update() > 0;
    }

    Optional<Sender> sender() {
        return jdbc.sql("select * from mail.sender")
                .query((row, n) -> new Sender(
                        row.getString("address"),
                        row.getString("reply_to"),
                        row.getString("bounce_domain"),
                        Sender.Signing.valueOf(row.getString("signing"))))
                .optional();
    }

    void save(Sender sender) {
        jdbc.sql("insert into mail.sender (address, reply_to, bounce_domain, signing)"
                        + " values (:address, :reply, :bounce, :signing)"
                        + " on conflict (only_row) do update set address = :address, reply_to = :reply,"
                        + " bounce_domain = :bounce, signing = :signing")
                .param("address", sender.address())
                .param("reply", sender.replyTo())
                .param("bounce", sender.bounceDomain())
                .param("signing", sender.signing().name())
                .update();
    }

    List<KeyRow> keys(String domain) {
        return jdbc.sql("select * from mail.signing_key where domain = :domain order by algorithm desc, made_at")
                .param("domain", domain)
                .query((row, n) -> new KeyRow(
                        row.getString("domain"),
                        row.getString("selector"),
                        DkimKey.Algorithm.valueOf(row.getString("algorithm")),
                        new Sealed(row.getBytes("private_key")),
                        row.getString("public_key")))
                .list();
    }

    /** Leaves a key of this name alone that is there already. */
    void insert(DkimKey key, Sealed privateKey, Instant at) {
        jdbc.sql("insert into mail.signing_key (domain, selector, algorithm, private_key, public_key, made_at)"
                        + " values (:domain, :selector, :algorithm, :private, :public, :at) on conflict do nothing")
                .param("domain", key.domain())
                .param("selector", key.selector())
                .param("algorithm", key.algorithm().name())
                .param("private", privateKey.bytes())
                .param("public", key.publicKey())
                .param("at", Sql.at(at))
                .update();
    }

    private static RelayRow relay(ResultSet row, int number) throws SQLException {
        byte[] password = row.getBytes("password");
        return new RelayRow(
                new Relay(
                        Sql.uuid(row, "id"),
                        row.getString("name"),
                        row.getString("host"),
                        row.getInt("port"),
                        Relay.Security.valueOf(row.getString("security")),
                        row.getString("username"),
                        null,
                        row.getInt("weight"),
                        row.getInt("connections"),
                        row.getInt("per_second")),
                password == null ? null : new Sealed(password));
    }
}

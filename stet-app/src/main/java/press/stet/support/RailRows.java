package press.stet.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;

@Component
class RailRows {

    private final JdbcClient jdbc;

    RailRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RailAccount> accounts() {
        return jdbc.sql("select rail, account, mode from support.rail order by since")
                .query((row, n) -> BookRows.account(row))
                .list();
    }

    Optional<byte[]> keys(RailAccount account) {
        return jdbc.sql("select keys from support.rail where rail = :rail and account = :account and mode = :mode")
                .param("rail", account.rail())
                .param("account", account.account())
                .param("mode", account.mode().name())
                .query((row, n) -> row.getBytes("keys"))
                .optional();
    }

    void save(RailAccount account, byte[] keys, Instant at) {
        int unused = jdbc.sql("""
                        insert into support.rail (rail, account, mode, keys, since) values (:rail, :account, :mode, :keys, :at)
                        on conflict (rail, account, mode) do update set keys = excluded.keys""")
                .param("rail", account.rail())
                .param("account", account.account())
                .param("mode", account.mode().name())
                .param("keys", keys)
                .param("at", Sql.at(at))
                .update();
    }
}

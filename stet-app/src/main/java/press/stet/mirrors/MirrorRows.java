package press.stet.mirrors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.format.ObjectHash;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sql;

@Component
class MirrorRows {

    private final JdbcClient jdbc;

    MirrorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Mirror mirror, Instant at) {
        jdbc.sql("insert into mirrors.mirror (id, name, kind, carries, address, public_address, credentials, added_at)"
                        + " values (:id, :name, :kind, :carries, :address, :public, :credentials, :at)")
                .param("id", mirror.id())
                .param("name", mirror.name())
                .param("kind", mirror.kind().name())
                .param("carries", mirror.carries().name())
                .param("address", mirror.address())
                .param("public", mirror.publicAddress())
                .param(
                        "credentials",
                        mirror.credentials() == null
                                ? null
                                : mirror.credentials().bytes())
                .param("at", Sql.at(at))
                .update();
    }

    boolean delete(String name) {
        return jdbc.sql("delete from mirrors.mirror where name = :name")
                        .param("name", name)
                        .update()
                > 0;
    }

    List<Mirror> all() {
        return jdbc.sql("select * from mirrors.mirror order by name")
                .query(MirrorRows::mirror)
                .list();
    }

    Optional<Mirror> find(UUID id) {
        return jdbc.sql("select * from mirrors.mirror where id = :id")
                .param("id", id)
                .query(MirrorRows::mirror)
                .optional();
    }

    void succeeded(UUID id, Push.State state, Instant at) {
        jdbc.sql(
                        "update mirrors.mirror set edition = :edition, edition_table = :table, clock = :clock, clock_time = :time,"
                                + " root = :root, notices = :notices, kept_from = :kept, pushed_at = :at, error = null, failed_at = null"
                                + " where id = :id")
                .param("id", id)
                .param("edition", state.edition())
                .param("table", state.table().hex())
                .param("clock", state.clock())
                .param("time", Sql.at(state.clockTime()))
                .param("root", state.root())
                .param("notices", state.notices())
                .param("kept", state.keptFrom())
                .param("at", Sql.at(at))
                .update();
    }

    /** Keeps of which tables each page at a door is one's. */
    void pages(UUID id, List<ObjectHash> tables) {
        jdbc.sql("update mirrors.mirror set pages = string_to_array(:pages, ' ') where id = :id")
                .param("id", id)
                .param("pages", tables.stream().map(ObjectHash::hex).collect(Collectors.joining(" ")))
                .update();
    }

    void failed(UUID id, String sentence, Instant at) {
        jdbc.sql("update mirrors.mirror set error = :error, failed_at = :at where id = :id")
                .param("id", id)
                .param("error", sentence)
                .param("at", Sql.at(at))
                .update();
    }

    private static Mirror mirror(ResultSet row, int number) throws SQLException {
        byte[] credentials = row.getBytes("credentials");
        return new Mirror(
                Sql.uuid(row, "id"),
                row.getString("name"),
                Mirror.Kind.valueOf(row.getString("kind")),
                Carries.valueOf(row.getString("carries")),
                row.getString("address"),
                row.getString("public_address"),
                credentials == null ? null : new Sealed(credentials),
                row.getString("edition_table") == null
                        ? null
                        : new Push.State(
                                row.getLong("edition"),
                                ObjectHash.fromHex(row.getString("edition_table")),
                                row.getLong("clock"),
                                Sql.instant(row, "clock_time"),
                                row.getLong("root"),
                                row.getLong("notices"),
                                row.getLong("kept_from")),
                Arrays.stream((String[]) row.getArray("pages").getArray())
                        .map(ObjectHash::fromHex)
                        .toList(),
                row.getString("channel"),
                Sql.instantOrNull(row, "burnt_at"),
                row.getString("error"),
                Sql.instantOrNull(row, "failed_at"));
    }
}

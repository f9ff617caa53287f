package press.stet.mirrors;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;

@Component
class VerdictRows {

    private final JdbcClient jdbc;

    VerdictRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID mirror, Mirrors.Said said) {
        jdbc.sql("insert into mirrors.verdict (id, mirror, place, source, reach, said_at)"
                        + " values (:id, :mirror, :place, :source, :reach, :at)")
                .param("id", id)
                .param("mirror", mirror)
                .param("place", said.place())
                .param("source", said.source())
                .param("reach", said.reach().name())
                .param("at", Sql.at(said.at()))
                .update();
    }

    /** The last that each source said of each place since then, the latest first. */
    List<Mirrors.Said> latest(UUID mirror, Instant since) {
        return jdbc.sql(
                        "select * from (select distinct on (place, source) place, source, reach, said_at from mirrors.verdict"
                                + " where mirror = :mirror and said_at >= :since order by place, source, said_at desc) latest"
                                + " order by said_at desc")
                .param("mirror", mirror)
                .param("since", Sql.at(since))
                .query((row, number) -> new Mirrors.Said(
                        row.getString("place"),
                        row.getString("source"),
                        Reach.valueOf(row.getString("reach")),
                        Sql.instant(row, "said_at")))
                .list();
    }
}

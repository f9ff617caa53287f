package press.stet.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;

class AuditRows {

    private final JdbcClient jdbc;

    AuditRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Audit.Entry entry) {
        jdbc.sql(
                        "insert into audit.entry (at, staff, what, subject, note) values (:at, :staff, :what, :subject, :note)")
                .param("at", Sql.at(entry.at()))
                .param("staff", entry.staff())
                .param("what", entry.what())
                .param("subject", entry.subject())
                .param("note", entry.note())
                .update();
    }

    List<Audit.Entry> newest(int count) {
        return jdbc.sql("select at, staff, what, subject, note from audit.entry order by id desc limit :count")
                .param("count", count)
                .query(AuditRows::entry)
                .list();
    }

    List<Audit.Entry> of(UUID subject) {
        return jdbc.sql("select at, staff, what, subject, note from audit.entry where subject = :subject order by id")
                .param("subject", subject)
                .query(AuditRows::entry)
                .list();
    }

    private static Audit.Entry entry(ResultSet row, int number) throws SQLException {
        return new Audit.Entry(
                Sql.instant(row, "at"),
                row.getObject("staff", UUID.class),
                row.getString("what"),
                row.getObject("subject", UUID.class),
                row.getString("note"));
    }
}

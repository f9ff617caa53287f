package press.stet.edition;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;

@Component
class EditionRows {

    private final JdbcClient jdbc;

    EditionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Number of the last edition on record; 0 if there is none. */
    long last() {
        return jdbc.sql("select coalesce(max(number), 0) from edition.edition").query(Long.class).single();
    }

    void insert(long number, String tableRoot, Instant at, int pages, Printer.Kind kind) {
        jdbc.sql("insert into edition.edition (number, table_root, printed_at, pages, full_print) values (:number, :root, :at, :pages, :full)")
                .param("number", number)
                .param("root", tableRoot)
                .param("at", Sql.at(at))
                .param("pages", pages)
                .param("full", kind == Printer.Kind.FULL)
                .update();
    }
}
